"""cookies/audience-limits: exempt audience measurement goes beyond its limits."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Duration, RetentionTerm
from polc.model.declaration import Declaration
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.retention.coverage import periods_of_cookies
from polc.model.subsumption import role_of
from polc.model.trackers import classes, consent_of, described, label
from polc.reference.legal_facts import LegalFact
from polc.reference.retention import every_reference

AUDIENCE = "audience"


OTHERS = ("controller", "joint-controller")


@rule("cookies/audience-limits")
def audience_limits(policy: Policy) -> Iterator[Finding]:
    """Audience measurement is exempted from consent beyond the limits of its exemption: time, or use by others."""
    for law in national(policy, "audience-exemption"):
        for block in described(policy):
            if AUDIENCE in classes(block) and consent_of(policy, block) == "exempt":
                yield from _beyond_exemption(policy, block, law)


def _beyond_exemption(policy: Policy, block: Declaration, law: LegalFact) -> Iterator[Finding]:
    """What of an exempt measurement goes beyond an exemption.

    Its figures are references of `retention.toml`.
    """
    tracker, data = (every_reference().get(str(law.fields.get(key, ""))) for key in ("tracker", "data"))
    name = label(block)
    for length in _lifetimes(block) if tracker else ():
        if tracker and length.longer_than(tracker.length):
            yield finding(block, length.span, law=tracker.fact, cookies=name, length=length, limit=tracker.length)
    for period in periods_of_cookies(policy, block) if data else ():
        total = _longest(period.retention_term) if period.retention_term else None
        if data and total and total.longer_than(data.length):
            yield finding(
                block, total.span, variant="data", law=data.fact, cookies=name, length=total, limit=data.length
            )
    users = (*block.listing("placed").words, *block.listing("recipients").words)
    if law.fields.get("own-use"):
        yield from _used_elsewhere(policy, block, law, frozenset(word.text for word in users))
    for word in users if law.fields.get("own-use") else ():
        if role_of(policy, word.text) in OTHERS:
            names: Fact = policy.called(("recipient", "platform", "~recipients"), word)
            yield finding(block, word.span, variant="others", law=law, cookies=name, recipient=names)


def _used_elsewhere(policy: Policy, block: Declaration, law: LegalFact, told: frozenset[str]) -> Iterator[Finding]:
    """Others that receive what exempt trackers collect, and use it for purposes of their own."""
    collected = block.listing("data").names
    for recipient in policy.all("recipient"):
        received = recipient.listing("receives").names
        if recipient.id not in told and recipient.has("own-purposes") and collected & received:
            yield finding(
                recipient, variant="others", law=law, cookies=label(block), recipient=recipient.label,
                related=(related(block.place, "cookies"),),
            )  # fmt: skip


def _lifetimes(block: Declaration) -> Iterator[Duration]:
    stated = (block.duration("lifetime"), *(c.duration("lifetime") for c in block.all("cookie")))
    return (s for s in stated if s)


def _longest(retention_term: RetentionTerm) -> Duration | None:
    """The longest length that a chain states; None where it states none."""
    lengths = [p.duration for p in retention_term.periods if p.duration]
    return max(lengths, key=lambda d: d.bounds(), default=None)
