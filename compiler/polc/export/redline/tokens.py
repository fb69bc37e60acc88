"""Runs cut into the smallest pieces that a change replaces whole: words, dates, citations, numbers with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel import Locale

from polc.core.record import replace
from polc.export.runs import Run
from polc.notice.locale_data import length_in_words

GLUED = r"[^\s«»]+(?:[\u00a0\u202f](?![:;!?»])[^\s«»]+)*[\u00a0\u202f](?![:;!?»])[^\s«»]*[\w)%€]"
"""What no line end may part: a number with its unit, the article, paragraph and point of a citation."""
DAY = r"\d{1,2}(?:er|º|st|nd|rd|th)?"
NUMBER = r"\d+(?:[.,:/\-]\d+)*%?"
WORD = r"\w+(?:['’\-.@/&_]+\w+)*"
ADDRESS = r"(?:https?://|www\.)[^\s<>»”]+[^\s<>»”.,;:!?)]"
PUNCTUATION = r"[\u00a0\u202f]?[:;!?»%]|«[\u00a0\u202f]?|\.{3}|[^\w\s]"


def tokens(runs: Sequence[Run], locale: str) -> Iterator[Run]:
    """The runs in pieces, each with the look of its run.

    Together they are the same words. The first piece of a run keeps its anchor.
    """
    pattern = _pattern(locale)
    for run in runs:
        anchor = run.anchor
        for match in pattern.finditer(run.text):
            yield replace(run, text=match.group(), anchor=anchor)
            anchor = ""


NUMBERS = (1, 2, 5)
"""Numbers after which languages have different forms of a word."""
UNITS = ("minute", "hour", "day", "week", "month", "year")


@lru_cache(maxsize=8)
def _pattern(locale: str) -> re.Pattern[str]:
    """Cuts a text of a language; every character is in one piece."""
    locale_ = Locale.parse(locale)
    months = sorted(locale_.months["format"]["wide"].values(), key=len, reverse=True)
    named = "|".join(re.escape(month) for month in months)
    lengths = (length_in_words(number, unit, locale) for unit in UNITS for number in NUMBERS)
    units = {words.replace("\u00a0", " ").partition(" ")[2] for words in lengths} - {""}
    length = rf"\d+[ \u00a0\u202f](?:{'|'.join(map(re.escape, sorted(units, key=lambda u: (-len(u), u))))})\b"
    gap = r"[ \u00a0\u202f](?:de[ \u00a0])?"
    date = rf"{DAY}{gap}(?:{named}){gap}\d{{4}}"
    return re.compile(rf"{date}|{length}|{GLUED}|{ADDRESS}|{NUMBER}(?!\w)|{WORD}|{PUNCTUATION}|\s+|.", re.DOTALL)
