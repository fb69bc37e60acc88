"""sensitive/criminal: data on offences without the ground that Article 10 asks for."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.legal_bases import IMPOSED, names_its_law, one_of
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.special_categories import OFFENCE, conditions_of, data_labels, is_expression, sensitive_words

ARTICLE_10 = "gdpr:10"


@rule("sensitive/criminal")
def criminal(policy: Policy) -> Iterator[Finding]:
    """Data on offences, or a list of suspects, without what Art. 10 asks for: official control, or a law.

    A basis that names the law (an obligation, a public task) counts, and so does any condition that names a law other
    than the GDPR, which forbids. Silent on a list whose purpose was told already, and on journalism and academic,
    artistic or literary expression (Art. 85(2)).
    """
    told: set[str] = set()
    for purpose in policy.purposes:
        words = sensitive_words(policy, purpose.declaration, OFFENCE)
        if words and not purpose.anonymous and not _allowed(policy, purpose):
            told.add(purpose.id)
            others = tuple(related(word.span, "too") for word in words[1:])
            labels = data_labels(policy, words)
            yield finding(purpose.declaration, words[0].span, related=others, data=labels)
    for watchlist in policy.all("watchlist"):
        served = policy.named_purposes(watchlist.listing("purposes"))
        if any(p.id in told or _allowed(policy, p) for p in served):
            continue
        if conditions_of(policy, watchlist, (), ARTICLE_10) or any(map(_names_a_law, watchlist.all("condition"))):
            continue
        words = sensitive_words(policy, watchlist, OFFENCE)
        suspects = bool(served) and all(policy.kind_flag(p, "suspects") for p in served)
        if words or suspects:
            places = tuple(related(p.place, "purpose") for p in served)
            yield finding(watchlist, words[0].span if words else None, related=places, variant="list")


def _allowed(policy: Policy, purpose: Purpose) -> bool:
    """True when the purpose or its bundle states a ground of Art. 10, or names the law that allows or imposes it."""
    holders = policy.ancestors(purpose)
    if is_expression(policy, purpose) or any(conditions_of(policy, p.declaration, (), ARTICLE_10) for p in holders):
        return True
    if any(_names_a_law(s) for p in holders for s in p.declaration.all("condition")):
        return True
    return any(one_of(policy, b.id, IMPOSED) and names_its_law(b) for b in policy.bases(purpose))


def _names_a_law(condition: Declaration) -> bool:
    """True when a condition names a norm outside the GDPR: Art. 10 wants one that authorises the processing."""
    return any(not n.text.startswith("gdpr") for n in condition.listing("norm").words)
