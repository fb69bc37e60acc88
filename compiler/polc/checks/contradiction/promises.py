"""Promises and general claims that the rest of the policy belies. What lies against them is compared in the model."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Fact, Finding, Term
from polc.model.commitments.claims import claimed_deeds, denials
from polc.model.commitments.conflicts import Breach, data_against, decisions_against, places_against, recipients_against
from polc.model.commitments.promises import Deed
from polc.model.policy import Policy


def internal_only_vs_recipients(policy: Policy) -> Iterator[Finding]:
    """A promise limits with whom data are shared, and a recipient stands outside the limit (Art. 13(1)(e)).

    A processor is outside "our staff alone" but is no third party (Art. 4(9), 4(10)). Exceptions are honoured.
    """
    for deed in _promised(policy):
        against = tuple(recipients_against(policy, deed))
        if against:
            yield _belied(deed, against, "recipient", variant="never" if deed.negative else "")


def eu_only_vs_transfer(policy: Policy) -> Iterator[Finding]:
    """Data are said to stay within an area, and a recipient or a transfer is outside it (Art. 13(1)(f)).

    Only the same verb counts: storage within the Union is not belied by access from elsewhere.
    """
    for deed in _promised(policy):
        against = tuple(places_against(policy, deed))
        if against:
            yield _belied(deed, against, "place", variant="none" if deed.declaration.kind == "transfer" else "")


def not_held_vs_category(policy: Policy) -> Iterator[Finding]:
    """Data are said never to be held or collected, and a category of data contains them (Art. 5(1)(a))."""
    for deed in _promised(policy):
        against = tuple(data_against(policy, deed))
        if against:
            yield _belied(deed, against, "data")


def decision_denied(policy: Policy) -> Iterator[Finding]:
    """Automated decisions are denied, and one is described (Art. 13(2)(f), 22(1))."""
    for deed in _promised(policy):
        against = tuple(decisions_against(policy, deed))
        if against:
            yield _belied(deed, against, "decision")


def _promised(policy: Policy) -> tuple[Deed, ...]:
    return (*policy.deeds, *claimed_deeds(policy), *denials(policy))


def _belied(deed: Deed, against: tuple[Breach, ...], label: str, variant: str = "") -> Finding:
    places = tuple(related(b.span, label, other=b.label) for b in against)
    others = tuple({_key(b.label): b.label for b in against}.values())
    return found(deed.declaration, deed.span, related=places, variant=variant, others=others)


def _key(label: Fact) -> str:
    return label.id if isinstance(label, Term) else str(label)
