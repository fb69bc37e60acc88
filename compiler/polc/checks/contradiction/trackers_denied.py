"""contradiction/trackers-denied: the policy says that there are no trackers, and speaks of some."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.assertions import assertions
from polc.model.trackers import against_denial, denial, described, label


@rule("contradiction/trackers-denied")
def trackers_denied(policy: Policy) -> Iterator[Finding]:
    """`cookies none`, and trackers, their data or their periods all the same (Directive 2002/58/EC Art. 5(3)).

    Also a sentence or a claim that there are none, without a word on some of them, beside blocks that describe some.
    """
    denied = denial(policy)
    found = tuple(against_denial(policy)) if denied else ()
    if denied and found:
        places = tuple(related(span, "stated") for _, span in found)
        yield finding(denied, denied.span, related=places, others=tuple(d.label for d, _ in found))
    blocks = described(policy)
    for said in assertions(policy, "no-trackers") if blocks and not denied else ():
        if said.declaration.kind != "cookies":
            places = tuple(related(block.place, "stated") for block in blocks)
            yield finding(
                said.declaration, said.span, related=places, variant="words", severity="warning",
                words=said.words, others=tuple(label(block) for block in blocks),
            )  # fmt: skip
            return
