"""The words of a language as a notice says them: phrases, links, terms, norms, lists, dates. Knows no policy.

Everything it returns is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from polc.core.values import Duration
from polc.notice import markdown
from polc.notice.dates import date_in_words, duration_in_words
from polc.notice.letters import bare, tagged, unbroken
from polc.notice.locale_data import Style, language_name, list_pattern, territory_name
from polc.notice.phrasebook import Phrasebook
from polc.reference.law import norm
from polc.reference.vocabulary import vocabulary


class LanguageWording:
    """The words of a language in a voice; `standing` are facts that any phrase may mention."""

    def __init__(self, book: Phrasebook) -> None:
        self.book = book
        self.lang = book.lang
        self.locale = book.locale
        self.standing: dict[str, Markup] = {}

    # ------------------------------------------------------------------------------------------------ phrases
    def say(self, key: str, **facts: object) -> Markup:
        """A phrase of the phrasebook with its facts."""
        return self.book.say(key, **{**self.standing, **facts})

    def fill(self, template: str, **facts: object) -> Markup:
        """A template of the phrasebook, likewise."""
        return self.book.fill(template, **{**self.standing, **facts})

    # -------------------------------------------------------------------------------------------------- links
    def to(self, anchor: str, words: Markup) -> Markup:
        """Words that lead to another place of the page."""
        return tagged('<a href="#%s">%s</a>', anchor, words)

    def address(self, url: str, label: str = "") -> Markup:
        """An address as a link, where it is one that a page may link to."""
        shown = label or url.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").rstrip("/")
        return tagged('<a href="%s">%s</a>', url, shown) if markdown.is_safe(url) else escape(label or url)

    # -------------------------------------------------------------------------------------------------- names
    def term(self, class_: str, name: str) -> Markup:
        """A term of the vocabulary in the language of the page; a name it does not hold, with spaces for hyphens."""
        entry = vocabulary(class_).get(name) if class_ else None
        return self.named(entry.fields, name) if entry else escape(name.replace("-", " "))

    def named(self, fields: Mapping[str, object], name: str) -> Markup:
        """A name in the language of the page, in the words of its voice where the vocabulary has such."""
        spoken = f"{self.lang}-{self.book.voice}"
        return escape(next((fields[key] for key in (spoken, self.lang, "en") if key in fields), name))

    def norm(self, id_: str, *, full: bool = False) -> Markup:
        """A norm by its short label, or by its full title; a link where its official address is known."""
        found = norm(id_)
        if found is None:
            return escape(id_)
        words = found.title(self.lang) if full and not found.article else found.label(self.lang)
        return self.address(found.url, unbroken(words)) if found.url else escape(unbroken(words))

    def place(self, code: str) -> Markup:
        """A country or group of countries by its name."""
        region = vocabulary("regions").get(code)
        return self.term("regions", code) if region else escape(territory_name(code, self.locale))

    def language(self, tag: str) -> Markup:
        """The name of a language."""
        return escape(language_name(tag, self.locale))

    # -------------------------------------------------------------------------------------------------- lists
    def join(self, found: Sequence[Markup], style: Style = "standard", *, opened: bool = False) -> Markup:
        """Words as a list: semicolons where one holds commas, another conjunction beside one that holds `and`."""
        if len(found) == 1 and not opened:
            return found[0]
        plain = [f" {bare(m)} " for m in found]
        commas = any("," in m for m in plain)
        separator = self.say("list.separator") if commas else Markup(", ")
        if opened:
            return self.say("list.open", list=separator.join(found))
        if commas:
            return separator.join(found)
        conjunction = f" {self.say('list.and')} "
        if style == "standard" and any(conjunction in m for m in plain[-2:]):
            return self.say("list.lastly", list=separator.join(found[:-1]), last=found[-1])
        return self.book.fill(
            list_pattern(len(found), style, self.locale), **{str(n): member for n, member in enumerate(found)}
        )

    def plain(self, words: Markup) -> Markup:
        """Words without the links in them."""
        return escape(bare(words))

    # --------------------------------------------------------------------------------------------- dates, time
    def date(self, text: str) -> Markup:
        """A date in long form; the words as written where they are no date."""
        return escape(date_in_words(text, self.locale, self.book.find("form.first-day")))

    def duration(self, duration: Duration) -> Markup:
        """A length of time: `2 years`."""
        return escape(duration_in_words(duration, self.locale, str(self.say("list.number-space"))))
