"""omission/retention: no retention period reaches a purpose, or part of it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.policy import Policy
from polc.model.retention.coverage import periods
from polc.model.retention.periods import RetentionPeriod, periods_from
from polc.model.retention.uncovered import UncoveredCells, covered_elsewhere, gaps

PLACES = 4


@rule("omission/retention")
def retention(policy: Policy) -> Iterator[Finding]:
    """A purpose is reached by no retention period, or not all of it is (Art. 13(2)(a)).

    Also a `retention` that states neither a length nor a fate.
    One finding a purpose, with its members that share the gap; one in all where the policy states no period anywhere,
    and none then where a section of its own speaks of retention in free text.
    """
    if policy.header is None:
        return
    for block in policy.all("retention"):
        if block.span.path == policy.path and not any(_says_how_long(p) for p in periods_from(block)):
            yield finding(block, variant="lengthless")
    found_gaps = gaps(policy)
    if found_gaps and not periods(policy):
        if not any("retention" in s.listing("kind").names for s in policy.all("section")):
            yield finding(policy.header, variant="nowhere")
        return
    for gap, members in found_gaps:
        if not covered_elsewhere(policy, gap):
            yield _uncovered_finding(policy, gap, tuple(m.label for m in members))


def _says_how_long(period: RetentionPeriod) -> bool:
    """True when a period has a length, or tells at least what becomes of the data."""
    return period.retention_term is not None or period.disposal is not None


def _uncovered_finding(policy: Policy, gap: UncoveredCells, members: tuple[Fact, ...]) -> Finding:
    variant = "" if gap.whole else "partly" if gap.partly else "some"
    places = [related(c.span, "condition") for c in gap.partly]
    places += [related(c.span, "near") for c in gap.near]
    return finding(
        gap.purpose.declaration,
        related=tuple(places[:PLACES]),
        variant=variant,
        persons=tuple(_name_fact(policy, "subject", n, gap.purpose.place) for n in gap.subjects if gap.near),
        data=tuple(_name_fact(policy, "data", n, gap.purpose.place) for n in gap.data),
        unsaid=gap.unsaid,
        members=members,
    )


def _name_fact(policy: Policy, kind: str, name: str, span: Span) -> Fact:
    return policy.called((kind, "~subjects" if kind == "subject" else "~data"), Word(name, span))
