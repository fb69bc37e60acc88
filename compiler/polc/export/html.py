"""A notice as the HTML of a page, with what a site shows around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from polc.core.record import record
from polc.document.blocks import Card
from polc.document.notice import Notice
from polc.export.markup.notice import BlockRenderer, write_notice
from polc.export.markup.writer import Writer
from polc.model.policy import Policy
from polc.notice.notice import notice_of


@record
class TocEntry:
    """A heading of the page: its anchor, its words as plain text, and its level, 2 or 3."""

    id: str
    title: str
    level: int


@record
class Page:
    """A notice with its `body`: HTML that begins with the title of the first level."""

    notice: Notice
    body: str

    @property
    def policy(self) -> str:
        """The name of the policy."""
        return self.notice.policy

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.notice.lang

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the policy can be read in."""
        return self.notice.languages

    @property
    def controller(self) -> str:
        """The names of those who are responsible."""
        return self.notice.controller

    @property
    def version(self) -> str:
        """The version, empty where none is stated."""
        return self.notice.version

    @property
    def effective(self) -> date | None:
        """The day from which it applies, None where none is stated."""
        return self.notice.effective

    @property
    def prevails(self) -> str:
        """The sentence on the language that prevails, empty where none is stated."""
        return self.notice.prevails

    @cached_property
    def title(self) -> str:
        """The title as plain text."""
        return self.notice.title.plain

    @cached_property
    def toc(self) -> tuple[TocEntry, ...]:
        """The headings of the parts and of the blocks that are listed in the contents."""
        found: list[TocEntry] = []
        for part in self.notice.parts:
            found.append(TocEntry(part.anchor, part.title.plain, 2))
            cards = [b for b in part.blocks if isinstance(b, Card) and b.listed]
            found += [TocEntry(b.anchor, b.title.plain, 3) for b in cards]
        return tuple(found)


def page_of(notice: Notice, beside: Sequence[str] = (), renderer: BlockRenderer | None = None) -> Page:
    """The page of a notice; `renderer` where other pages show its blocks too.

    `beside` are the languages whose pages stand in folders beside its own: each heading leads to the same place there.
    """
    html = Writer()
    write_notice(html, notice, beside, renderer)
    return Page(notice, str(html))


def render(policy: Policy, lang: str, beside: Sequence[str] = ()) -> Page:
    """The page of a policy in a language.

    Sentences come in the fallback language where it has no phrasebook.
    """
    return page_of(notice_of(policy, lang), beside)
