"""Declarations where the text before them has grown or shrunk.

They are the same values, in other places. Knows the shapes of nodes and values; not what they mean, and not why they
move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from polc.core.sources import Span
from polc.core.values import Disposal, Duration, Entry, Listing, Passage, Period, RetentionTerm, Text, Word
from polc.syntax.tree import InTime, Node, Value


def moved(declarations: Iterable[Node], by: int) -> tuple[Node, ...]:
    """The declarations, `by` characters further on in their source.

    The very same ones where it is 0.
    """
    return tuple(map(_Mover(by).node, declarations)) if by else tuple(declarations)


class _Mover:
    """Makes each value anew, with the places of all that it holds.

    What is frequent makes its places by itself. It is run on every key that is pressed, on half of a policy: a call for
    each place would double its time.
    """

    def __init__(self, by: int) -> None:
        self._by = by
        self._moves: dict[type[Value], Callable[[Any], Value]] = {
            Word: self._word, Text: self._text, Listing: self._listing, Entry: self._entry, Duration: self._duration,
            Period: self._period, Disposal: self._disposal, RetentionTerm: self._term,
        }  # fmt: skip

    def node(self, node: Node) -> Node:
        """A declaration, statement or clause."""
        by, moves, span, keyword, children = self._by, self._moves, node.span, node.keyword, node.children
        return Node(
            node.rule,
            Span(span.path, span.start + by, span.end + by),
            Span(keyword.path, keyword.start + by, keyword.end + by),
            tuple([moves[type(v)](v) for v in node.values]),
            tuple([self.node(c) for c in children]) if children else children,
            node.when and self._in_time(node.when),
        )

    def _span(self, span: Span) -> Span:
        return Span(span.path, span.start + self._by, span.end + self._by)

    def _in_time(self, answer_time: InTime) -> InTime:
        return InTime(
            self._span(answer_time.span),
            answer_time.start and self._word(answer_time.start),
            answer_time.end and self._word(answer_time.end),
        )

    def _word(self, word: Word) -> Word:
        by, span = self._by, word.span
        return Word(word.text, Span(span.path, span.start + by, span.end + by), word.kind)

    def _text(self, text: Text) -> Text:
        by, span, passages = self._by, text.span, []
        for passage in text.passages:
            place = passage.span
            there = Span(place.path, place.start + by, place.end + by)
            passages.append(Passage(passage.lang, passage.text, there, passage.written))
        return Text(tuple(passages), Span(span.path, span.start + by, span.end + by))

    def _entry(self, entry: Entry) -> Entry:
        by, span, text, condition = self._by, entry.span, entry.text, entry.condition
        name = entry.name and self._word(entry.name)
        shared = name and entry.name and span is entry.name.span
        return Entry(
            name.span if name and shared else Span(span.path, span.start + by, span.end + by),
            name,
            text and self._text(text),
            condition and self._text(condition),
            None if entry.addressees is None else self._listing(entry.addressees),
        )

    def _listing(self, listing: Listing) -> Listing:
        span, opened = listing.span, listing.open_span
        entries = tuple([self._entry(e) for e in listing.entries])
        return Listing(entries, span and self._span(span), listing.none, listing.open, opened and self._span(opened))

    def _duration(self, duration: Duration) -> Duration:
        return Duration(duration.number, duration.unit, self._span(duration.span))

    def _period(self, period: Period) -> Period:
        return Period(
            period.form,
            self._span(period.span),
            period.duration and self._duration(period.duration),
            period.at_most,
            period.archived,
            tuple([self._word_or_text(m) for m in period.moments]),
            period.text and self._text(period.text),
            period.norm and self._word(period.norm),
        )

    def _disposal(self, disposal: Disposal) -> Disposal:
        return Disposal(tuple([self._word(word) for word in disposal.words]), self._span(disposal.span))

    def _term(self, term: RetentionTerm) -> RetentionTerm:
        return RetentionTerm(
            self._span(term.span),
            tuple([self._period(p) for p in term.periods]),
            term.disposal and self._disposal(term.disposal),
            term.only_if and self._word_or_text(term.only_if),
            term.sooner and self._word(term.sooner),
        )

    def _word_or_text(self, word: Word | Text) -> Word | Text:
        return self._word(word) if isinstance(word, Word) else self._text(word)
