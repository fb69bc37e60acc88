"""The law as data: norms and their addresses, authorities, adequacy decisions, places and consent ages of `dsl/law`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from polc.core.findings import Term
from polc.core.record import record
from polc.reference.jurisdictions import law_table
from polc.reference.languages import names_of
from polc.reference.package import read_toml
from polc.reference.vocabulary import vocabulary

NORM = re.compile(r"^(?P<body>[a-z][\w-]*(?::[^()\s]+?)?)(?::(?P<article>[^:]+))?$")
REMEMBERED = 1_000
"""How many names are remembered with what they stand for: authors write them, and a process may see many policies."""


SERIES = re.compile(r"([A-Z])(\d.*)", re.DOTALL)
"""An article of a code whose number begins with a letter: `L34-5`."""


@record
class Norm:
    """An instrument or one of its articles: its words per language, official address, and days in force.

    `until` is the first day on which it no longer applies.
    """

    id: str
    instrument: str
    article: str
    fields: dict[str, Any]

    def label(self, lang: str) -> str:
        """The short label in a language: `GDPR Art. 13(1)(c)`, `RGPD, art. 13, § 1, c)`,
        `RGPD, art. 13, apdo. 1, letra c)`.
        """
        name = str(self.fields.get(f"label-{lang}") or self.fields.get("label-en") or self.instrument)
        if not self.article:
            return name
        manner = citation_manner(lang)
        article = str(self.fields.get(f"article-{lang}") or manner["article"])
        number = cited_number(self.article, manner, self.fields.get("points", ()))
        return manner["whole"].replace("{norm}", name).replace("{article}", article.replace("{n}", number))

    def title(self, lang: str) -> str:
        """The full title in a language."""
        return str(self.fields.get(lang) or self.fields.get("en") or self.instrument)

    @property
    def url(self) -> str:
        """The official address: the article's own where known, else the instrument's.

        May be empty.
        """
        if "url" in self._article:
            return str(self._article["url"])
        number = re.match(r"\d+", self.article)
        if number and "article-url" in self.fields:
            return str(self.fields["article-url"]).replace("{n}", number.group())
        return str(self.fields.get("url", ""))

    @property
    def _article(self) -> dict[str, Any]:
        """What is known of the article alone.

        Empty for a whole instrument and for an article not listed.
        """
        found: dict[str, Any] = self.fields.get("articles", {}).get(self.article.split("(")[0], {})
        return found

    @property
    def start(self) -> date | None:
        """The first day on which it applies, None where it applies before any policy or the day is not known."""
        found: date | None = self._article.get("from", self.fields.get("from"))
        return found

    @property
    def end(self) -> date | None:
        """The first day on which it no longer applies, None where no end is known."""
        found: date | None = self._article.get("until", self.fields.get("until"))
        return found

    @property
    def tolerated(self) -> date | None:
        """The first day on which even what was agreed before its end has no effect any more; its end as a rule."""
        found: date | None = self.fields.get("tolerated-until", self.end)
        return found

    @property
    def proposal(self) -> bool:
        """True for what is no law yet, or never became one."""
        return str(self.fields.get("kind")) == "proposal"

    @property
    def withdrawn(self) -> date | None:
        """The day on which a proposal was withdrawn."""
        found: date | None = self.fields.get("withdrawn")
        return found

    @property
    def successor(self) -> str:
        """The norm that took its place, or the judgment that ended it.

        Empty where none is known.
        """
        fields = self._article or self.fields
        return str(fields.get("replaced-by") or fields.get("ended-by") or "")

    @property
    def last_article(self) -> int:
        """The number of the last article of its instrument; 0 where it is not known."""
        return int(self.fields.get("last-article", 0))

    @property
    def is_absent(self) -> bool:
        """True for an article whose number is beyond the last one of its instrument."""
        number = re.match(r"\d+", self.article)
        return bool(number and self.last_article and int(number.group()) > self.last_article)

    @property
    def formerly(self) -> tuple[str, date] | None:
        """Where that stands now which had this number, and since when.

        None where the number was not given anew.
        """
        renumbered = self._article.get("renumbered")
        return (str(self._article["now-at"]), renumbered) if renumbered else None

    def in_force(self, day: date) -> bool:
        """True when the norm applies on a day; a proposal never does."""
        if self.proposal:
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@cache
def citation_manner(lang: str) -> dict[str, str]:
    """How a language cites: the parts of `dsl/law/citations.toml`, in English where it has none."""
    return {part: str(texts.get(lang, texts["en"])) for part, texts in read_toml("law", "citations.toml").items()}


def cited_number(number: str, manner: Mapping[str, str], points: Collection[str] = ()) -> str:
    """An article number as a language writes it: `13(1)(c)` is `13, § 1, c)` in French.

    `points` are the articles whose numbers are those of points, not of paragraphs: `4(8)` is `4, point 8)`.
    """
    head, *parts = re.findall(r"[^()]+", number)
    numbered = manner["point"] if head in points else manner["paragraph"]
    marks = ((numbered if p.isdigit() else manner["letter"]).replace("{n}", p) for p in parts)
    return "".join((_head_of_number(str(head), manner), *marks))


def _head_of_number(head: str, manner: Mapping[str, str]) -> str:
    lettered = SERIES.match(head)
    return manner["series"].replace("{letter}", lettered[1]).replace("{n}", lettered[2]) if lettered else head


@lru_cache(maxsize=1)
def _instruments() -> dict[str, str]:
    """Every id and alternative id of an instrument, to the id of its table."""
    found: dict[str, str] = {}
    for id_, fields in law_table("norms").items():
        found[id_] = id_
        for alias in fields.get("also", ()):
            found[alias] = id_
    return found


@lru_cache(maxsize=REMEMBERED)
def norm(id_: str) -> Norm | None:
    """The norm with this id: an instrument (`gdpr`, `eu:2002/58`) or an article (`gdpr:6(1)(f)`).

    None when the instrument is unknown; articles are not checked against the instrument.
    """
    known = _instruments()
    head, article = id_, ""
    while head not in known:
        head, _, last = head.rpartition(":")
        if not head:
            return None
        article = f"{last}:{article}" if article else last
    table = known[head]
    return Norm(id_, table, article, law_table("norms")[table])


def norm_ids() -> tuple[str, ...]:
    """The ids of all instruments."""
    return tuple(_instruments())


@record
class Authority:
    """A supervisory authority: names per language, ISO country, site and, where known, complaint page and address."""

    id: str
    fields: dict[str, Any]

    @property
    def names(self) -> dict[str, str]:
        """Its name in each language."""
        return names_of(self.fields)

    @property
    def term(self) -> Term:
        """Its name as a fact of a finding."""
        return Term(self.names, self.id)

    @property
    def country(self) -> str:
        """Its country, ISO 3166 alpha-2."""
        return str(self.fields.get("country", ""))

    @property
    def site(self) -> str:
        """Its website."""
        return str(self.fields.get("site", ""))


@lru_cache(maxsize=1)
def authorities() -> dict[str, Authority]:
    """All supervisory authorities by id."""
    return {id_: Authority(id_, fields) for id_, fields in law_table("authorities").items()}


@lru_cache(maxsize=REMEMBERED)
def members(group: str) -> frozenset[str]:
    """The countries of a group (`EU`, `EEA`), with the parts of members that have a code of their own.

    ISO 3166 alpha-2 codes; empty for a name that is no group.
    """
    fields = law_table("places").get(group, {})
    countries = set(fields.get("members", {})) | set(fields.get("territories", {}))
    for other in fields.get("includes", ()):
        countries |= members(other)
    return frozenset(countries)


def is_place(name: str) -> bool:
    """True for the code of a country or of a group of them."""
    return any(vocabulary(class_).get(name) for class_ in ("countries", "regions"))


def inside(place: str, area: str) -> bool:
    """True when a country or group lies wholly inside an area (`EU`, `EEA`, or a country)."""
    if place == area:
        return True
    inner = members(place) or frozenset({place})
    outer = members(area) or frozenset({area})
    return inner <= outer
