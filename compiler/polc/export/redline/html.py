"""A redline as one HTML page that asks for nothing: a chapter a language, with its summary before its text.

Insertions and deletions are `ins` and `del`, told apart by line and colour, and by words for whoever hears the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, assert_never

from markupsafe import Markup, escape

from polc.document.inline import Inline, Revision, inline
from polc.document.notice import Notice
from polc.export.markup.inline import inline_html
from polc.export.redline.marked import (
    Mark,
    MarkedGrid,
    MarkedHeading,
    MarkedParagraph,
    MarkedPassage,
    MarkedPiece,
    MarkedRun,
    Words,
)
from polc.export.redline.summary import Change, Chapter, dated, in_words
from polc.export.runs import Run
from polc.export.templates import environment
from polc.notice.language_names import own_name
from polc.report.review.values import pieces

TAGS = {Mark.INSERTED: ("ins", "redline.insertion"), Mark.DELETED: ("del", "redline.deletion")}


def page(chapters: Sequence[Chapter]) -> str:
    """The page of a redline; its own language is that of the first chapter."""
    views = [View(chapter) for chapter in chapters]
    return environment().get_template("redline.html.j2").render(chapters=views, first=views[0]).lstrip()


class View:
    """What the template asks of a chapter: words as HTML, and places named once on the page."""

    def __init__(self, chapter: Chapter) -> None:
        self.chapter = chapter
        self.lang = chapter.notice.lang
        self._say = chapter.notice.book.say
        self.title = chapter.notice.title.plain
        self.places = chapter.places()
        self._named: set[str] = set()

    @property
    def name(self) -> str:
        """The name of its language, in that language."""
        return own_name(self.lang)

    def say(self, key: str, **facts: Inline | str) -> Markup:
        """A phrase with its facts."""
        return inline_html(self._say(key, **facts))

    def at(self, anchor: str, mark: Mark = Mark.KEPT) -> Markup:
        """The attribute that names a place.

        Nothing for no anchor, one that is named, or one that what is new has.
        """
        if not anchor or anchor in self._named or (mark is Mark.DELETED and self.places[anchor] is not Mark.DELETED):
            return Markup()
        self._named.add(anchor)
        return Markup(' id="{}-{}"').format(self.lang, anchor)

    def target(self, change: Change) -> str:
        """The address of the place in the text that a difference is about.

        Empty where the text has none of it.
        """
        found = next((anchor for anchor in change.anchors if anchor in self.places), "")
        return f"#{self.lang}-{found}" if found else ""

    def dated(self, notice: Notice | None) -> str:
        """The day from which a version applies, in words; empty where none is stated."""
        return dated(notice)

    def day(self) -> str:
        """The day of the comparison, in words."""
        return in_words(self.chapter.summary.day, self.chapter.notice)

    def legend(self, tag: str) -> Inline:
        """How insertions (`ins`) or deletions (`del`) look, said in that look."""
        key = "redline.legend-inserted" if tag == "ins" else "redline.legend-deleted"
        return inline(Revision(tag == "ins", self._say(key)))

    def prose(self, text: str) -> Markup:
        """A message, with code where it stands between backticks."""
        return Markup().join(
            Markup("<code>{}</code>").format(words) if code else escape(words) for words, code in pieces(text)
        )

    def form(self, piece: MarkedPiece) -> Literal["heading", "passage", "table"]:
        """How a piece is laid out."""
        match piece:
            case MarkedHeading():
                return "heading"
            case MarkedPassage():
                return "passage"
            case MarkedGrid():
                return "table"
            case _:
                assert_never(piece)

    def words(self, words: Words) -> Markup:
        """Marked words."""
        out = Markup()
        for mark, group in groupby(words, key=lambda word: word.mark):
            inner = Markup().join(self._run(word) for word in group)
            if mark is Mark.KEPT:
                out += inner
                continue
            tag, key = TAGS[mark]
            out += Markup('<{0}><span class="told">{1}</span>{2}<span class="told">{3}</span></{0}>').format(
                tag, self.say(key), inner, self.say(f"{key}-end")
            )
        return out

    def plain(self, words: Words) -> str:
        """Words without marks."""
        return "".join(word.run.text for word in words)

    def groups(self, paragraphs: Iterable[MarkedParagraph]) -> list[tuple[str, list[MarkedParagraph]]]:
        """Paragraphs with the element around them: `ul` or `ol` around members of a list, none around others."""
        return [(kind, list(group)) for kind, group in groupby(paragraphs, key=_list_tag)]

    def _run(self, word: MarkedRun) -> Markup:
        run = word.run
        out = Markup("<br>").join(escape(line) for line in run.text.split("\n"))
        for wanted, tag in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
            if wanted:
                out = Markup("<{0}>{1}</{0}>").format(tag, out)
        if run.lang:
            out = Markup('<span lang="{}">{}</span>').format(run.lang, out)
        if address := self._address(run, word.mark):
            out = Markup('<a href="{}">{}</a>').format(address, out)
        if place := self.at(run.anchor, word.mark):
            out = Markup("<span{}>{}</span>").format(place, out)
        return out

    def _address(self, run: Run, mark: Mark) -> str:
        """Where words lead; within the text, deleted ones lead nowhere any more."""
        if not run.link.startswith("#"):
            return run.link
        return f"#{self.lang}-{run.link[1:]}" if mark is not Mark.DELETED and run.link[1:] in self.places else ""


def _list_tag(paragraph: MarkedParagraph) -> str:
    if paragraph.kind != "li":
        return ""
    return "ol" if paragraph.number else "ul"
