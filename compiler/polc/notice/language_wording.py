"""The words of a language as a notice says them: phrases, links, terms, norms, lists, dates.

Everything is words within a line, as nodes: a format decides how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from polc.core.values import Duration
from polc.document.addresses import is_safe
from polc.document.inline import Inline, Link, inline, joined
from polc.notice.dates import date_in_words, duration_in_words
from polc.notice.locale_data import Style, language_name, list_pattern, territory_name
from polc.notice.phrasebook import Phrasebook
from polc.reference.law import norm
from polc.reference.vocabulary import vocabulary

UNBROKEN = re.compile(r"(?<=\b[Aa]rt\.) | (?=§)|(?<=,) (?=(?:point\b|\w\)))")
"""Spaces of a citation at which no line may end: `art. 6, § 1, b)`."""


DELIMITED = re.compile(r"\([^()]*\)|«[^«»]*»|“[^“”]*”")
"""What brackets or quotation marks set apart within a text."""


class LanguageWording:
    """The words of a language in a voice.

    `standing` are facts that any phrase may mention.
    """

    def __init__(self, book: Phrasebook) -> None:
        self.book = book
        self.lang = book.lang
        self.locale = book.locale
        self.standing: Mapping[str, Inline] = {}

    # ------------------------------------------------------------------------------------------------ phrases
    def say(self, key: str, **facts: Inline | str | int) -> Inline:
        """A phrase of the phrasebook with its facts."""
        return self.book.say(key, **{**self.standing, **facts})

    def fill(self, template: str, **facts: Inline | str | int) -> Inline:
        """A template of the phrasebook, likewise."""
        return self.book.fill(template, **{**self.standing, **facts})

    # -------------------------------------------------------------------------------------------------- links
    def to(self, anchor: str, words: Inline) -> Inline:
        """Words that lead to another place of the page."""
        return inline(Link(f"#{anchor}", words))

    def address(self, url: str, label: str = "") -> Inline:
        """An address as a link, where it is one that a page may link to."""
        shown = label or url.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").rstrip("/")
        return inline(Link(url, inline(shown))) if is_safe(url) else inline(label or url)

    # -------------------------------------------------------------------------------------------------- names
    def term(self, class_: str, name: str) -> Inline:
        """A term of the vocabulary in the language of the page.

        A name it does not hold, with spaces for hyphens.
        """
        entry = vocabulary(class_).get(name) if class_ else None
        return self.named(entry.fields, name) if entry else inline(name.replace("-", " "))

    def named(self, fields: Mapping[str, object], name: str) -> Inline:
        """A name in the language of the page, in the words of its voice where the vocabulary has such."""
        spoken = f"{self.lang}-{self.book.voice}"
        return inline(next((str(fields[key]) for key in (spoken, self.lang, "en") if key in fields), name))

    def norm(self, id_: str, *, full: bool = False) -> Inline:
        """A norm by its short label, or by its full title.

        A link where its official address is known.
        """
        found = norm(id_)
        if found is None:
            return inline(id_)
        words = found.title(self.lang) if full and not found.article else found.label(self.lang)
        return self.address(found.url, unbroken(words)) if found.url else inline(unbroken(words))

    def norm_in_brackets(self, id_: str) -> Inline:
        """A norm as it stands in brackets: without a bracket that closes what was never opened."""
        found = norm(id_)
        if found is None:
            return inline(id_)
        words = unbroken(found.label(self.lang))
        words = words[:-1] if words.count(")") > words.count("(") else words
        return self.address(found.url, words) if found.url else inline(words)

    def place(self, code: str) -> Inline:
        """A country or group of countries by its name."""
        region = vocabulary("regions").get(code)
        return self.term("regions", code) if region else inline(territory_name(code, self.locale))

    def language(self, tag: str) -> Inline:
        """The name of a language."""
        return inline(language_name(tag, self.locale))

    # -------------------------------------------------------------------------------------------------- lists
    def join(self, found: Sequence[Inline], style: Style = "standard", *, opened: bool = False) -> Inline:
        """Words as a list: semicolons where one holds commas, another conjunction beside one that holds `and`.

        What stands in brackets or quotation marks counts for neither: readers see where it ends.
        """
        if len(found) == 1 and not opened:
            return found[0]
        plain = [DELIMITED.sub("", f" {m.plain} ") for m in found]
        commas = any("," in m for m in plain)
        separator = self.say("list.separator") if commas else inline(", ")
        if opened:
            return self.say("list.open", list=joined(separator, found))
        if commas and style == "or":
            return self.say("list.alternative", list=joined(separator, found[:-1]), last=found[-1])
        if commas:
            return joined(separator, found)
        conjunction = f" {self.say('list.and').plain} "
        if style == "standard" and any(conjunction in m for m in plain[-2:]):
            return self.say("list.lastly", list=joined(separator, found[:-1]), last=found[-1])
        return self.book.fill(
            list_pattern(len(found), style, self.locale), **{str(n): member for n, member in enumerate(found)}
        )

    def plain(self, words: Inline) -> Inline:
        """Words without the links in them."""
        return inline(words.plain)

    def number(self, number: int) -> Inline:
        """A number of things: in words up to ten."""
        return self.say(f"number.{number}") if self.book.find(f"number.{number}") else inline(str(number))

    # --------------------------------------------------------------------------------------------- dates, time
    def date(self, text: str) -> Inline:
        """A date in long form; the words as written where they are no date."""
        return inline(date_in_words(text, self.locale, self.book.find("form.first-day")))

    def duration(self, duration: Duration) -> Inline:
        """A length of time: `2 years`."""
        return inline(duration_in_words(duration, self.locale, self.say("list.number-space").plain))

    def length(self, duration: Duration) -> Inline:
        """A length of time within a sentence: its number in words up to ten.

        In figures it stands in tables.
        """
        words = self.duration(duration)
        keys = (f"number.{duration.number}-{duration.unit}", f"number.{duration.number}")
        number = next((found for key in keys if (found := self.book.find(key))), None)
        figure = str(duration.number)
        return inline(f"{number} {words.plain[len(figure) + 1 :]}") if number else words


def unbroken(citation: str) -> str:
    """A citation whose article stays in one line: with non-breaking spaces before its paragraphs and points."""
    return UNBROKEN.sub("\u00a0", citation)
