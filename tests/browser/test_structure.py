"""Headings in order, the language of every part marked, one name for one page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.browser.site import Site, none_of, opened, resize
from tests.publish.links import broken

HEADINGS = """[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(e => e.checkVisibility())
    .map(e => [Number(e.tagName[1]), e.textContent.trim()])"""
PARTS = """() => {
  const parts = [];
  const blocks = 'p, li, dd, dt, th, td, h1, h2, h3, h4, summary, caption, figcaption, a, pre, text, title, desc';
  const inline = (n) => n.nodeType === 3 || (['STRONG', 'EM', 'SPAN', 'tspan'].includes(n.tagName) && !n.lang);
  for (const e of document.body.querySelectorAll(blocks)) {
    const words = [...e.childNodes].filter(inline).map((n) => n.textContent).join(' ');
    parts.push([e.closest('[lang]').lang, words.trim().replace(/\\s+/g, ' ')]);
  }
  return parts;
}"""
OWN = {
    "en": {"the", "of", "and", "to", "your", "is", "for", "we", "with", "not", "that", "are", "by", "this", "you"},
    "fr": {"le", "la", "les", "des", "et", "vous", "pour", "est", "nous", "du", "une", "dans", "par", "vos", "sur"},
    "es": {"el", "los", "las", "del", "y", "para", "con", "por", "una", "sus", "se", "al", "su", "usted", "ha"},
}
"""Words that only one of the languages has."""
ENOUGH = 4


def foreign(lang: str, words: str) -> bool:
    """Whether a passage that is marked as one language is written in another."""
    said = Counter(re.findall(r"\w+", words.lower()))
    counts = {other: sum(said[word] for word in own) for other, own in OWN.items()}
    most = max(counts, key=lambda k: counts[k])
    return counts[most] >= ENOUGH and most != lang and counts[most] > 2 * counts.get(lang, 0)


def test_a_passage_in_another_language_is_seen() -> None:
    words = "Vous pouvez vous opposer au traitement de vos données par une lettre"
    assert foreign("en", words)
    assert not foreign("fr", words)


@dataclass(frozen=True)
class Shown:
    """What a page shows: its headings at each width, as level and words, and its parts, as language and words."""

    title: str
    headings: dict[int, list[tuple[int, str]]]
    parts: list[tuple[str, str]]


@pytest.fixture(scope="module")
def shown(browser: Browser, site: Site) -> dict[str, Shown]:
    """Every page, by its path."""
    pages = {}
    with opened(browser) as page:
        for path in site.pages():
            page.goto(site.address + path)
            headings = {}
            for width in (390, 1280):
                resize(page, width)
                headings[width] = page.evaluate(HEADINGS)
            pages[path] = Shown(page.title(), headings, page.evaluate(PARTS))
    assert pages
    return pages


def test_headings_are_in_order(shown: dict[str, Shown]) -> None:
    faults = []
    for path, page in shown.items():
        for width, headings in page.headings.items():
            assert headings
            levels = [level for level, _ in headings]
            if levels[0] != 1 or levels.count(1) != 1:
                faults.append(f"{path} at {width}: h1 is not the first heading and the only one of its kind")
            faults += [
                f"{path} at {width}: h{before} is followed by h{level}: {title}"
                for before, (level, title) in zip(levels, headings[1:], strict=False)
                if level > before + 1
            ]
            faults += [f"{path}: an empty h{level}" for level, title in headings if not title]
    none_of(faults)


def test_every_part_is_marked_with_its_language(shown: dict[str, Shown]) -> None:
    faults = []
    for path, page in shown.items():
        assert page.parts
        faults += [f"{path} is not {lang}: {words[:90]}" for lang, words in page.parts if foreign(lang, words)]
    none_of(faults)


def test_no_two_pages_of_a_site_have_one_title(shown: dict[str, Shown]) -> None:
    named = defaultdict(list)
    for path, page in shown.items():
        named[path.split("/")[0], page.title].append(path)
    none_of([f"{title}: {' '.join(paths)}" for (_, title), paths in named.items() if len(paths) > 1 or not title])


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    sites = [p for p in site.folder.iterdir() if p.is_dir()]
    assert sites
    none_of([f"{built_site.name}: {fault}" for built_site in sites for fault in broken(built_site)])
