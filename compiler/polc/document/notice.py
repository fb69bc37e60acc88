"""A policy in one language, before any format: what is said, in its order."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from polc.core.record import record
from polc.document.blocks import Items, Line, Part
from polc.document.inline import Inline


class Phrases(Protocol):
    """The phrases of a language, as formats need them.

    They add few words of their own, such as `Page 2 of 7`.
    """

    @property
    def lang(self) -> str:
        """The language, such as `fr`."""

    @property
    def locale(self) -> str:
        """The locale for lists, dates and names of countries, such as `en_GB`."""

    def find(self, key: str) -> str | None:
        """Return the template of a phrase, None where there is none."""

    def say(self, key: str, **facts: Inline | str | int) -> Inline:
        """Return a phrase with its facts."""


@record
class Notice:
    """A policy in one language, before any format: what is said, in its order.

    `title` and `head` stand over it, `brief` is its first layer, `parts` are the full text. `languages` are those that
    the policy can be read in; `binding` is the tag of the language that prevails, empty where none is stated, and
    `prevails` the sentence on it. `book` gives the few words that a format adds around a line, such as a colon.
    Picklable.
    """

    policy: str
    lang: str
    anchor: str
    title: Inline
    controller: str
    head: tuple[Inline, ...]
    brief: tuple[Line | Items, ...]
    parts: tuple[Part, ...]
    languages: tuple[str, ...]
    version: str
    effective: date | None
    binding: str
    prevails: str
    book: Phrases
