"""The figures of a text in a language: numbers, durations, dates, hours, e-mail and web addresses.

Each figure has readings: what it can mean. Figures of two languages are the same where they share a reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from polc.core.record import record
from polc.model.text_references import references
from polc.reference.lexicon import TEXTS, Words, folded, lexicon, pattern, plain, terms, whole_words

BOOK = "figures"
Reading = tuple[str | int | float, ...]
URL = re.compile(r"https?://(?P<host>[\w.-]+)[^\s)>\"“”«»]*")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
MARKER = re.compile(r"^[^\S\n]*+(?:#+ )?\d+[.)]\s", re.MULTILINE)
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
PHONE = re.compile(r"(?:\+\s?\d|(?<!\d[\s.,])\b0\d)(?:[\s.-]?\(?\d+\)?){4,}")
NUMBER = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b(?! ?[ap]\.?m)")
LANGUAGE_PART = re.compile(r"(?:^|(?<=[.\-_+]))(?:[a-z]{2}|www)[.\-_](?=[\w.-])")
SIGNS = re.compile(r"[\d@]|://")
"""What any figure shows that is not in words: a digit or an address."""
HOURS = {"hour": 1, "day": 24, "week": 168}
MONTHS = {"month": 1, "year": 12}
NOON = 12


@record
class Quantity:
    """A figure where it stands in the text.

    A `soft` one, such as "two" or "a year", need not be in the other language. `kind` is one of number, duration, date,
    time, email, url; `count` how many units a duration has.
    """

    start: int
    end: int
    kind: str
    readings: frozenset[Reading]
    soft: bool = False
    count: float = 0

    @property
    def loosely(self) -> frozenset[Reading]:
        """What it can mean beside figures of another kind: also its bare number (`under 15`, `15 ans`)."""
        return self.readings | {("number", self.count)} if self.count else self.readings


@lru_cache(maxsize=TEXTS)
def quantities_in(text: str, lang: str) -> tuple[Quantity, ...]:
    """The figures of a text in the order of their places.

    Empty for a language whose figures are not known.
    """
    if BOOK_KEYS - lexicon(BOOK, lang).keys() or not (SIGNS.search(text) or _in_words(lang) & terms(folded(text))):
        return ()
    return tuple(sorted(_Reader(plain(text), lang).read(), key=lambda f: f.start))


BOOK_KEYS = {"numbers", "units", "months"}


class _Reader:
    """Reads a text from the figures that are told most surely to plain numbers, blanking out what it has read.

    What is read of one kind is blanked out all at once, before figures of the next kind are looked for.
    """

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang
        self.found: list[Quantity] = []
        self._read: list[tuple[int, int]] = []

    def read(self) -> list[Quantity]:
        for reference in references(self.text):
            if reference.kind == "link":
                self._address(reference.start, reference.end, reference.name)
            self._blank(reference.start, reference.end)
        for match in self._unread_matches(URL):
            self._address(*match.span(), match.group())
        for match in self._unread_matches(MAIL):
            self._add_quantity(match, "email", ("email", LANGUAGE_PART.sub("", match.group().lower())))
        for match in self._unread_matches(MARKER):
            self._blank(*match.span())
        self._dates()
        self.text = folded(self._unread_text())
        idioms = pattern(BOOK, self.lang, "idioms")
        for match in self._unread_matches(idioms) if idioms else ():
            self._blank(*match.span())
        self._times_and_durations()
        self._numbers()
        return self.found

    def _unread_matches(self, words: re.Pattern[str] | Words) -> Iterator[re.Match[str]]:
        """The matches in what is not yet read.

        The caller reads or blanks each, or leaves it to other kinds.
        """
        return words.finditer(self._unread_text())

    def _unread_text(self) -> str:
        """The text with what has been read blanked out, every character in its place."""
        if self._read:
            parts, done = [], 0
            for start, end in sorted(self._read):
                parts += [self.text[done:start], " " * (end - max(start, done))]
                done = max(end, done)
            self.text = "".join((*parts, self.text[done:]))
            self._read.clear()
        return self.text

    def _blank(self, start: int, end: int) -> None:
        self._read.append((start, end))

    def _add_quantity(
        self, match: re.Match[str], kind: str, *means: Reading, soft: bool = False, count: float = 0
    ) -> None:
        self.found.append(Quantity(*match.span(), kind, frozenset(means), soft, count))
        self._blank(*match.span())

    def _address(self, start: int, end: int, url: str) -> None:
        """A web address counts by its host: pages of a site often differ by language."""
        host = URL.match(url)
        if host:
            names = LANGUAGE_PART.sub("", host["host"].lower().rstrip(".")).split(".")
            site = names[-2] if len(names) > 1 else names[0]
            self.found.append(Quantity(start, end, "url", frozenset({("url", site)})))
        self._blank(start, end)

    def _dates(self) -> None:
        for match in self._unread_matches(ISO):
            y, m, d = (int(g) for g in match.groups())
            self._add_quantity(match, "date", ("date", y, m, d))
        for match in self._unread_matches(SLASHED):
            a, b, y = (int(g) for g in match.groups())
            self._add_quantity(match, "date", ("date", y, b, a), ("date", y, a, b))
        for words in _dates_of(self.lang) if _names_a_month(self._unread_text(), self.lang) else ():
            for match in self._unread_matches(words):
                part = match.groupdict()
                month = [m.lower() for m in _months_of(self.lang)].index(part["m"].lower()) + 1
                self._add_quantity(match, "date", ("date", int(part.get("y") or 0), month, int(part.get("d") or 0)))

    def _times_and_durations(self) -> None:
        hour, duration = _hour_of(self.lang), _duration_of(self.lang)
        for match in (*self._unread_matches(CLOCK), *self._unread_matches(hour)):
            if match["minute"]:
                self._time(match)
        for match in self._unread_matches(duration):
            number = self._value(match["number"])
            unit = next(u for u in (*HOURS, *MONTHS) if match[u])
            means = [_length(number, unit)]
            if unit == "hour" and number < HOURS["day"] and not match[unit].lower().startswith("hour"):
                means.append(("time", int(number), 0))
            weeks = lexicon(BOOK, self.lang).get("days-of-weeks", {}).get(match["number"]) if unit == "day" else None
            if weeks:
                means.append(_length(weeks, "week"))
            self._add_quantity(match, "duration", *means, soft=_is_article(match["number"], self.lang), count=number)
        for match in self._unread_matches(hour):
            self._time(match)

    def _time(self, match: re.Match[str]) -> None:
        part = match.groupdict()
        afternoon = (part.get("half") or "").lower() == "p" and int(part["hour"]) < NOON
        self._add_quantity(match, "time", ("time", int(part["hour"]) + NOON * afternoon, int(part.get("minute") or 0)))

    def _value(self, written: str) -> float:
        known = _numbers_in_words(self.lang)
        word = " ".join(written.lower().split())
        if word in known:
            return known[word]
        return 1.0 if not word[:1].isdigit() else _decimal(word, self.lang)

    def _numbers(self) -> None:
        for match in self._unread_matches(PHONE):
            self._add_quantity(match, "number", ("phone", re.sub(r"\D", "", match.group())[-9:]))
        loose = pattern(BOOK, self.lang, "loose")
        for match in self._unread_matches(loose) if loose else ():
            self._add_quantity(match, "number", ("number", float(re.sub(r"\D", "", match.group()))), soft=True)
        for match in self._unread_matches(NUMBER):
            span = match.span()
            self.found.append(Quantity(*span, "number", _meanings(match.group(), self.lang)))
            self._read.append(span)
        for match in self._unread_matches(_words_of(self.lang)):
            self._add_quantity(match, "number", ("number", self._value(match.group())), soft=True)


def _length(number: float, unit: str) -> Reading:
    return ("hours", number * HOURS[unit]) if unit in HOURS else ("months", number * MONTHS[unit])


def _decimal(written: str, lang: str) -> float:
    data = lexicon(BOOK, lang)
    bare = re.sub(r"[\s]", "", written).replace(data["group"], "") if data["group"] != data["decimal"] else written
    try:
        return float(bare.replace(data["decimal"], "."))
    except ValueError:
        return float(re.sub(r"\D", "", written) or 0)


@lru_cache(maxsize=TEXTS)
def _meanings(written: str, lang: str) -> frozenset[Reading]:
    """What digits can mean: with the marks of the language, or those of the other habit (`1,500` and `1,5`)."""
    sign = re.sub(r"\s", "", written)
    means: set[Reading] = {("number", _decimal(written, lang))}
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", sign):
        means.add(("number", float(re.sub(r"\D", "", sign))))
    elif re.fullmatch(r"\d+[.,]\d+", sign):
        means.add(("number", float(sign.replace(",", "."))))
    return frozenset(means)


# ------------------------------------------------------------------------------------------- what languages write
def _is_article(written: str, lang: str) -> bool:
    return written in lexicon(BOOK, lang)["article"]


@cache
def _months_of(lang: str) -> tuple[str, ...]:
    return tuple(lexicon(BOOK, lang)["months"])


def _names_a_month(text: str, lang: str) -> bool:
    small = text.lower()
    return any(month.lower() in small for month in _months_of(lang))


@cache
def _dates_of(lang: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(dict.fromkeys(name for m in _months_of(lang) for name in (m, m.capitalize())))
    parts = {"d": r"(?P<d>\d{1,2})", "m": f"(?P<m>{names})", "y": r"(?P<y>\d{4})"}
    found = []
    for form in lexicon(BOOK, lang)["date"]:
        for key, part in parts.items():
            form = form.replace(f"{{{key}}}", part)
        found.append(re.compile(whole_words([form])))
    return tuple(found)


@cache
def _hour_of(lang: str) -> re.Pattern[str]:
    return re.compile(whole_words([lexicon(BOOK, lang)["hour"]]))


@cache
def _numbers_in_words(lang: str) -> dict[str, float]:
    return {" ".join(words.split()): float(value) for words, value in lexicon(BOOK, lang)["numbers"].items()}


def _number_words(lang: str) -> str:
    return "|".join(sorted(lexicon(BOOK, lang)["numbers"], key=len, reverse=True))


@cache
def _duration_of(lang: str) -> re.Pattern[str]:
    data = lexicon(BOOK, lang)
    number = rf"\d+(?:[.,]\d+)?|{_number_words(lang)}|{'|'.join(data['article'])}"
    units = "|".join(f"(?P<{unit}>{data['units'][unit]})" for unit in (*HOURS, *MONTHS))
    return re.compile(whole_words([rf"(?P<number>{number})(?:-| )?(?:\((?:\d+|\w+)\) )?(?:{units})"]))


@cache
def _in_words(lang: str) -> frozenset[str]:
    """The words with which numbers in words begin, and those that stand for one."""
    return frozenset(re.split(r"\W", words)[0] for key in ("numbers", "article") for words in lexicon(BOOK, lang)[key])


@cache
def _words_of(lang: str) -> re.Pattern[str]:
    return re.compile(whole_words([_number_words(lang)]))
