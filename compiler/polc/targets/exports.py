"""Exports: what a target makes of policies, and what it lacks.

A target is one function, marked `@target`.

    @target("facts")
    def facts(request: Request) -> Export:

stands in `targets/facts.py`, and its name, its fields and its tables of terms in `dsl/targets/facts.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from polc.core.findings import Fact
from polc.core.record import record
from polc.core.sources import Sources, Span
from polc.model.declaration import Declaration
from polc.model.policy import Policy

KINDS = ("missing", "lost", "term")
"""The kinds of gap: the policy does not state it; the target has no place for it; the target has no such term."""


@record
class Gap:
    """What an export lacks: a `field` of the target (a key of `fields` in its data), and the declaration it is about.

    `kind` is one of `KINDS`. `place` are the words to underline, and `name` is what to call the declaration; `value` is
    what is lost, or the term that has no counterpart.
    """

    field: str
    kind: str
    place: Span
    subject: tuple[str, str]
    name: Fact
    value: Fact = ""


@record
class Export:
    """Files by their names, and the gaps in the order in which they were met."""

    files: Mapping[str, bytes]
    gaps: tuple[Gap, ...] = ()


@record
class Request:
    """What an export is made of: policies with a header as of their days, the languages of the files, the sources.

    A target that is made of each policy alone is given one.
    """

    policies: tuple[Policy, ...]
    languages: tuple[str, ...]
    sources: Sources

    @property
    def policy(self) -> Policy:
        """The one policy of a target that is made of each alone."""
        return self.policies[0]


Make = Callable[[Request], Export]


@record
class Exporter:
    """The function of a target, and the target's name."""

    target: str
    make: Make


def target(name: str) -> Callable[[Make], Exporter]:
    """Declare that the decorated function makes the exports of a target."""
    return lambda function: Exporter(name, function)


def missing(field: str, declaration: Declaration) -> Gap:
    """Return the gap of a field that a declaration does not state."""
    return Gap(field, "missing", declaration.place, declaration.key, declaration.label)


def lost(field: str, declaration: Declaration, stated: Declaration | None = None, value: Fact = "") -> Gap:
    """Return the gap of a statement of a declaration, or of the whole of it, that the target has no place for."""
    place = stated.node.keyword if stated else declaration.place
    return Gap(field, "lost", place, declaration.key, declaration.label, value)


def unknown_term(field: str, declaration: Declaration, place: Span, value: Fact) -> Gap:
    """Return the gap of a term, at a place, that the target does not have."""
    return Gap(field, "term", place, declaration.key, declaration.label, value)


def without_repetitions(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Return the gaps, each once: files in several languages lack the same."""
    seen: dict[tuple[str, str, Span, tuple[str, str], str], Gap] = {}
    for gap in gaps:
        seen.setdefault((gap.field, gap.kind, gap.place, gap.subject, repr(gap.value)), gap)
    return tuple(seen.values())
