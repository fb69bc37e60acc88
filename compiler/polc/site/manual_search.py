"""What the search of the manual goes by: an entry for each part of a guide, each rule and each word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polc.core.record import record
from polc.reference.rules import rule_page, slugs
from polc.reference.text_folding import folded
from polc.site.guides import ORDER, guide_address, guide_text
from polc.site.word_lists import words_by_class

WORD = re.compile(r"\w{2,}")


@record
class SearchEntry:
    """A place of the manual: its address from the search, what it is called, where it belongs, and words to find it."""

    address: str
    title: str
    within: str
    words: str


def entries(lang: str) -> tuple[SearchEntry, ...]:
    """Every place that can be found in a language: parts of guides in their order, rules, words."""
    return (*_guides(lang), *_rules(lang), *_words(lang))


def _guides(lang: str) -> Iterator[SearchEntry]:
    for guide in ORDER:
        text = guide_text(guide, lang)
        for part in text.parts:
            anchor = f"#{part.anchor}" if part.anchor else ""
            within = text.title if part.title != text.title else ""
            yield SearchEntry(f"../{guide_address(guide)}{anchor}", part.title, within, _folded_words(part.words))


def _rules(lang: str) -> Iterator[SearchEntry]:
    for slug in slugs():
        page = rule_page(slug)
        words = _folded_words(f"{slug} {page.shown('message', lang)} {page.section(lang)}")
        yield SearchEntry(f"../rules/{slug}/", page.words("title", lang), slug, words)


def _words(lang: str) -> Iterator[SearchEntry]:
    for class_ in words_by_class(lang):
        for term in class_.terms:
            words = _folded_words(f"{term.printed} {term.everyday}")
            yield SearchEntry(f"../words/#{class_.anchor}-{term.id}", term.id, class_.title, words)


def _folded_words(text: str) -> str:
    """The words of a text, each once, without accents and capitals."""
    return " ".join(dict.fromkeys(WORD.findall(folded(text))))
