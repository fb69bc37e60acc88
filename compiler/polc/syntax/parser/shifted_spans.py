"""Declarations as they are where the text before them has grown or shrunk: the same values, in other places.

Knows the shapes of nodes and values; not what they mean, and not why they move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from polc.core.sources import Span
from polc.core.values import Disposal, Duration, Entry, Listing, Passage, Period, RetentionTerm, Text, Word
from polc.syntax.tree import InTime, Node, Value


def moved(declarations: Iterable[Node], by: int) -> tuple[Node, ...]:
    """The declarations, `by` characters further on in their source; the very same ones where it is 0."""
    return tuple(map(_Mover(by).node, declarations)) if by else tuple(declarations)


class _Mover:
    """Makes each value anew, with the places of all that it holds; what is frequent makes its places by itself.

    It is run on every key that is pressed, on half of a policy: a call for each place would double its time.
    """

    def __init__(self, by: int) -> None:
        self._by = by
        self._moves: dict[type[Value], Callable[[Any], Value]] = {
            Word: self._word, Text: self._text, Listing: self._listing, Entry: self._entry, Duration: self._duration,
            Period: self._period, Disposal: self._fates, RetentionTerm: self._chain,
        }  # fmt: skip

    def node(self, one: Node) -> Node:
        """A declaration, statement or clause."""
        by, moves, span, keyword, children = self._by, self._moves, one.span, one.keyword, one.children
        return Node(
            one.rule,
            Span(span.path, span.start + by, span.end + by),
            Span(keyword.path, keyword.start + by, keyword.end + by),
            tuple([moves[type(v)](v) for v in one.values]),
            tuple([self.node(c) for c in children]) if children else children,
            one.when and self._in_time(one.when),
        )

    def _span(self, one: Span) -> Span:
        return Span(one.path, one.start + self._by, one.end + self._by)

    def _in_time(self, one: InTime) -> InTime:
        return InTime(self._span(one.span), one.start and self._word(one.start), one.end and self._word(one.end))

    def _word(self, one: Word) -> Word:
        by, span = self._by, one.span
        return Word(one.text, Span(span.path, span.start + by, span.end + by), one.kind)

    def _text(self, one: Text) -> Text:
        by, span, passages = self._by, one.span, []
        for passage in one.passages:
            place = passage.span
            there = Span(place.path, place.start + by, place.end + by)
            passages.append(Passage(passage.lang, passage.text, there, passage.written))
        return Text(tuple(passages), Span(span.path, span.start + by, span.end + by))

    def _entry(self, one: Entry) -> Entry:
        by, span, text, condition = self._by, one.span, one.text, one.condition
        name = one.name and self._word(one.name)
        shared = name and one.name and span is one.name.span
        return Entry(
            name.span if name and shared else Span(span.path, span.start + by, span.end + by),
            name,
            text and self._text(text),
            condition and self._text(condition),
            None if one.addressees is None else self._listing(one.addressees),
        )

    def _listing(self, one: Listing) -> Listing:
        span, opened = one.span, one.open_span
        entries = tuple([self._entry(e) for e in one.entries])
        return Listing(entries, span and self._span(span), one.none, one.open, opened and self._span(opened))

    def _duration(self, one: Duration) -> Duration:
        return Duration(one.number, one.unit, self._span(one.span))

    def _period(self, one: Period) -> Period:
        return Period(
            one.form,
            self._span(one.span),
            one.duration and self._duration(one.duration),
            one.at_most,
            one.archived,
            tuple([self._said(m) for m in one.moments]),
            one.text and self._text(one.text),
            one.norm and self._word(one.norm),
        )

    def _fates(self, one: Disposal) -> Disposal:
        return Disposal(tuple([self._word(word) for word in one.words]), self._span(one.span))

    def _chain(self, one: RetentionTerm) -> RetentionTerm:
        return RetentionTerm(
            self._span(one.span),
            tuple([self._period(p) for p in one.periods]),
            one.fates and self._fates(one.fates),
            one.only_if and self._said(one.only_if),
            one.sooner and self._word(one.sooner),
        )

    def _said(self, one: Word | Text) -> Word | Text:
        return self._word(one) if isinstance(one, Word) else self._text(one)
