"""The data of an activity by category, with the periods of each."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.cells import data_of, opened, subjects_of
from polc.model.retention.coverage import UNNAMED, periods_of
from polc.model.retention.covered_cells import covered_cells
from polc.model.retention.periods import RetentionPeriod
from polc.notice import retention_terms
from polc.notice.wording import Wording
from polc.targets.processing.labels import Labels

OTHER = "other"


@record
class DataLine:
    """The data of one category: `line` is its name in the target's data.

    Periods in words, in the order stated. `line` is empty for an activity that names no data: the period then is for
    whatever it uses.
    """

    line: str
    data: tuple[str, ...]
    periods: tuple[str, ...]


def data_lines(ctx: Wording, labels: Labels, purpose: Purpose) -> tuple[DataLine, ...]:
    """Return the data that a purpose states, by category in the order of the target.

    One line for all without any.
    """
    policy = ctx.policy
    names, stated = data_of(policy, purpose)
    leaves = opened(policy, names) if stated else []
    leaves = [leaf for leaf in leaves if leaf != UNNAMED]
    if not leaves:
        return (DataLine("", (), _periods(ctx, labels, purpose, None)),)
    lines: dict[str, list[str]] = {}
    for leaf in leaves:
        lines.setdefault(labels.mapped("data", leaf) or OTHER, []).append(leaf)
    return tuple(
        DataLine(line, tuple(name_of(ctx, leaf) for leaf in lines[line]), _periods(ctx, labels, purpose, lines[line]))
        for line in labels.order("lines")
        if line in lines
    )


def name_of(ctx: Wording, leaf: str) -> str:
    """Return what to call a datum: the title of its declaration, or the term."""
    declared = ctx.policy.get("data", leaf)
    return (ctx.title(declared) if declared else ctx.term("data", leaf)).plain


def subject_names(ctx: Wording, purpose: Purpose) -> tuple[tuple[str, ...], bool]:
    """Return the persons that a purpose concerns, and whether it states them."""
    names, stated = subjects_of(ctx.policy, purpose)
    return tuple(_subject_name(ctx, name) for name in names if name != UNNAMED), stated


def _subject_name(ctx: Wording, name: str) -> str:
    declared = ctx.policy.get("subject", name)
    return (ctx.title(declared) if declared else ctx.term("subjects", name)).plain


def _periods(ctx: Wording, labels: Labels, purpose: Purpose, leaves: Sequence[str] | None) -> tuple[str, ...]:
    """The periods that surely cover some of the data of a purpose, with the persons where not all are covered."""
    policy = ctx.policy
    subjects = frozenset(subjects_of(policy, purpose)[0])
    found: dict[str, None] = {}
    for period in periods_of(policy, purpose):
        cells = [c for c in covered_cells(policy, period, purpose) if _concerns(policy, c.subject, subjects)]
        covered = [c for c in cells if leaves is None or c.datum == UNNAMED or _reaches(policy, c.datum, leaves)]
        if not covered:
            continue
        persons = {c.subject for c in covered}
        words = _period_words(ctx, period)
        if UNNAMED not in persons and subjects - persons:
            whom = ", ".join(_subject_name(ctx, name) for name in sorted(persons))
            words = f"{whom}{labels.colon} {words}"
        found[words] = None
    return tuple(found)


def _concerns(policy: Policy, subject: str, subjects: frozenset[str]) -> bool:
    """True for persons among those of a purpose.

    Job applicants, named elsewhere, say nothing of customers.
    """
    return subject == UNNAMED or not subjects or not policy.subjects_above(subject).isdisjoint(subjects)


def _reaches(policy: Policy, datum: str, leaves: Sequence[str]) -> bool:
    inside = policy.data_inside(frozenset((datum,)))
    return any(leaf in inside for leaf in leaves)


def _period_words(ctx: Wording, period: RetentionPeriod) -> str:
    term = period.retention_term
    if term is None:
        return ""
    words = retention_terms.retention_term(ctx, term, with_disposal=True)
    if period.disposal and not term.disposal:
        words = ctx.say("period.then", first=words, next=retention_terms.disposal(ctx, period.disposal))
    return words.plain
