"""basis/vital-interests: a purpose in which nobody’s life is at stake rests on vital interests."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

VITAL = "vital-interests"
FLAG = "vital"


@rule("basis/vital-interests")
def vital_interests(policy: Policy) -> Iterator[Finding]:
    """A purpose rests on vital interests, and none of its kinds is one in which life or limb may be at stake.

    Art. 6(1)(d); recital 46. Silent where a kind is not stated, or is not of the vocabulary, or the list is open, and
    beside other bases where nothing says what this one carries.
    """
    for purpose in policy.purposes:
        kinds = purpose.kinds
        known = bool(kinds) and not kinds.open and all(vocabulary("purposes").get(word.text) for word in kinds.words)
        if not known or policy.kind_flag(purpose, FLAG):
            continue
        for basis in purpose.bases:
            sure = len(purpose.bases) == 1 or basis.allotted
            if sure and not basis.alternative and policy.is_a("legal-bases", basis.id, VITAL):
                yield finding(purpose.declaration, basis.span)
