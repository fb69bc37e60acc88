"""rights/narrowed: a right is limited to less than the law gives."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Text
from polc.model.objections import OBJECTION
from polc.model.policy import Policy
from polc.model.right_limits import INDEPENDENT, beyond, left_out, rests_on_another_law
from polc.model.rights import Right
from polc.model.texts.formulas import LIMITS, OBJECTIONS, is_formula
from polc.reference.vocabulary import vocabulary

LIMITABLE = (*INDEPENDENT, "erasure", "portability", OBJECTION)
"""Rights of Art. 15 to 21: whoever limits one of them to some data or purposes tells people less than they have."""


@rule("rights/narrowed")
def narrowed(policy: Policy) -> Iterator[Finding]:
    """A right of Art. 15 to 21 is limited to some data, purposes or bases beyond its article, or nobody knows to what.

    Silent where a law besides the Regulation is named with the limit, and where the right is stated elsewhere for all
    else.
    """
    for right in (r for name in LIMITABLE if (r := policy.rights.get(name))):
        article = str(vocabulary("rights").field(right.id, "article"))
        name = vocabulary("rights").entries[right.id].term
        for case, word in beyond(right):
            if not rests_on_another_law(case):
                yield finding(
                    right.declaration, word.span, citations=(article,), right=name,
                    limit=vocabulary("limits").term_of(word.text, word),
                )  # fmt: skip
        for text in _vague_limits(policy, right):
            yield finding(right.declaration, text.span, variant="vague", citations=(article,), right=name, limit=text)
        for text in _reversed_burden(policy, right):
            yield finding(right.declaration, text.span, variant="burden", citations=(article,), limit=text)
        purposes = left_out(policy, right.id)
        if purposes and not rests_on_another_law(right.general):
            yield finding(
                right.declaration,
                _limit(right),
                related=tuple(related(p.place, "left-out") for p in purposes),
                variant="purposes",
                citations=(article,),
                right=name,
                purposes=tuple(p.label for p in purposes),
            )


def _limit(right: Right) -> Span | None:
    """The words that limit a right in general."""
    statement = right.declaration.first("applies-to")
    return statement.span if statement else None


def _vague_limits(policy: Policy, right: Right) -> Iterator[Text]:
    """The texts that limit a right to "certain cases" and do not say to which."""
    for case in right.every:
        for statement in ("limited-to", "grounds"):
            texts = (entry.text for entry in case.block.listing(statement).entries if not entry.name)
            yield from (text for text in texts if text and is_formula(policy, text, LIMITS))


def _reversed_burden(policy: Policy, right: Right) -> Iterator[Text]:
    """The texts that ask whoever objects for the grounds which the controller would have to show (Art. 21(1))."""
    for case in right.every if right.id == OBJECTION else ():
        texts = (entry.text for entry in case.block.listing("grounds").entries if not entry.name)
        yield from (text for text in texts if text and is_formula(policy, text, OBJECTIONS))
