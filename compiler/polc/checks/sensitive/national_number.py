"""sensitive/national-number: a national number is used outside the purposes that the law opens to it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.special_categories import data_labels, sensitive_within, sensitive_words
from polc.reference.legal_facts import LegalFact

NUMBER = "national-number"


@rule("sensitive/national-number")
def national_number(policy: Policy) -> Iterator[Finding]:
    """A national number serves a purpose that the law does not open to it (Art. 87; a fact of the body of law).

    Only kinds of purposes that none of those of the law can be. A purpose whose basis or condition names a norm rests
    on a law, and is not judged; nor is data that also serves care or pay, where the number may be there for these.
    """
    for law in national(policy, "national-number"):
        for purpose in policy.purposes:
            words = sensitive_words(policy, purpose.declaration, NUMBER)
            if not words or policy.uses_anonymised(purpose) or not _is_outside(policy, purpose, law):
                continue
            if any(_serves_inside(policy, word.text, law) for word in words):
                continue
            holders = (policy.get("data", word.text) for word in words)
            inner = [spot for data in holders if data for spot in sensitive_within(policy, data, NUMBER)]
            yield finding(
                purpose.declaration,
                words[0].span,
                related=tuple(related(spot.span, "number") for spot in inner),
                law=law,
                data=data_labels(policy, tuple(inner) or words),
            )


def _serves_inside(policy: Policy, name: str, law: LegalFact) -> bool:
    """True when data serve a purpose that the law opens to the number as well."""
    inside = law.terms("inside")
    using = (p for p in policy.purposes if name in policy.effective(p, "data").names)
    return any(policy.is_kind(p, kind) for p in using for kind in inside)


def _is_outside(policy: Policy, purpose: Purpose, law: LegalFact) -> bool:
    """True when each kind of a purpose is one that the law keeps the number from, and no norm is named for it."""
    kinds = [word.text for word in purpose.kinds.words]
    conditions = purpose.declaration.all("condition")
    named = any(b.norms for b in policy.bases(purpose)) or any(s.has("norm") for s in conditions)
    outside = law.terms("outside")
    return bool(kinds) and not named and all(any(policy.is_a("purposes", k, o) for o in outside) for k in kinds)
