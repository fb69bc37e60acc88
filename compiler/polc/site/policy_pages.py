"""What a site shows of one policy, as HTML: its pages, and each two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from polc.core.record import record
from polc.export.bilingual_html import Beside, pairs
from polc.export.html import TocEntry, page_of
from polc.export.letters_page import LettersPage, letters_page
from polc.export.markup.notice import BlockRenderer
from polc.model.policy import Policy
from polc.notice.notice import notice_of
from polc.project.releases.page import FrozenPage, frozen

LETTERS = "letters"
"""The folder of the letters, beneath that of the page."""


@record
class PolicyPages:
    """The pages of a policy, in the order of its languages, those with two languages, and its letters. Picklable."""

    pages: tuple[FrozenPage, ...]
    pairs: tuple[Beside, ...]
    letters: tuple[LettersPage, ...] = ()


def pages_of_policy(policy: Policy, languages: Sequence[str], *, alone: bool = True) -> PolicyPages:
    """The sheets of a policy in some languages.

    Without pages of one language where `alone` is false.
    """
    renderers = [BlockRenderer(notice_of(policy, lang), f"../{lang}/{LETTERS}/") for lang in languages]
    letters = tuple(page for renderer in renderers if (page := letters_page(renderer.notice)) is not None)
    pages = tuple(frozen(page_of(renderer.notice, languages, renderer)) for renderer in renderers) if alone else ()
    return PolicyPages(pages, pairs(renderers), letters)


def framed(policy_pages: PolicyPages) -> list[Any]:
    """What stands around the bodies of sheets, as plain values."""
    pages = [
        [p.policy, p.lang, p.languages, p.version, p.effective and p.effective.isoformat(), p.controller, p.title,
         p.prevails, _plain_toc(p.toc)]
        for p in policy_pages.pages
    ]  # fmt: skip
    pairs_ = [[p.languages, p.title, p.controller, p.prevails, _plain_toc(p.toc)] for p in policy_pages.pairs]
    letters = [[p.lang, p.title, p.policy, p.controller, _plain_toc(p.toc)] for p in policy_pages.letters]
    return [pages, pairs_, letters]


def unframed(plain: Any) -> PolicyPages:  # noqa: ANN401 - whatever was written down
    """Sheets with empty bodies of what `framed` made.

    Raises ValueError for what is no such thing.
    """
    try:
        pages, besides, letters = plain
        return PolicyPages(
            tuple(_page(*page) for page in pages),
            tuple(_bilingual_page(*pair) for pair in besides),
            tuple(_letters_page(*page) for page in letters),
        )
    except TypeError as error:
        raise ValueError("no sheets") from error


def _plain_toc(toc: Sequence[TocEntry]) -> list[list[str | int]]:
    return [[e.id, e.title, e.level] for e in toc]


def _toc(plain: Sequence[tuple[str, str, int]]) -> tuple[TocEntry, ...]:
    return tuple(TocEntry(str(anchor), str(title), int(level)) for anchor, title, level in plain)


def _page(policy: str, lang: str, languages: Sequence[str], version: str, *rest: Any) -> FrozenPage:  # noqa: ANN401
    effective, controller, title, prevails, toc = rest
    day = date.fromisoformat(effective) if effective else None
    return FrozenPage(policy, lang, tuple(languages), version, day, controller, title, prevails, _toc(toc), "")


def _bilingual_page(languages: Sequence[str], title: str, controller: str, prevails: str, toc: Any) -> Beside:  # noqa: ANN401
    left, right = languages
    return Beside((left, right), title, controller, prevails, "", _toc(toc))


def _letters_page(lang: str, title: str, policy: str, controller: str, toc: Any) -> LettersPage:  # noqa: ANN401
    return LettersPage(lang, title, policy, controller, "", _toc(toc))
