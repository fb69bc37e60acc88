"""marketing/optin: electronic marketing without consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.direct_marketing import (
    direct_marketing,
    electronic,
    exemptions,
    is_commercial,
    medium,
    natural_persons,
    person,
)
from polc.model.legal_bases import CONSENT
from polc.model.national import national_of_controllers
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

CONTRACTUAL = ("contract", "pre-contract")


@rule("marketing/optin")
def optin(policy: Policy) -> Iterator[Finding]:
    """Persons outside their trade get electronic marketing on another basis than consent.

    Directive 2002/58/EC Art. 13(1). Silent for those exempted as customers, where no basis or an unknown
    one is stated, for a contract (what somebody has ordered is not marketing), and for appeals that sell nothing.
    Professionals count where the law of a controller's country protects them as well: a warning.
    """
    for purpose in direct_marketing(policy):
        media, bases = electronic(purpose), policy.bases(purpose)
        known = bases and all(vocabulary("legal-bases").get(b.id) for b in bases)
        if (
            not media
            or not known
            or not is_commercial(policy, purpose)
            or any(policy.relies_on(purpose, g) for g in (CONSENT, *CONTRACTUAL))
        ):
            continue
        persons = natural_persons(policy, purpose)
        spared = {n for s in exemptions(policy, purpose) for n in s.own_listing.names}
        if persons is None and not spared:
            yield from _in_trade(policy, purpose)
        if persons is None or (spared and not persons):
            continue
        left = tuple(word for word in persons if not any(policy.subject_within(word.text, s) for s in spared))
        if left or not persons:
            yield finding(
                purpose.declaration, media[0].span, related=tuple(related(b.span, "basis") for b in bases),
                media=tuple(medium(word) for word in media),
                persons=tuple(person(policy, word) for word in left),
            )  # fmt: skip


def _in_trade(policy: Policy, purpose: Purpose) -> Iterator[Finding]:
    """Marketing to professionals, under the law of a country that asks for their consent too (Art. 13(5))."""
    for law, _ in national_of_controllers(policy, "professionals-consent")[:1]:
        words = electronic(purpose)
        media = tuple(medium(word) for word in words)
        yield finding(purpose.declaration, words[0].span, variant="professionals", law=law, media=media)
