"""Every text, name, address and length of time that an author writes stands on the page of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from polc.core.record import replace
from polc.core.values import Duration, Entry, Listing, Passage, Period, RetentionTerm, Text, Word
from polc.export.context import Marks
from polc.export.html import page_of
from polc.export.registry import FORMATS
from polc.notice.notice import notice_of
from polc.syntax.tree import File, Node, Value
from tests.overlay import key, laid_over
from tests.publish.pages import parsed, policy_of
from tests.publish.readings import READERS
from tests.publish.test_every_statement_speaks import EXAMPLES

LANGUAGES = ("en", "fr")
ADDRESSES = {"string": "kazoo{}", "email": "kazoo{}@x.example", "url": "https://kazoo{}.example/"}
"""What stands for a name in one language, an e-mail address and a page, by kind of word."""
SILENT = frozenset({"record", "rule", "waive"})
"""Declarations that are no part of the page."""


class Marked:
    """Puts a word of its own into each text, name and address of a file, and a number into each length of time."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self._number = 100

    def node(self, node: Node, place: str) -> Node:
        values = tuple(self._value(v, f"{place} {node.rule}") for v in node.values)
        return replace(node, values=values, children=tuple(self.node(c, f"{place} {node.rule}") for c in node.children))

    def _text(self, text: Text, place: str) -> Text:
        word = self._word(place)
        return Text(tuple(Passage(lang, word, text.span) for lang in LANGUAGES), text.span)

    def _word(self, place: str, template: str = "kazoo{}") -> str:
        self._number += 1
        word = template.format(self._number)
        self.words[word] = place
        return word

    def _duration(self, duration: Duration, place: str) -> Duration:
        return replace(duration, number=int(self._word(place, "{}")))

    def _value(self, value: Value, place: str) -> Value:
        match value:
            case Text():
                return self._text(value, place)
            case Entry():
                return self._entry(value, place)
            case Listing():
                return replace(value, entries=tuple(self._entry(e, place) for e in value))
            case Word() if value.kind in ADDRESSES:
                return replace(value, text=self._word(place, ADDRESSES[value.kind]))
            case Duration():
                return self._duration(value, place)
            case RetentionTerm():
                return replace(value, periods=tuple(self._period(p, place) for p in value.periods))
            case _:
                return value

    def _entry(self, entry: Entry, place: str) -> Entry:
        text = self._text(entry.text, place) if entry.text else None
        condition = self._text(entry.condition, f"{place} condition") if entry.condition else None
        return replace(entry, text=text, condition=condition)

    def _period(self, period: Period, place: str) -> Period:
        moments = tuple(self._text(m, place) if isinstance(m, Text) else m for m in period.moments)
        duration = self._duration(period.duration, place) if period.duration else None
        text = self._text(period.text, place) if period.text else None
        return replace(period, moments=moments, duration=duration, text=text)


def marked(example: str) -> tuple[File, dict[str, str]]:
    """The skeleton with an example laid over it whose texts are words of their own, and where each of them stands."""
    keys = {key(n) for n in parsed(example).declarations}
    file = parsed(laid_over(example))
    marks = Marked()
    declarations = tuple(marks.node(d, "") if key(d) in keys and d.rule not in SILENT else d for d in file.declarations)
    return File(file.source, declarations), marks.words


def pages(file: File) -> Iterator[tuple[str, str]]:
    """The words and addresses that a reader finds on the page of each language, and in the plain text of one."""
    policy = policy_of(file)
    made = {lang: READERS["html"](page_of(notice_of(policy, lang)).body.encode()) for lang in LANGUAGES}
    made["text"] = READERS["txt"](FORMATS["text"].write([notice_of(policy, "en")], Marks(date(2026, 11, 22))))
    for form, reading in made.items():
        yield form, " ".join((reading.words, *reading.links)).lower()


def stands(word: str, page: str) -> bool:
    return re.search(rf"\b{re.escape(word.removesuffix('/'))}\b", page) is not None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda c: c.strip().split("\n")[0][:50])
def test_page_shows_every_word_of_an_author(example: str) -> None:
    file, words = marked(example)
    lost = [
        f"{form}:{place}" for form, page in pages(file) for written, place in words.items() if not stands(written, page)
    ]
    assert lost == []
