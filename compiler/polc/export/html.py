"""A notice as the HTML of a page, laid out by the templates. Writes no file, and knows no policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from polc.core.record import record
from polc.export.templates import environment
from polc.model.policy import Policy
from polc.notice.blocks import Block, Card
from polc.notice.language_names import own_name
from polc.notice.letters import bare
from polc.notice.notice import Notice, notice_of


@record
class TocEntry:
    """A heading of the page: its anchor, its words as plain text, and its level, 2 or 3."""

    id: str
    title: str
    level: int


@dataclass(frozen=True)
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
        return bare(self.notice.title)

    @cached_property
    def toc(self) -> tuple[TocEntry, ...]:
        """The headings of the parts and of the blocks that are listed in the contents."""
        found: list[TocEntry] = []
        for part in self.notice.parts:
            found.append(TocEntry(part.anchor, bare(part.title), 2))
            cards = [b for b in part.blocks if isinstance(b, Card) and b.listed]
            found += [TocEntry(b.anchor, bare(b.title), 3) for b in cards]
        return tuple(found)


class BlockRenderer:
    """The blocks of a notice as HTML, each laid out once for all pages that show it."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self._block = environment().get_template("blocks.html.j2").module.block  # type: ignore[attr-defined]
        self._known: dict[int, tuple[Block, Markup]] = {}

    def block(self, block: Block) -> Markup:
        """A block of the notice, or one that holds a part of what such a block holds."""
        known = self._known.get(id(block))
        if known is None:
            known = self._known[id(block)] = block, self._block(block, self.notice.book.say)
        return known[1]


def page_of(notice: Notice, beside: Sequence[str] = (), laid: BlockRenderer | None = None) -> Page:
    """The page of a notice; `laid` where other pages show it too.

    `beside` are the languages whose pages stand in folders beside its own: each heading leads to the same place there.
    """
    template = environment().get_template("page.html.j2")
    others = [(lang, own_name(lang)) for lang in beside if lang != notice.lang]
    laid = laid or BlockRenderer(notice)
    body = template.render(notice=notice, title=bare(notice.title), say=notice.book.say, others=others, laid=laid.block)
    return Page(notice, body)


def render(policy: Policy, lang: str, beside: Sequence[str] = ()) -> Page:
    """The page of a policy in a language; sentences come in the fallback language where it has no phrasebook."""
    return page_of(notice_of(policy, lang), beside)
