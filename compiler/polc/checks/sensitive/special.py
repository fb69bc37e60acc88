"""Special categories of data (Art. 9): the condition that lifts the prohibition, and what is wrongly called so."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Related
from polc.core.values import Word
from polc.model.commitments.conflicts import is_held
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.special_categories import SPECIAL, conditions_of, data_labels, sensitive_within, sensitive_words
from polc.reference.vocabulary import vocabulary

ARTICLE_9 = "gdpr:9(2)"
FOR_DECISIONS = frozenset({"explicit-consent", "substantial-public-interest", "consent"})
"""Grounds on which Art. 22(4) allows decisions on such data; plain `consent` may be meant as explicit."""


def art9_condition(policy: Policy) -> Iterator[Finding]:
    """Special categories of data are used, and no condition of Art. 9(2) is stated beside the legal basis.

    In a purpose or a watch list that lists such data; or, where no purpose says which data it uses, in data held.
    """
    for purpose in policy.purposes:
        words = sensitive_words(policy, purpose.declaration, SPECIAL)
        if words and not purpose.anonymous and not _lifted(policy, purpose):
            yield found(purpose.declaration, words[0].span, related=_others(words), data=data_labels(policy, words))
    for watchlist in policy.all("watchlist"):
        words = sensitive_words(policy, watchlist, SPECIAL)
        served = policy.named_purposes(watchlist.listing("purposes"))
        if words and not conditions_of(policy, watchlist, served, ARTICLE_9):
            yield found(
                watchlist,
                words[0].span,
                related=_others(words),
                variant="watchlist",
                data=data_labels(policy, words),
            )
    yield from _unassigned(policy)


def term_misuse(policy: Policy) -> Iterator[Finding]:
    """Data are called special or sensitive that are not: bank details, proofs of identity (Art. 9(1)).

    Only where the word is said to be the law's (`called special-data …`), and all that the data include is known.
    """
    for data in policy.all("data"):
        called = data.first("called")
        if called is None or not any(policy.is_a("data", w.text, "special-categories") for w in called.own_words):
            continue
        included = data.listing("includes")
        terms = {t for w in included.words for t in policy.data_terms(w.text)}
        known = all(vocabulary("data").get(t) or policy.get("data", t) for t in terms)
        closed = bool(included) and not included.open and all(e.name for e in included)
        if closed and known and not policy.sensitivities(data.id) & {"special", "offence"}:
            yield found(data, called.span, called=called.own_text or "", data=data_labels(policy, included.words))


def automated_special(policy: Policy) -> Iterator[Finding]:
    """A decision by machine alone uses special categories without what Art. 22(4) asks for.

    That is explicit consent or a substantial public interest. Where a purpose of it lists the data and no condition at
    all is stated, `sensitive/art9-condition` tells it.
    """
    for decision in policy.all("decision"):
        words = sensitive_words(policy, decision, SPECIAL)
        if not words or not decision.has("solely"):
            continue
        served = policy.named_purposes(decision.listing("purposes"))
        stated = conditions_of(policy, decision, served, ARTICLE_9)
        ground = decision.word("decision-ground")
        names = {w.text for w in stated} | ({ground.text} if ground else set())
        listed = any(sensitive_words(policy, p.declaration, SPECIAL) for p in served)
        if names & FOR_DECISIONS or (listed and not stated):
            continue
        places = tuple(related(w.span, "condition") for w in stated)
        yield found(decision, words[0].span, related=places, data=data_labels(policy, words))


def _lifted(policy: Policy, purpose: Purpose) -> bool:
    """True when the purpose or its bundle states a condition, or it only gathers members that all do."""
    if any(_conditioned(policy, p) for p in policy.lineage(purpose)):
        return True
    return policy.only_gathers(purpose) and all(_conditioned(policy, m) for m in policy.members(purpose))


def _conditioned(policy: Policy, purpose: Purpose) -> bool:
    return bool(conditions_of(policy, purpose.declaration, (), ARTICLE_9))


def _unassigned(policy: Policy) -> Iterator[Finding]:
    """Special categories that are held, where no purpose says which data it uses and none states a condition."""
    if policy.header is None or not policy.purposes:
        return
    if any(p.declaration.has("data") or _conditioned(policy, p) for p in policy.purposes):
        return
    for data in policy.all("data"):
        words = sensitive_within(policy, data, SPECIAL)
        if words and not data.has("anonymous") and is_held(policy, data):
            yield found(
                data, words[0].span, related=_others(words), variant="unassigned", data=data_labels(policy, words)
            )


def _others(words: tuple[Word, ...]) -> tuple[Related, ...]:
    return tuple(related(w.span, "too") for w in words[1:])
