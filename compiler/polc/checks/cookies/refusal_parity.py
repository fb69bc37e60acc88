"""cookies/refusal-parity: refusing cookies is harder than accepting them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.cookies._consent import WIDGET
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.trackers import (
    channels,
    label,
    offered,
)
from polc.reference.legal_facts import LegalFact


@rule("cookies/refusal-parity")
def refusal_parity(policy: Policy) -> Iterator[Finding]:
    """The channel that asks for consent to cookies lets one accept at once, and not refuse (Art. 4(11)).

    Only for tools on the site that tell in full what they offer, where no other channel that asks for the same cookies
    offers to refuse. A form is another thing: a box left empty refuses.
    """
    for law in national(policy, "cookie-refusal"):
        yield from _without_refusal(policy, law)


def _without_refusal(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    asked = channels(policy, "asked")
    offers = {word.text: offered(policy, word.text) for _, word in asked}
    for block, word in asked:
        of_same = {word.text for b, word in asked if b is block or not b.id}
        if any((o := offers[name]) is None or "refuse" in o for name in of_same):
            continue
        declared = policy.get("channel", word.text)
        statement = declared.first("offers") if declared else None
        if (
            declared
            and statement
            and declared.listing("kind").names == {WIDGET}
            and "accept" in (offers[word.text] or ())
        ):
            places = (related(word.span, "asked"),)
            yield finding(declared, statement.span, related=places, law=law, cookies=label(block))
            return
