"""Every format and every language of a policy states the same facts, in the same order.

Letters to send stand on pages alone, and drawings show what the words say: other formats have neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from polc.document.blocks import Block, Card, Part, Picture, Table
from polc.document.notice import Notice
from polc.export.context import Marks
from polc.export.html import page_of
from polc.export.registry import FORMATS
from polc.model.policy import Policy
from polc.notice.wording import wording_of
from tests.publish.facts import dates, durations, quantities_in
from tests.publish.pages import ROOT, as_printed, notice_at, policy_at
from tests.publish.readings import READERS, Reading, squeezed

POLICIES = {
    path.stem: path
    for path in (
        *sorted((ROOT / "policies").glob("*.pol")),
        *(ROOT / "tests" / "ok" / f"{name}.pol" for name in ("bakery-shop", "clinic", "libreria", "streaming")),
    )
}
PAGE, PRINTED = "page", "printed"
"""The page, and the page without letters and drawings."""
SINGLE = tuple(name for name, known in FORMATS.items() if known.languages == 1)
FURNISHED = ("pdf",)
"""Formats whose sheets have numbers of their own, and whose tables may be told as records, each with a heading."""
PLAIN = ("html-fragment", "markdown", "markdown-mdx")
"""Formats that say no word more than the page."""
WITH_LETTERS = ("html-fragment",)
AGE = re.compile(r"(?:minimum-age|below) (\d+)")


def policy(name: str) -> Policy:
    return policy_at(POLICIES[name])


def notice(name: str, lang: str) -> Notice:
    return notice_at(POLICIES[name], lang)


@cache
def reading(name: str, lang: str, format_: str) -> Reading:
    """What a reader finds in a policy in a language and a format."""
    if format_ in (PAGE, PRINTED):
        shown = notice(name, lang) if format_ == PAGE else as_printed(notice(name, lang))
        return READERS["html"](page_of(shown).body.encode())
    known = FORMATS[format_]
    return READERS[known.extension](known.write([notice(name, lang)], Marks()))


def names(of: Notice, policy_: Policy) -> set[str]:
    """What those who are responsible and those who receive data are called."""
    ctx = wording_of(policy_, of.book)
    return {squeezed(ctx.title(d).plain).lower() for d in (*policy_.controllers, *policy_.all("recipient"))}


def page_beside(name: str, lang: str, format_: str) -> Reading:
    """What a reader finds on the page, without what this format leaves out."""
    return reading(name, lang, PAGE if format_ in WITH_LETTERS else PRINTED)


def records_of(holders: Iterable[Part | Card]) -> set[str]:
    """What the rows of tables are about."""
    found = set()
    for holder in holders:
        for block in holder.blocks:
            if isinstance(block, Table):
                found |= {squeezed(row.cells[0][0].value.plain) for row in block.rows if row.cells[0]}
        found |= records_of(b for b in holder.blocks if isinstance(b, Card))
    return found


def loose(words: str) -> str:
    """Words without spaces, in lower case: a line may end within what a sheet has no room for."""
    return re.sub(r"\s+", "", words).lower()


CASES = [(name, lang, format_) for name in POLICIES for lang in policy(name).languages for format_ in SINGLE]


@pytest.mark.parametrize(("name", "lang", "format_"), CASES)
def test_every_format_has_the_facts_of_the_page(name: str, lang: str, format_: str) -> None:
    page, other = page_beside(name, lang, format_), reading(name, lang, format_)
    records = records_of(notice(name, lang).parts) if format_ in FURNISHED else set()
    assert [h for h in other.headings if h not in records] == [h for h in page.headings if h not in records]
    assert other.links == page.links
    assert dates(other.words, lang).keys() == dates(page.words, lang).keys()
    assert durations(other.words, lang).keys() == durations(page.words, lang).keys()
    if format_ in FURNISHED:
        assert quantities_in(page.words).keys() <= quantities_in(other.words).keys()
    else:
        assert quantities_in(other.words) == quantities_in(page.words)
        assert durations(other.words, lang) == durations(page.words, lang)
    for title in names(notice(name, lang), policy(name)):
        assert loose(title) in loose(other.words)


@pytest.mark.parametrize(("name", "lang", "format_"), CASES)
def test_every_word_of_the_page_is_in_every_format(name: str, lang: str, format_: str) -> None:
    page, other = bag(page_beside(name, lang, format_).words), bag(reading(name, lang, format_).words)
    assert page - other <= spared(notice(name, lang), format_)
    if format_ in PLAIN:
        assert other - page == Counter()


def bag(words: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", words.lower()))


def every_block(holder: Notice | Card) -> Iterator[Block]:
    """The blocks of a notice, those in cards included."""
    holders = holder.parts if isinstance(holder, Notice) else (holder,)
    for block in (b for h in holders for b in h.blocks):
        yield block
        if isinstance(block, Card):
            yield from every_block(block)


def spared(of: Notice, format_: str) -> Counter[str]:
    """The words of a page that head a drawing; on sheets, also those over tables told as records there."""
    found = Counter[str]()
    for block in every_block(of):
        if isinstance(block, Picture) and format_ in WITH_LETTERS:
            found += bag(block.title.plain)
        if isinstance(block, Table) and format_ in FURNISHED:
            found += sum((bag(words.plain) for words in (block.caption, *block.heads)), Counter())
    return found


BILINGUAL = [name for name in POLICIES if len(policy(name).languages) > 1]


@pytest.mark.parametrize("name", BILINGUAL)
def test_every_language_has_the_same_facts(name: str) -> None:
    first, *others = policy(name).languages
    read_once = reading(name, first, PAGE)
    for lang in others:
        other = reading(name, lang, PAGE)
        assert len(other.headings) == len(read_once.headings)
        assert other.links == read_once.links
        assert dates(other.words, lang) == dates(read_once.words, first)
        assert lengths(name, other.words, lang) == lengths(name, read_once.words, first)
        assert numbers(other.words) == numbers(read_once.words)


@pytest.mark.parametrize("name", BILINGUAL)
@pytest.mark.parametrize("format_", [name for name, known in FORMATS.items() if known.languages == 2])
def test_two_languages_side_by_side_have_the_facts_of_both(name: str, format_: str) -> None:
    page_languages = policy(name).languages[:2]
    known = FORMATS[format_]
    found = READERS[known.extension](known.write([notice(name, lang) for lang in page_languages], Marks()))
    pages = [reading(name, lang, PRINTED) for lang in page_languages]
    assert found.links == pages[0].links | pages[1].links
    assert quantities_in(found.words) == quantities_in(pages[0].words) + quantities_in(pages[1].words)
    for lang, page in zip(page_languages, pages, strict=True):
        assert dates(page.words, lang) <= dates(found.words, lang)
        assert durations(page.words, lang) <= durations(found.words, lang)


def lengths(name: str, words: str, lang: str) -> Counter[tuple[int, str]]:
    """Lengths of time without ages, which one language counts in years and another in numbers alone."""
    ages = {int(age) for age in AGE.findall(POLICIES[name].read_text(encoding="utf-8"))}
    found = durations(words, lang)
    return Counter({(n, unit): times for (n, unit), times in found.items() if unit != "year" or n not in ages})


def numbers(words: str) -> Counter[str]:
    """Figures but for 1, which some languages write as a word."""
    return Counter({quantity: times for quantity, times in quantities_in(words).items() if quantity != "1"})
