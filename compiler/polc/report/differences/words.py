"""A difference between two versions in a reader's language: message, duty, citations, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from polc.compare.difference import Difference, Side
from polc.core.findings import Fact
from polc.core.record import record
from polc.core.sources import Sources
from polc.reference.differences import GRADES, difference_page
from polc.reference.phrases import counted, fill, in_full, phrase
from polc.report.words import NO_PATHS, Citation, Place, cited, in_words, place

BOOK = "differences.toml"


@record
class Version:
    """One of the two versions: what to call it, its sources, and the paths to be shown in the place of others."""

    label: str
    sources: Sources
    paths: Mapping[str, str] = NO_PATHS


@record
class ToldSide:
    """What stands in one version: its declarations (kind and name), their places, and the value in words, if shown."""

    declarations: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    value: str = ""


@record
class ToldDifference:
    """A difference in words; `to_do` is what it obliges to."""

    kind: str
    grade: str
    title: str
    message: str
    to_do: str
    before: ToldSide
    after: ToldSide
    citations: tuple[Citation, ...]
    statement: str = ""


@record
class Comparison:
    """Two versions and what differs between them, in words: what every format is made from."""

    before: Version
    after: Version
    told: tuple[ToldDifference, ...]
    as_of: date
    lang: str

    @property
    def count(self) -> Counter[str]:
        """The number of differences of each grade."""
        return Counter(t.grade for t in self.told)

    @property
    def graded(self) -> tuple[tuple[str, tuple[ToldDifference, ...]], ...]:
        """The differences by grade, the strongest first; grades without any are left out."""
        found = ((grade, tuple(t for t in self.told if t.grade == grade)) for grade in reversed(GRADES))
        return tuple((grade, differences) for grade, differences in found if differences)

    def words(self, key: str, **facts: object) -> str:
        """A phrase of the comparison in its language."""
        return phrase(key, self.lang, BOOK, **facts)

    @property
    def summary(self) -> str:
        """How many differences there are of each grade, as one line; that there are none, where there are none."""
        if not self.told:
            return self.words("none")
        return summary_of({grade: len(differences) for grade, differences in self.graded}, self.lang)


def summary_of(found: Mapping[str, int], lang: str) -> str:
    """How many differences there are of each grade, as one line.

    Grades in the order given.
    """
    parts = [counted(f"count-{grade}", number, lang, BOOK) for grade, number in found.items() if number]
    total = counted("differences", sum(found.values()), lang, BOOK)
    return f"{total}{phrase('colon', lang)} {', '.join(parts)}."


def tell_differences(
    found: Sequence[Difference], before: Version, after: Version, as_of: date, lang: str
) -> Comparison:
    """Two versions and their differences in words, in the same order."""
    told = tuple(_told_difference(d, before, after, lang) for d in found)
    return Comparison(before, after, told, as_of, lang)


def _told_difference(found: Difference, before: Version, after: Version, lang: str) -> ToldDifference:
    page = difference_page(found.kind)
    old, new = _told_side(found.before, before, lang), _told_side(found.after, after, lang)
    facts = {name: _in_words(fact, lang) for name, fact in found.facts.items()}
    facts |= {"before": _short_value(found.before, old), "after": _short_value(found.after, new)}
    message = fill(page.words("message", lang, found.variants), facts)
    return ToldDifference(
        kind=found.kind,
        grade=found.grade,
        title=page.words("title", lang, found.variants),
        message=message,
        to_do=page.words("do", lang, found.variants) or phrase(f"do-{found.grade}", lang, BOOK),
        before=old,
        after=new,
        citations=cited(found.citations, lang),
        statement=found.statement,
    )


def _in_words(fact: Fact, lang: str) -> str:
    """A fact as it stands in a sentence; days in full, as in a document."""
    return in_full(fact, lang) if isinstance(fact, date) else in_words(fact, lang)


def _short_value(side: Side, told: ToldSide) -> str:
    return told.value if side.value is not None else ""


def _told_side(side: Side, version: Version, lang: str) -> ToldSide:
    value = ""
    if side.value is not None:
        value = _in_words(side.value, lang) or phrase("empty", lang, BOOK)
    return ToldSide(side.declarations, tuple(place(s, version.sources, paths=version.paths) for s in side.spans), value)


def shows_values(told: ToldDifference) -> bool:
    """True when the values of both versions say more than the message: they differ, and it does not hold them."""
    values = [v for v in (told.before.value, told.after.value) if v]
    return bool(values) and told.before.value != told.after.value and not all(v in told.message for v in values)
