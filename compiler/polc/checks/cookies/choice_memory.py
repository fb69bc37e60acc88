"""cookies/choice-memory: the choice on cookies is remembered much longer than advised."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.trackers import label
from polc.reference.legal_facts import LegalFact

REMEMBERING = "remember-consent"


MONTH = 31
"""Days by which a length may differ and still be about as long."""


@rule("cookies/choice-memory")
def choice_memory(policy: Policy) -> Iterator[Finding]:
    """A choice on cookies is remembered for far longer than is advised.

    To ask again sooner is lawful.
    """
    for law in national(policy, "choice"):
        yield from _unusual(policy, law)


def _unusual(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    usual = law.length
    for block in policy.all("cookies"):
        stated = [block.duration("choice")] + [
            c.duration("lifetime") for c in block.all("cookie") if c.listing("does").names == {REMEMBERING}
        ]
        for length in (s for s in stated if s):
            if length.bounds()[0] > usual.bounds()[1] + MONTH:
                yield finding(block, length.span, law=law, length=length, usual=usual, cookies=label(block))
