"""structure/duplicate-id: the same name is declared twice."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("structure/duplicate-id")
def duplicate_id(policy: Policy) -> Iterator[Finding]:
    """Two declarations of one kind bear the same name, in this file or in two libraries that it uses."""
    for first, second in policy.duplicates:
        apart = first.span.path != second.span.path
        variant = "used" if apart else "" if second.id else "unnamed"
        yield finding(
            second, related=(related(first.place, "first"),), variant=variant,
            kind=second.kind, name=second.id, file=first.span.path,
        )  # fmt: skip
