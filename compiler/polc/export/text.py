"""A notice as plain text: 78 columns, headings underlined, tables as records, addresses at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from polc.document.notice import Notice
from polc.export.flow import TERM, Grid, Heading, Passage, Piece, Record, flow
from polc.export.runs import Paragraph, Run

WIDTH = 78
"""Columns of a line; a longer word, such as an address, keeps its line."""
UNDERLINES = "=-~..."
"""What each level of heading is underlined with."""
SCHEMES = ("https://", "http://", "mailto:")
INDENT = "  "


def text(notice: Notice, draft: str = "") -> str:
    """The notice as plain text; `draft` is a sentence to put first, empty for none."""
    writer = _Writer()
    blocks = [writer.piece(piece, notice) for piece in flow(notice, draft)]
    addresses = [f"[{number}] {link}" for link, number in writer.notes.items()]
    if addresses:
        blocks.append("\n".join(["-" * WIDTH, *addresses]))
    return "\n\n".join(block for block in blocks if block) + "\n"


class _Writer:
    """Keeps the addresses that the words lead to: `notes` gives each its number."""

    def __init__(self) -> None:
        self.notes: dict[str, int] = {}

    def piece(self, piece: Piece, notice: Notice) -> str:
        """A part of the flow."""
        match piece:
            case Heading():
                lines = _wrapped_lines(self._words(piece.runs), "", "")
                return "\n".join([*lines, UNDERLINES[piece.level - 1] * max(map(len, lines), default=0)])
            case Passage():
                return "\n".join(self._passage(piece.paragraphs))
            case Grid():
                caption = _wrapped_lines(self._words(piece.caption), "", "")
                colon = notice.book.say("form.colon").plain
                heads = [f"{self._words(head)}{colon}" for head in piece.heads]
                records = ["\n".join(self._record(record, heads)) for record in piece.rows]
                return "\n\n".join([*(["\n".join(caption)] if caption else ()), *records])
            case _:
                assert_never(piece)

    def _passage(self, paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
        """Paragraphs; those under a term stand in from it."""
        named = paragraphs[0].kind == TERM
        if named:
            yield from self._paragraph(paragraphs[0], "")
        yield from self._paragraphs(paragraphs[named:], INDENT if named else "", close=named)

    def _record(self, record: Record, heads: list[str]) -> Iterator[str]:
        """What each column says, after its head; the first one begins the record."""
        marker = "- "
        for head, cell in zip(heads, record.cells, strict=True):
            if not cell:
                continue
            first, *others = cell
            if others or first.kind != "p":
                yield from _wrapped_lines(head, marker, INDENT)
                yield from self._paragraphs(cell, INDENT * 2, close=True)
            else:
                yield from _wrapped_lines(f"{head} {self._words(first.runs)}", marker, INDENT * 2)
            marker = INDENT

    def _paragraphs(self, paragraphs: Iterable[Paragraph], indent: str, *, close: bool = False) -> Iterator[str]:
        """Paragraphs with a blank line between them, except in a list, or where they stand `close`."""
        before = ""
        for paragraph in paragraphs:
            if before and not close and not before == paragraph.kind == "li":
                yield ""
            before = paragraph.kind
            yield from self._paragraph(paragraph, indent)

    def _paragraph(self, paragraph: Paragraph, indent: str) -> Iterator[str]:
        first = rest = indent
        match paragraph.kind:
            case "li":
                marker = f"{paragraph.number}. " if paragraph.number else "- "
                first = f"{indent}{INDENT * (paragraph.depth - 1)}{marker}"
                rest = " " * len(first)
            case "blockquote":
                first = rest = indent + INDENT * 2
            case "pre":
                yield from (f"{indent}{INDENT}{line}".rstrip() for line in paragraph.text.splitlines())
                return
        for line in _broken(paragraph.runs):
            yield from _wrapped_lines(self._words(line), first, rest)
            first = rest

    def _words(self, runs: Iterable[Run]) -> str:
        """Runs in one line, each address once: in the place of words that are nothing else, or by its number."""
        out = ""
        for link, group in groupby(runs, key=lambda run: run.link):
            words = "".join(run.text for run in group)
            shown = words.strip()
            if not link or link.startswith("#") or not shown or link == shown:
                out += words
            elif _short_address(_listed_address(link)) == shown.rstrip("/"):
                out += words if link.startswith("mailto:") else words.replace(shown, link)
            else:
                number = self.notes.setdefault(_listed_address(link), len(self.notes) + 1)
                out += f"{words.rstrip()}\u00a0[{number}]{words[len(words.rstrip()) :]}"
        return " ".join(out.split(" ")).strip()


def _listed_address(link: str) -> str:
    """An address as it is listed: an e-mail address without the letter that it carries."""
    return link.removeprefix("mailto:").partition("?")[0] if link.startswith("mailto:") else link


def _short_address(link: str) -> str:
    scheme = next((s for s in SCHEMES if link.startswith(s)), "")
    return link[len(scheme) :].rstrip("/")


def _broken(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs parted where a line ends."""
    for ends, group in groupby(runs, key=lambda run: run.text == "\n"):
        if not ends:
            yield tuple(group)


def _wrapped_lines(words: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
