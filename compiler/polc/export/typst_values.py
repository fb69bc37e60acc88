"""A notice as plain values for the template of printed pages: texts as runs, every phrase filled in, links resolved.

Knows the shape that `site/files/notice.typ` reads, and neither Typst nor how anything looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import assert_never

from polc.document.blocks import (
    AnyLine,
    Block,
    Card,
    Cell,
    Entries,
    Entry,
    FreeText,
    Items,
    Letter,
    Line,
    Lines,
    Part,
    Picture,
    Points,
    Table,
    holds_letters_alone,
    names_and_terms,
)
from polc.document.inline import Inline
from polc.document.notice import Notice
from polc.export.column_widths import height, widths
from polc.export.context import Marks, draft_sentence
from polc.export.runs import Paragraph, paragraphs
from polc.export.typst_inline import Value, Words, breakable, plain, visible
from polc.notice.dates import date_in_words

WHOLE = 20
"""Up to so many lines, a row of a table stands on one page."""


def printed(notice: Notice, marks: Marks) -> Value:
    """The notice in the shape that the template reads."""
    return _Printed(notice).all(marks)


class _Printed:
    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._say = notice.book.say
        self._level = 1
        self._words = Words()

    @cached_property
    def _title(self) -> str:
        title = plain(self._notice.title.plain)
        return title if visible(title) else self._notice.policy

    def all(self, marks: Marks) -> Value:
        n = self._notice
        head: Value = {
            "lang": n.lang,
            "title": self._title,
            "heading": breakable(self._title),
            "author": plain(n.controller),
            "anchor": self._words.anchor(n.anchor),
            "head": [self._words.runs(words) for words in n.head],
            "prevails": plain(n.prevails),
            "draft": draft_sentence(marks, n.lang),
            "footer": [breakable(plain(words)) for words in self._footer(marks)],
            "address": breakable(marks.address),
            "page": n.book.find("pdf.page"),
        }
        first = self._summary_value()
        parts = [self._part(part) for part in n.parts]
        return {**head, "brief": first, "parts": parts, "anchors": sorted(self._words.anchors)}

    def _footer(self, marks: Marks) -> Iterable[str]:
        n = self._notice
        yield self._title
        if n.version:
            yield self._say("header.version", version=n.version).plain
        if n.effective:
            yield self._say("header.effective", date=self._date(n.effective)).plain
        if marks.day and (marks.draft is not None or not (n.version or n.effective)):
            yield self._say("pdf.day", date=self._date(marks.day)).plain

    def _date(self, day: date) -> str:
        book = self._notice.book
        return date_in_words(day.isoformat(), book.locale, book.find("form.first-day"))

    def _summary_value(self) -> Value | None:
        if not self._notice.brief:
            return None
        self._level = 2
        anchor = self._words.anchor("part-brief")
        title = self._words.runs(self._say("brief.heading"))
        return {"title": title, "anchor": anchor, "lines": self._lines(self._notice.brief)}

    def _part(self, part: Part) -> Value:
        self._level = 2
        anchor = self._words.anchor(part.anchor)
        return {"title": self._words.runs(part.title), "anchor": anchor, "blocks": self._blocks(part.blocks)}

    def _blocks(self, blocks: Sequence[Block]) -> list[Value]:
        level = self._level
        found = []
        for block in blocks:
            self._level = level
            found += self._block(block)
        return found

    def _block(self, block: Block) -> list[Value]:
        match block:
            case Table():
                return self._table(block)
            case Letter() | Picture():
                return []
            case Lines():
                anchor = self._words.anchor(block.anchor)
                return [{"form": "lines", "case": block.case, "anchor": anchor, "lines": self._lines(block.lines)}]
            case Entries():
                return self._entries(block)
            case Points():
                return self._points(block)
            case Card() if holds_letters_alone(block):
                return []
            case Card():
                heading = self._heading(block.title, block.anchor, listed=block.listed)
                return [{"form": "card", "blocks": [heading, *self._blocks(block.blocks)]}]
            case _:
                assert_never(block)

    def _heading(self, words: Inline, anchor: str = "", *, listed: bool = False, level: int = 0) -> Value:
        """A heading one level below the one before, or of a `level`.

        No level is ever passed over. Without any words to show it is no heading, only the place that links lead to.
        """
        return self._heading_value(self._words.runs(words), anchor, listed=listed, level=level)

    def _heading_value(self, title: list[Value], anchor: str, *, listed: bool, level: int) -> Value:
        if not any(visible(run["text"]) for run in title):
            return {"form": "anchor", "anchor": self._words.anchor(anchor)}
        self._level = min(level, self._level + 1) if level else self._level + 1
        return {
            "form": "heading",
            "level": self._level,
            "listed": listed,
            "anchor": self._words.anchor(anchor),
            "title": title,
        }

    def _table(self, table: Table) -> list[Value]:
        """A table; a wide one as records, one under the other, each headed by its first cell."""
        if columns := widths(table):
            return [self._columns(table, columns)]
        level = self._level
        found: list[Value] = []
        for row in table.rows:
            self._level = level
            found.append({"form": "record", "blocks": self._record(row.anchor, row.cells, table.heads)})
        return found

    def _columns(self, table: Table, columns: Sequence[int]) -> Value:
        rows = [
            {
                "anchor": self._words.anchor(row.anchor),
                "whole": height(row, columns) <= WHOLE,
                "cells": [self._lines(cell) for cell in row.cells],
            }
            for row in table.rows
        ]
        heads = [self._words.runs(head) for head in table.heads]
        return {
            "form": "table",
            "caption": self._words.runs(table.caption),
            "columns": list(columns),
            "heads": heads,
            "rows": rows,
        }

    def _record(self, anchor: str, cells: Sequence[Cell], heads: Sequence[Inline]) -> list[Value]:
        first, *others = cells
        title = first[0] if first and isinstance(first[0], Line) and first[0].strong else None
        lines = first[1:] if title else ()
        named = [(head, cell) for head, cell in zip(heads[1:], others, strict=True) if cell]
        if title is None and first:
            named.insert(0, (heads[0], first))
        found: list[Value] = [self._heading(title.value, anchor) if title else {"form": "rule"}]
        if title is None:
            found.append({"form": "anchor", "anchor": self._words.anchor(anchor)})
        if lines:
            found.append({"form": "lines", "case": False, "anchor": "", "lines": self._lines(lines)})
        if named:
            found.append(
                {"form": "labelled", "entries": [self._labelled_value(head, self._lines(cell)) for head, cell in named]}
            )
        return found

    def _entries(self, block: Entries) -> list[Value]:
        """Names alone and names with something said of each.

        What most of them are comes first, as on the page.
        """
        found = [self._heading(block.title)] if block.title else []
        for group in names_and_terms(block.entries):
            if group[0].lines:
                found.append({"form": "terms", "entries": [self._entry(e) for e in group]})
            else:
                found.append(self._names(group))
        return found

    def _points(self, block: Points) -> list[Value]:
        opening = [{"form": "lines", "case": False, "anchor": "", "lines": [self._line(Line(block.opening))]}]
        points = [
            {
                "anchor": self._words.anchor(p.anchor),
                "value": self._words.runs(p.words),
                "lines": self._lines(p.lines),
            }
            for p in block.points
        ]
        return [*(opening if block.opening else ()), {"form": "points", "points": points}]

    def _names(self, entries: Sequence[Entry]) -> Value:
        names = [{"anchor": self._words.anchor(e.anchor), "value": self._words.runs(e.title)} for e in entries]
        return {"form": "names", "names": names}

    def _entry(self, entry: Entry) -> Value:
        anchor = self._words.anchor(entry.anchor)
        return {"label": self._words.runs(entry.title), "anchor": anchor, "lines": self._lines(entry.lines)}

    def _labelled_value(self, label: Inline, lines: list[Value]) -> Value:
        return {"label": self._label(label), "anchor": "", "lines": lines}

    def _lines(self, lines: Sequence[AnyLine]) -> list[Value]:
        return [self._line(line) for line in lines]

    def _line(self, line: AnyLine) -> Value:
        value: Value = {"label": [], "sentence": False, "strong": False, "value": [], "items": [], "paragraphs": []}
        match line:
            case Line(words, label, strong):
                return value | {
                    "label": self._label(label) if label else [],
                    "strong": strong,
                    "value": self._words.runs(words),
                }
            case Items(items, label, opened, sentence):
                if label and sentence:
                    return value | {
                        "label": self._words.runs(label),
                        "sentence": True,
                        "items": [self._words.runs(item) for item in items],
                    }
                if opened and label:
                    label = self._say("list.among", label=label)
                elif opened:
                    items = (*items, self._say("list.more"))
                return value | {
                    "label": self._label(label) if label else [],
                    "items": [self._words.runs(item) for item in items],
                }
            case FreeText():
                return value | {"paragraphs": self._paragraphs(paragraphs(line))}
            case _:
                assert_never(line)

    def _paragraphs(self, found: Sequence[Paragraph]) -> list[Value]:
        """Paragraphs in which those of one list stand together, lists within lists included."""
        made: list[Value] = []
        at = 0
        while at < len(found):
            paragraph = found[at]
            if paragraph.kind == "li":
                end = next((n for n in range(at, len(found)) if found[n].kind != "li"), len(found))
                made += self._words.lists(found[at:end])
                at = end
                continue
            value = [self._words.run(run, kept=paragraph.kind == "pre") for run in paragraph.runs]
            made.append({"form": paragraph.kind, "value": value})
            if paragraph.kind[0] == "h":
                made[-1] = self._heading_value(value, "", listed=False, level=int(paragraph.kind[1]))
            at += 1
        return made

    def _label(self, words: Inline) -> list[Value]:
        return self._words.runs(words + self._say("form.colon"))
