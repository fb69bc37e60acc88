"""The values that a policy's statements hold, each with its place."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

from polc.core.record import record
from polc.core.sources import Span


@record
class Word:
    """One written word: a name, or a literal such as a date, URL, norm or country.

    `kind` is one of name, string, date, number, url, email, norm, place, slug, keyword.
    """

    text: str
    span: Span
    kind: str = "name"

    def __str__(self) -> str:
        return self.text


@record
class Passage:
    """A text in one language.

    `lang` is a two-letter tag, or None for a text that is the same in every language. `span` covers the quoted text,
    quotation marks included; `written` is what stands between them in the source, where escapes and the common indent
    of a block are still there.
    """

    lang: str | None
    text: str
    span: Span
    written: str = ""

    def place(self, start: int, end: int) -> Span:
        """Where characters of the text (`end` excluded) stand; the whole where unknown."""
        block = self.span.end - self.span.start >= len(self.written) + 6
        at = _offsets(self.text, self.written, block)
        if not 0 <= start < end <= len(at):
            return self.span
        first = self.span.start + (self.span.end - self.span.start - len(self.written)) // 2
        return Span(self.span.path, first + at[start], first + at[end - 1] + 1)


@lru_cache(maxsize=4)
def _offsets(text: str, written: str, block: bool) -> Sequence[int]:  # noqa: FBT001 - a key of the cache
    """For each character of a text, its offset in what is written.

    The last ones are remembered: a text may have thousands of places, told in turn with those of its translations.
    """
    if text == written:
        return range(len(text))
    return array("I", _offsets_in_block(text, written) if block else _offsets_in_string(written))


def _offsets_in_string(written: str) -> list[int]:
    found, at = [], 0
    while at < len(written):
        at += written[at] == "\\" and at + 1 < len(written)
        found.append(at)
        at += 1
    return found


def _offsets_in_block(text: str, written: str) -> list[int]:
    """The offset of each character: a block loses blank ends and its indent alone."""
    found: list[int] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        begin = written.find(words, at)
        if begin < 0:
            return []
        first = begin - (len(line) - len(line.lstrip()))
        late = max(0, min(at - first, len(line)))
        found += [at] * late
        found += range(first + late, first + len(line))
        found.append(begin + len(line.lstrip()))
        at = written.find("\n", begin + len(words)) + 1
    return found[:-1]


@record
class Text:
    """A text as the author wrote it, once per language."""

    passages: tuple[Passage, ...]
    span: Span

    def passage(self, lang: str) -> Passage | None:
        """The passage for a language: tagged with it, else the untagged one, else None."""
        fallback = None
        for passage in self.passages:
            if passage.lang == lang:
                return passage
            if passage.lang is None:
                fallback = passage
        return fallback

    def get(self, lang: str) -> str:
        """The text in a language, else the first one written: no page is shorter."""
        found = self.passage(lang)
        return found.text if found else self.passages[0].text

    @property
    def languages(self) -> frozenset[str]:
        """The language tags used; empty when the text is the same in every language."""
        return frozenset(p.lang for p in self.passages if p.lang)


@record
class Entry:
    """One member of a list: a name, a text, or a named text.

    `condition` is the text of `only-if`; `addressees` are those of an activity (`letters to journalist`).
    """

    span: Span
    name: Word | None = None
    text: Text | None = None
    condition: Text | None = None
    addressees: Listing | None = None


@record
class Listing:
    """A list property: stated, stated to be `none`, or not stated (`span` is None).

    `open` is true for a list that ends `and others`.
    """

    entries: tuple[Entry, ...] = ()
    span: Span | None = None
    none: bool = False
    open: bool = False
    open_span: Span | None = None

    @property
    def stated(self) -> bool:
        """True when the file says something, be it `none`."""
        return self.span is not None

    @property
    def words(self) -> tuple[Word, ...]:
        """The names written in the list, texts without a name left out."""
        return tuple([name for e in self.entries if (name := e.name)])

    @property
    def names(self) -> frozenset[str]:
        """The set of names written in the list."""
        return frozenset([name.text for e in self.entries if (name := e.name)]) if self.entries else NO_NAMES

    def word(self, name: str) -> Word | None:
        """The place where a name is written in the list, or None."""
        return next((word for word in self.words if word.text == name), None)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __bool__(self) -> bool:
        return bool(self.entries)


NOT_STATED = Listing()
"""The list that the file does not mention."""

NO_NAMES: frozenset[str] = frozenset()
HOURS_A_DAY = 24
MINUTES_AN_HOUR = 60
DAYS = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}
"""Shortest and longest number of days of each unit of time (a month is 28 to 31 days)."""

MONTHS_IN_DAYS = (
    (0, 0), (28, 31), (59, 62), (89, 92), (120, 123), (150, 153),
    (181, 184), (212, 215), (242, 245), (273, 276), (303, 306), (334, 337),
)  # fmt: skip
"""Fewest and most days that this many consecutive months can have, from none to eleven."""


@record
class Duration:
    """A length of time: a `number` of a `unit`, which is in the singular."""

    number: int
    unit: str
    span: Span

    def bounds(self) -> tuple[int, int]:
        """The shortest and longest number of whole days it can be.

        Twelve months are a year.
        """
        if self.unit in ("minute", "hour"):
            low, high = self.hours()
            return low // HOURS_A_DAY, -(-high // HOURS_A_DAY)
        if self.unit != "month":
            low, high = DAYS[self.unit]
            return self.number * low, self.number * high
        years, months = divmod(self.number, 12)
        low, high = DAYS["year"]
        return years * low + MONTHS_IN_DAYS[months][0], years * high + MONTHS_IN_DAYS[months][1]

    def longer_than(self, other: Duration) -> bool:
        """True when its shortest reading is longer than the longest of the other."""
        return self.minutes()[0] > other.minutes()[1]

    def same_as(self, other: Duration) -> bool:
        """True when both are as long, be it in other units (`12 months`, `1 year`)."""
        return self.minutes() == other.minutes()

    def hours(self) -> tuple[int, int]:
        """The fewest and the most whole hours that it can be."""
        low, high = self.minutes()
        return low // MINUTES_AN_HOUR, -(-high // MINUTES_AN_HOUR)

    def minutes(self) -> tuple[int, int]:
        """The fewest and the most minutes that it can be."""
        if self.unit == "minute":
            return self.number, self.number
        if self.unit == "hour":
            return self.number * MINUTES_AN_HOUR, self.number * MINUTES_AN_HOUR
        low, high = self.bounds()
        return low * HOURS_A_DAY * MINUTES_AN_HOUR, high * HOURS_A_DAY * MINUTES_AN_HOUR


@record
class Period:
    """One link of a retention period.

    `form` is one of: after (a duration from an event), bare (a duration without start), during, until, later (the
    later of several events), date, criteria (a text without figure), indefinitely, none (not kept at all).
    """

    form: str
    span: Span
    duration: Duration | None = None
    at_most: bool = False
    archived: bool = False
    moments: tuple[Word | Text, ...] = ()
    text: Text | None = None
    norm: Word | None = None

    @property
    def events(self) -> tuple[Word, ...]:
        """The named events of the period, texts left out."""
        return tuple(m for m in self.moments if isinstance(m, Word))


@record
class Disposal:
    """What becomes of the data at the end: one of these fates of the vocabulary."""

    words: tuple[Word, ...]
    span: Span


@record
class RetentionTerm:
    """A whole `keep`: periods one after the other, perhaps a fate at the end.

    `only_if` is the condition after `if` (a name such as `consent`, or a text); `sooner` the event that ends it early.
    """

    span: Span
    periods: tuple[Period, ...] = ()
    disposal: Disposal | None = None
    only_if: Word | Text | None = None
    sooner: Word | None = None

    @property
    def keeps_nothing(self) -> bool:
        """True for `keep none`: the data are used and not kept."""
        return any(p.form == "none" for p in self.periods)
