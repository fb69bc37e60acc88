"""Every format that a notice can be had in, by its name.

Each is imported when it is asked for, and no sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from polc.core.record import record, replace
from polc.export.context import FileError, Marks, draft_sentence

if TYPE_CHECKING:
    from polc.document.notice import Notice

OPTIONAL = frozenset({"docx", "lxml", "typst"})
"""Libraries that only files need, and that may not be installed."""


@record
class Manner:
    """What a fragment is told of the page that it will stand on: the level of its title, and the prefix of its ids."""

    level: int = 2
    prefix: str = ""


Make = Callable[[Sequence["Notice"], Marks, Manner], bytes]


@record
class Format:
    """A format: its `name`, the `extension` of its files, and how many `languages` stand in one of them.

    `text` is true for one that a terminal can show. `beside` is true for one that a site can offer beside its pages.
    """

    name: str
    extension: str
    make: Make
    text: bool = False
    beside: bool = True
    languages: int = 1

    def write(self, notices: Sequence[Notice], marks: Marks, manner: Manner | None = None) -> bytes:
        """The bytes of a file of the notices, as many as there are `languages`.

        Raises FileError, of the key `files-missing` where a library is not installed.
        """
        try:
            return self.make(notices, marks, manner or Manner())
        except ImportError as error:
            library = (error.name or "").partition(".")[0]
            if library not in OPTIONAL:
                raise
            raise FileError("files-missing", library=library) from error


def _fragment(notices: Sequence[Notice], marks: Marks, manner: Manner) -> bytes:
    from polc.export.fragment import fragment

    draft = draft_sentence(marks, notices[0].lang)
    return fragment(notices[0], level=manner.level, prefix=manner.prefix, draft=draft).encode()


def _markdown(notices: Sequence[Notice], marks: Marks, _manner: Manner) -> bytes:
    from polc.export.markdown import markdown

    return markdown(notices[0], draft_sentence(marks, notices[0].lang)).encode()


def _markdown_hugo(notices: Sequence[Notice], marks: Marks, _manner: Manner) -> bytes:
    from polc.export.markdown import HUGO, markdown

    return markdown(notices[0], draft_sentence(marks, notices[0].lang), HUGO).encode()


def _markdown_mdx(notices: Sequence[Notice], marks: Marks, _manner: Manner) -> bytes:
    from polc.export.markdown import MDX, markdown

    return markdown(notices[0], draft_sentence(marks, notices[0].lang), MDX).encode()


def _text(notices: Sequence[Notice], marks: Marks, _manner: Manner) -> bytes:
    from polc.export.text import text

    return text(notices[0], draft_sentence(marks, notices[0].lang)).encode()


def _pdf(notices: Sequence[Notice], marks: Marks, _manner: Manner) -> bytes:
    from polc.export.pdf import pdf

    return pdf(notices[0], marks)


def _word(notices: Sequence[Notice], marks: Marks, _manner: Manner) -> bytes:
    from polc.export.docx import document

    return document(with_draft_notes(notices[0], marks))


def _bilingual(notices: Sequence[Notice], marks: Marks, _manner: Manner) -> bytes:
    from polc.export.docx import bilingual

    return bilingual(with_draft_notes(notices[0], marks), with_draft_notes(notices[1], marks))


def with_draft_notes(notice: Notice, marks: Marks) -> Notice:
    """The notice, with what a draft says of itself before all else that its head tells."""
    from polc.document.inline import inline

    draft = draft_sentence(marks, notice.lang)
    return replace(notice, head=(inline(draft), *notice.head)) if draft else notice


FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("html-fragment", "html", _fragment, text=True, beside=False),
        Format("markdown", "md", _markdown, text=True),
        Format("markdown-hugo", "md", _markdown_hugo, text=True, beside=False),
        Format("markdown-mdx", "mdx", _markdown_mdx, text=True, beside=False),
        Format("text", "txt", _text, text=True),
        Format("pdf", "pdf", _pdf),
        Format("docx", "docx", _word),
        Format("docx-bilingual", "docx", _bilingual, beside=False, languages=2),
    )
}
"""The formats in the order in which they are offered."""

BESIDE = tuple(name for name, known in FORMATS.items() if known.beside)
"""The names of those that a site can offer beside its pages."""
