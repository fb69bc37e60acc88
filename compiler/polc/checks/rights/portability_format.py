"""rights/portability-format: data are handed over in a format that Article 20 does not describe."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

PORTABLE_FORMATS = ("structured", "commonly-used", "machine-readable")


@rule("rights/portability-format")
def portability_format(policy: Policy) -> Iterator[Finding]:
    """The formats in which data are handed over leave out one of the three qualities that Art. 20(1) asks for."""
    right = policy.rights.get("portability")
    for case in right.every if right else ():
        formats = case.block.listing("format")
        if right is None or not formats or formats.open or not all(e.name for e in formats):
            continue
        stated = {t.id for word in formats.words if (t := vocabulary("formats").get(word.text))}
        missing = [f for f in PORTABLE_FORMATS if f not in stated]
        if missing:
            terms = tuple(vocabulary("formats").entries[f].term for f in missing)
            yield finding(right.declaration, formats.span, formats=terms)
