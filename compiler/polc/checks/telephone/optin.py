"""telephone/optin: consumers are called for marketing without prior consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.direct_marketing import (
    Persons,
    calls_to_consumers,
    exemptions,
    limit_of,
    medium,
    person,
)
from polc.model.legal_bases import CONSENT
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary

CONTRACTUAL = ("contract", "pre-contract")


CLIENT = "client"


@rule("telephone/optin")
def optin(policy: Policy) -> Iterator[Finding]:
    """Consumers are called for marketing on another basis than consent, outside what the law excepts.

    Silent where no basis is stated, for one unknown to the law and for a contract, which has an exception of its own.
    Customers alone are a warning: some of them may have a contract in progress that the call is about.
    """
    for law in national(policy, "telephone-consent"):
        yield from _without_consent(policy, law)


def _without_consent(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    for purpose, word, persons in calls_to_consumers(policy):
        bases = policy.bases(purpose)
        known = bases and all(vocabulary("legal-bases").get(b.id) for b in bases)
        if not known or any(policy.relies_on(purpose, g) for g in (CONSENT, *CONTRACTUAL)):
            continue
        left = _without_exemption(policy, purpose, persons, law)
        if left is None:
            continue
        only_clients = bool(left) and all(policy.subject_within(word.text, CLIENT) for word in left)
        clients = only_clients and bool(law.terms("except"))
        yield finding(
            purpose.declaration, word.span, related=tuple(related(b.span, "basis") for b in bases),
            variant="clients" if clients else "", law=law,
            persons=tuple(person(policy, word) for word in left), medium=medium(word),
        )  # fmt: skip


def _without_exemption(policy: Policy, purpose: Purpose, persons: Persons, law: LegalFact) -> Persons | None:
    """The persons whom no exemption of calls from consent covers.

    None where all are covered.
    """
    spared = set[str]()
    for statement in exemptions(policy, purpose):
        limit = limit_of(statement)
        if limit and limit.text in law.terms("except"):
            spared |= statement.own_listing.names
    if not spared:
        return persons
    return tuple(word for word in persons if not any(policy.subject_within(word.text, s) for s in spared)) or None
