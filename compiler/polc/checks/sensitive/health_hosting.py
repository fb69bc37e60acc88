"""sensitive/health-hosting: data gathered for care are hosted where the law does not allow it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.subsumption import place_outside, role_of
from polc.reference.vocabulary import vocabulary

HEALTH, PROCESSOR = "health", "processor"


@rule("sensitive/health-hosting")
def health_hosting(policy: Policy) -> Iterator[Finding]:
    """A processor stores health data gathered for care outside the area that the law of the policy leaves to it.

    It must be said to store, to receive such data, and to be nowhere but outside; where a place within is named as
    well, the data may stand there.
    """
    for law in national(policy, "health-hosting"):
        care = [p for p in policy.purposes if any(policy.is_kind(p, kind) for kind in law.terms("purposes"))]
        for host in policy.all("recipient") if care else ():
            places = host.listing("located").words
            outside = bool(places) and all(place_outside(word.text, [str(law.fields["area"])]) for word in places)
            given = _of_care(policy, host, care) if outside and _stores(policy, host) else ()
            if given:
                yield finding(
                    host, places[0].span, law=law, related=tuple(related(word.span, "given") for word in given[:1]),
                    data=tuple(policy.called(("data", "~data"), word) for word in given),
                )  # fmt: skip


def _stores(policy: Policy, recipient: Declaration) -> bool:
    """True for a processor one of whose tasks is to store data."""
    tasks = recipient.listing("does").names
    return role_of(policy, recipient.id) == PROCESSOR and any(
        vocabulary("tasks").field(task, "stores") is True for task in tasks
    )


def _of_care(policy: Policy, host: Declaration, care: list[Purpose]) -> tuple[Word, ...]:
    """The health data that a host receives and that a purpose of care uses."""
    used = frozenset().union(*map(policy.data_of, care))
    return tuple(
        word
        for word in host.listing("receives").words
        if any(policy.is_a("data", term, HEALTH) and term in used for term in policy.data_terms(word.text))
    )
