"""The shape of a parsed file.

It holds declarations and statements as the grammar names them, and values with their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.core.sources import Source, Span
from polc.core.values import Disposal, Duration, Entry, Listing, Period, RetentionTerm, Text, Word

Value = Word | Text | Listing | Entry | Duration | Period | Disposal | RetentionTerm


@record
class InTime:
    """When a statement holds: from a day (included), until a day (excluded).

    Both are ISO dates, and either may be missing.
    """

    span: Span
    start: Word | None = None
    end: Word | None = None


@record
class Node:
    """A declaration, statement or clause.

    `rule` is its grammar rule, without the trailing underscore and with hyphens; `values` what it holds in order;
    `children` its statements or clauses; `keyword` the place of the word it begins with.
    """

    rule: str
    span: Span
    keyword: Span
    values: tuple[Value, ...] = ()
    children: tuple[Node, ...] = ()
    when: InTime | None = None

    @property
    def name(self) -> Word | None:
        """The name of a declaration, None when it has none."""
        first = self.values[0] if self.values else None
        return first if isinstance(first, Word) and first.kind == "name" else None

    def all(self, *rules: str) -> Iterator[Node]:
        """The children with one of these rules, in the order written."""
        return (c for c in self.children if c.rule in rules)

    def first(self, rule: str) -> Node | None:
        """The first child with this rule, or None."""
        return next(self.all(rule), None)

    def has(self, rule: str) -> bool:
        """True when a child has this rule."""
        return self.first(rule) is not None

    def walk(self) -> Iterator[Node]:
        """The node and every node below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@record
class File:
    """A parsed file: its source and the declarations that could be read, in order."""

    source: Source
    declarations: tuple[Node, ...] = ()
