"""rights/refusal-beyond-law: a right is refused on a ground on which the law does not let it be refused."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.objections import OBJECTION
from polc.model.policy import Policy
from polc.model.right_limits import INDEPENDENT, refusable, refusals, rests_on_another_law
from polc.reference.vocabulary import vocabulary

REFUSABLE = (*INDEPENDENT, "erasure", "portability", OBJECTION)
"""Rights of Art. 15 to 21, each of which says itself on what grounds it can be refused."""
REASONLESS = ("access", "rectification", "portability")
"""Rights that the law gives without asking why they are exercised."""


@rule("rights/refusal-beyond-law")
def refusal_beyond_law(policy: Policy) -> Iterator[Finding]:
    """A right of Art. 15 to 21 is refused, in general or in a case, on a ground that its article does not know.

    Also where reasons are asked for one that needs none. Silent where the refusal names a law besides the Regulation
    (Art. 23), and where purposes such as journalism or research let a law restrict the right (Art. 85, 89).
    """
    for right in (r for name in REFUSABLE if (r := policy.rights.get(name))):
        article = str(vocabulary("rights").field(right.id, "article"))
        for case in right.every:
            if rests_on_another_law(case):
                continue
            wrong = [word for word in refusals(case) if not refusable(policy, right.id, word.text)]
            if wrong:
                yield finding(
                    right.declaration,
                    wrong[0].span,
                    related=tuple(related(word.span, "too") for word in wrong[1:]),
                    citations=(article,),
                    right=_right(right.id),
                    grounds=tuple(_ground(word) for word in wrong),
                )
            reasons = case.block.first("reasons")
            if right.id in REASONLESS and reasons and not reasons.own_listing.none:
                yield finding(
                    right.declaration, reasons.span, variant="reasons", citations=(article,), right=_right(right.id)
                )


def _right(name: str) -> Fact:
    return vocabulary("rights").entries[name].term


def _ground(word: Word) -> Fact:
    return vocabulary("refusals").term_of(word.text, word)
