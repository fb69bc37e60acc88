"""Builds declarations and values while a text is read."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from polc.core.sources import Span
from polc.core.values import Disposal, Duration, Entry, Listing, Passage, Period, RetentionTerm, Text, Word
from polc.syntax.parser.lr_parser import Token
from polc.syntax.tree import InTime, Node, Value

LITERALS = {
    "WORD": "name",
    "PLACE": "place",
    "RULE_SLUG": "slug",
    "NORM_ID": "norm",
    "DATE": "date",
    "INT": "number",
    "URL": "url",
    "EMAIL": "email",
    "STRING": "string",
}
TEXT_PROPERTIES = frozenset({"title", "note", "because", "otherwise", "means", "advice"})
"""Properties that hold a text: `does title en "…"` reads as a list whose member is called "title"."""
PERIOD_FORMS = ("during", "until", "later", "until-date", "criteria", "indefinitely")
ESCAPE = re.compile(r"\\(.)", re.DOTALL)


HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
"""What steers terminals and printers, turns the direction, or may not stand in XML: no value holds any of it."""


def meant(written: str, type_: str) -> str:
    """The text that is written between the quotes of a STRING or a BLOCK, or as a URL.

    A block loses its indent. Characters that do harm where they are shown become U+FFFD; `hidden` says where they
    stand.
    """
    if HARMFUL.search(written):
        written = HARMFUL.sub("\ufffd", written)
    if type_ == "BLOCK":
        return inspect.cleandoc(written)
    return ESCAPE.sub(r"\1", written) if "\\" in written and type_ == "STRING" else written


def rule_name(rule: str) -> str:
    """The name of a grammar rule as the language writes it.

    `legal_name` is `legal-name`, and `from_` is `from`.
    """
    return rule.rstrip("_").replace("_", "-")


class Builder:
    """Turns reductions into nodes and values while a source is read.

    `path` is that of the source. A public method builds what the grammar rule of its name stands for; the others stand
    for a node.

    `doubtful` are the named members of lists whose name is that of a property with a text.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.doubtful: list[Entry] = []

    def builds(self, rule: str) -> Callable[[list[Any]], Any]:
        """What makes a value of the parts of a rule."""
        own: Callable[[list[Any]], Any] | None = getattr(self, rule, None)
        return own or partial(self._node, rule_name(rule))

    def _span(self, parts: list[Any]) -> Span:
        first, last = parts[0], parts[-1]
        start = first.start_pos if type(first) is Token else first.span.start
        end = last.end_pos if type(last) is Token else last.span.end
        return Span(self.path, start, end)

    def _word(self, token: Token) -> Word:
        kind = LITERALS.get(token.type, "keyword")
        text = meant(token[1:-1], "STRING") if kind == "string" else meant(token[:], "") if kind == "url" else token[:]
        return Word(text, Span(self.path, token.start_pos, token.end_pos), kind)

    def _node(self, rule: str, children: list[Any]) -> Node:
        """A node: its values in order, its statements with the dates that limit them."""
        nodes: list[Node] = []
        values: list[Value] = []
        for part in children:
            kind = type(part)
            if kind is Token:
                if part.type in LITERALS:
                    values.append(self._word(part))
            elif kind is Node:
                nodes.append(part)
            elif kind is not InTime:
                values.append(part)
            elif nodes:
                nodes[-1] = self._timed(nodes[-1], part)
        span, first = self._span(children), children[0]
        keyword = Span(self.path, span.start, first.end_pos) if type(first) is Token else first.span
        return Node(rule, span, keyword, tuple(values), tuple(nodes))

    def _timed(self, node: Node, when: InTime) -> Node:
        return Node(node.rule, node.span, node.keyword, node.values, node.children, when)

    def start(self, parts: list[Any]) -> tuple[Node, ...]:
        """The declarations of the file, those of one kind and name kept apart."""
        nodes: list[Node] = []
        for part in parts:
            if isinstance(part, InTime):
                nodes[-1] = self._timed(nodes[-1], part)
            else:
                nodes.append(part)
        return tuple(nodes)

    def in_time(self, parts: list[Token]) -> InTime:
        """Dates that limit a statement.

        The words `from` and `until` are part of the tokens.
        """
        dates: dict[str, Word] = {}
        for token in parts:
            text = token[-10:]
            end = token.end_pos
            dates[token.type] = Word(text, Span(self.path, end - 10, end), "date")
        return InTime(self._span(parts), dates.get("FROM_DATE"), dates.get("UNTIL_DATE"))

    def waive(self, parts: list[Token]) -> Node:
        """A waiver; its date token carries the word `until`, which is dropped."""
        values: list[Value] = []
        for token in parts:
            if token.type == "UNTIL_DATE":
                end = token.end_pos
                values.append(Word(token[-10:], Span(self.path, end - 10, end), "date"))
            elif token.type in LITERALS:
                values.append(self._word(token))
        return Node("waive", self._span(parts), self._span(parts[:1]), tuple(values))

    # ------------------------------------------------------------------------------------------------- values
    def text(self, parts: list[Token]) -> Text:
        """A text, per language or the same in each."""
        passages: list[Passage] = []
        lang: str | None = None
        for token in parts:
            if token.type == "LANG":
                lang = str(token)
            else:
                written = token[3:-3] if token.type == "BLOCK" else token[1:-1]
                span = Span(self.path, token.start_pos, token.end_pos)
                passages.append(Passage(lang, meant(written, token.type), span, written))
        return Text(tuple(passages), self._span(parts))

    def entry(self, parts: list[Any]) -> Entry:
        """A member of a list: a name, a text or both, perhaps with a condition."""
        name = next((self._word(p) for p in parts if isinstance(p, Token)), None)
        text = next((p for p in parts if isinstance(p, Text)), None)
        clause = next((p for p in parts if isinstance(p, Node)), None)
        condition = clause.values[0] if clause else None
        entry = Entry(self._span(parts), name, text, condition if isinstance(condition, Text) else None)
        if name and text and name.text in TEXT_PROPERTIES:
            self.doubtful.append(entry)
        return entry

    def addressees(self, parts: list[Any]) -> Listing:
        """Those to whom an activity is addressed."""
        return self._listing(parts)

    def act(self, parts: list[Any]) -> Entry:
        """An activity with its addressees."""
        entry: Entry = parts[0]
        return Entry(self._span(parts), entry.name, entry.text, entry.condition, parts[1])

    def and_others(self, parts: list[Token]) -> Word:
        """The words that leave a list open."""
        return Word("others", self._span(parts), "keyword")

    def none(self, parts: list[Token]) -> Word:
        """The word that states a list to be empty."""
        return Word("none", self._span(parts), "keyword")

    def _listing(self, parts: list[Any]) -> Listing:
        entries: list[Entry] = []
        none = False
        open_span: Span | None = None
        for part in parts:
            kind = type(part)
            if kind is Token:
                if part.type in LITERALS:
                    word = self._word(part)
                    entries.append(Entry(word.span, word))
            elif kind is Entry:
                entries.append(part)
            elif kind is Node:
                entries.append(Entry(part.span, part.name))
            elif part.text == "none":
                none = True
            else:
                open_span = part.span
        return Listing(tuple(entries), self._span(parts), none, open_span is not None, open_span)

    names = items = norms = places = _listing

    def _statement_with_list(self, rule: str, parts: list[Any]) -> Node:
        keyword = self._span(parts[:1])
        return Node(rule, self._span(parts), keyword, (self._listing(parts[1:]),))

    def activity(self, parts: list[Any]) -> Node:
        """The activities of a purpose, as one list."""
        return self._statement_with_list("activity", parts)

    def through(self, parts: list[Any]) -> Node:
        """The channels, or the authority, through which a right is exercised, as one list."""
        return self._statement_with_list("through", parts)

    # --------------------------------------------------------------------------------------- periods and fates
    def unit(self, parts: list[Token]) -> Word:
        """A unit of time in the singular."""
        return Word(parts[0].rstrip("s"), self._span(parts), "keyword")

    def duration(self, parts: list[Any]) -> Duration:
        """A number and a unit."""
        return Duration(int(parts[0]), parts[1].text, self._span(parts))

    def verb(self, parts: list[Token]) -> Word:
        """What a promise is about."""
        return Word(str(parts[0]), self._span(parts), "keyword")

    def period(self, parts: list[Any]) -> Period:
        """One link of a chain: how long, from or until what."""
        duration = next((p for p in parts if isinstance(p, Duration)), None)
        nodes = {p.rule: p for p in parts if isinstance(p, Node)}
        form = next((f for f in PERIOD_FORMS if f in nodes), "")
        clause = nodes.get(form) or nodes.get("after")
        moments = tuple(v for v in clause.values if isinstance(v, Word | Text)) if clause else ()
        text: Text | None = None
        norm: Word | None = None
        if form == "criteria" and clause:
            text = next((v for v in clause.values if isinstance(v, Text)), None)
            limit = clause.first("one-norm")
            norm = limit.values[0] if limit and isinstance(limit.values[0], Word) else None
            moments = ()
        if not form:
            form = "after" if clause else "bare"
        return Period(
            "date" if form == "until-date" else form,
            self._span(parts), duration, "at-most" in nodes, "archived" in nodes, moments, text, norm,
        )  # fmt: skip

    def until_date(self, parts: list[Token]) -> Node:
        """A period that ends on a day."""
        end = parts[0].end_pos
        span = self._span(parts)
        word = Word(parts[0][-10:], Span(self.path, end - 10, end), "date")
        return Node("until-date", span, span, (word,))

    def fates(self, parts: list[Token]) -> Disposal:
        """What becomes of the data at the end."""
        words = tuple(self._word(t) for t in parts if t.type == "WORD")
        return Disposal(words, self._span(parts))

    def keep(self, parts: list[Any]) -> Node:
        """A retention period as one chain."""
        periods = tuple(p for p in parts if isinstance(p, Period))
        if isinstance(parts[-1], Word) and parts[-1].text == "none":
            periods = (Period("none", parts[-1].span),)
        disposal = next((p for p in parts if isinstance(p, Disposal)), None)
        sooner = next((p.values[0] for p in parts if isinstance(p, Node) and p.rule == "sooner"), None)
        only_if: Word | Text | None = None
        for before, part in pairwise(parts):
            if isinstance(before, Token) and before.type == "IF":
                only_if = part if isinstance(part, Text) else self._word(part)
        span = self._span(parts)
        retention_term = RetentionTerm(span, periods, disposal, only_if, sooner if isinstance(sooner, Word) else None)
        return Node("keep", span, self._span(parts[:1]), (retention_term,))
