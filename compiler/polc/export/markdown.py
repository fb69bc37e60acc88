"""A notice as Markdown: CommonMark with the tables of GitHub's dialect, or what Hugo or MDX read.

Words are escaped, so that none is read as markup; places that links lead to are `<a id>`, breaks within a cell
`<br />`, and words in another language `<span lang>`. Hugo leaves HTML out: for it headings bear their ids, and a link
to a place within a part leads to the heading above it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, zip_longest
from typing import assert_never

from polc.core.record import record, replace
from polc.document.notice import Notice
from polc.export.flow import TITLE, Grid, Heading, Passage, Piece, flow
from polc.export.runs import Paragraph, Run

MARKS = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)")
"""What could be read as markup anywhere in a line."""
BRACES = re.compile(r"[{}]")
"""What MDX reads as code, and Hugo as a call of its own."""
MODULE = re.compile(r"^(?=(?:im|ex)port\b)(.)")
"""How a paragraph begins that MDX reads as code."""
OPENINGS = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([#+=:|-]))")
"""What could be read as markup at the beginning of a line."""
BREAK, BETWEEN = "<br />", " · "
"""Between the lines of a cell, and where no HTML can stand."""
PIPE = r"\|"
BULLET = "•"
BLANKS = re.compile(r"[ \t\r\n]+")
TICKS = re.compile(r"`+")


@record
class Dialect:
    """What a kind of Markdown wants: facts at its `front`, ids of headings and no HTML, or no braces in words."""

    front: bool = False
    html: bool = True
    braces: bool = True


PLAIN, HUGO, MDX = Dialect(), Dialect(front=True, html=False, braces=False), Dialect(front=True, braces=False)


def markdown(notice: Notice, draft: str = "", dialect: Dialect = PLAIN) -> str:
    """The notice as Markdown; `draft` is a sentence to put first, empty for none."""
    pieces = list(flow(notice, draft))
    writer = _Writer(dialect, {} if dialect.html else _headings_of_places(pieces))
    written = [writer.piece(piece) for piece in pieces if dialect.html or not _is_title(piece)]
    front = [_front_matter(notice, draft)] if dialect.front else []
    return "\n\n".join(filter(None, [*front, *written])) + "\n"


def _front_matter(notice: Notice, draft: str) -> str:
    """Title, language, version and day, as JSON strings, which are YAML as well."""
    told = {"title": notice.title.plain, "lang": notice.lang, "version": notice.version}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items() if value]
    lines += [f"date: {notice.effective.isoformat()}"] if notice.effective else []
    return "\n".join(["---", *lines, *(["draft: true"] if draft else []), "---"])


def _is_title(piece: Piece) -> bool:
    return isinstance(piece, Heading) and piece.level == TITLE


def _headings_of_places(pieces: Iterable[Piece]) -> dict[str, str]:
    """For each place the nearest heading at or above it that has an anchor."""
    found: dict[str, str] = {}
    heading = ""
    for piece in pieces:
        if isinstance(piece, Heading) and piece.level > TITLE and piece.anchor:
            heading = piece.anchor
        for anchor in _places_in(piece):
            found.setdefault(anchor, heading)
    return found


def _places_in(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading(anchor=anchor):
            yield anchor
        case Passage(paragraphs, anchor):
            yield anchor
            yield from (run.anchor for paragraph in paragraphs for run in paragraph.runs)
        case Grid(rows=rows):
            for row in rows:
                yield row.anchor
                yield from (run.anchor for cell in row.cells for paragraph in cell for run in paragraph.runs)
        case _:
            assert_never(piece)


class _Writer:
    """Writes pieces in a dialect.

    `places` are the headings that stand for places, empty where places are marked.
    """

    def __init__(self, dialect: Dialect, places: Mapping[str, str]) -> None:
        self._dialect = dialect
        self._places = places

    def piece(self, piece: Piece) -> str:
        """A part of the flow."""
        match piece:
            case Heading():
                words = self._words(piece.runs)
                if not self._dialect.html:
                    return f"{'#' * piece.level} {words}{f' {{#{piece.anchor}}}' if piece.anchor else ''}"
                return f"{'#' * piece.level} {self._anchor_tag(piece.anchor)}{words}"
            case Passage():
                return "\n".join(self._passage(piece))
            case Grid():
                return self._grid(piece)
            case _:
                assert_never(piece)

    def _anchor_tag(self, anchor: str) -> str:
        return f'<a id="{escape(anchor)}"></a>' if anchor and self._dialect.html else ""

    def _passage(self, piece: Passage) -> Iterator[str]:
        """The lines of paragraphs: members of a list close to each other, anything else with a blank line between."""
        place, before, indents = self._anchor_tag(piece.anchor), "", [0]
        for paragraph in piece.paragraphs:
            if before and not before == paragraph.kind == "li":
                yield ">" if before == paragraph.kind == "blockquote" else ""
            before = paragraph.kind
            if paragraph.kind == "li":
                marker = f"{paragraph.number}. " if paragraph.number else "- "
                del indents[max(1, paragraph.depth) :]
                indent = indents[-1]
                indents.append(indent + len(marker))
                yield f"{' ' * indent}{marker}{place}{self._lined(paragraph, ' ' * indents[-1])}"
            elif paragraph.kind == "pre":
                yield from [place, ""] if place else []
                yield _fenced(paragraph.text)
            elif paragraph.kind == "blockquote":
                yield f"> {place}{self._lined(paragraph, '> ')}"
            else:
                yield place + self._lined(paragraph, "")
            place = ""

    def _lined(self, paragraph: Paragraph, indent: str) -> str:
        """The words of a paragraph; the lines after a break begin with an indent."""
        lines = [self._opening(self._words(line)) for line in _broken(paragraph.runs)]
        return f"\\\n{indent}".join(line for line in lines if line)

    def _grid(self, grid: Grid) -> str:
        caption = f"**{self._words(grid.caption)}**" if grid.caption else ""
        lines = [_table_row(self._words(head) for head in grid.heads), _table_row("---" for _ in grid.heads)]
        for row in grid.rows:
            first, *rest = (self._cell(cell) for cell in row.cells)
            lines.append(_table_row([self._anchor_tag(row.anchor) + first, *rest]))
        return "\n\n".join(filter(None, [caption, "\n".join(lines)]))

    def _cell(self, paragraphs: Iterable[Paragraph]) -> str:
        """Paragraphs in the one line that a cell is."""
        found = []
        between = BREAK if self._dialect.html else BETWEEN
        for paragraph in paragraphs:
            marker = f"{paragraph.number}\\. " if paragraph.number else f"{BULLET} "
            lines = between.join(filter(None, (self._words(line) for line in _broken(paragraph.runs))))
            found.append(marker + lines if paragraph.kind == "li" else lines)
        return between.join(found)

    def _words(self, runs: Iterable[Run]) -> str:
        """Runs within a line."""
        groups = [(key, tuple(group)) for key, group in groupby(runs, key=lambda run: (run.lang, run.link))]
        out = ""
        for number, ((lang, link), group) in enumerate(groups):
            if lang or link:
                inner = self._styled_runs(group, "", "]")
                if link and inner.strip():
                    inner = f"[{inner}]({self._address(link)})"
                out += f'<span lang="{escape(lang)}">{inner}</span>' if lang and self._dialect.html else inner
            else:
                out += self._styled_runs(group, out, "[" if number + 1 < len(groups) else "")
        return out.strip(" ")

    def _styled_runs(self, runs: Sequence[Run], before: str, after: str) -> str:
        """Runs that lead to the same place, between what stands before and after them."""
        out = ""
        runs = _merged_runs(runs)
        for run, following in zip_longest(runs, runs[1:]):
            out += self._anchor_tag(run.anchor) + self._styled_run(
                run, (before + out)[-1:], following.text[:1] if following else after
            )
        return out

    def _styled_run(self, run: Run, before: str, after: str) -> str:
        """The words of a run with its look.

        Without one where marks between these characters would not be read so.
        """
        text = BLANKS.sub(" ", run.text)
        words = text.strip(" ")
        if not words:
            return text
        left, right = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
        if run.code:
            ticks = "`" * (1 + max((len(m) for m in TICKS.findall(words)), default=0))
            pad = " " if "`" in (words[0], words[-1]) else ""
            return f"{left}{ticks}{pad}{words}{pad}{ticks}{right}"
        marks = "**" * run.strong + "*" * run.emphasis
        opens = not _is_punctuation(words[0]) or _is_separate(left or before)
        closes = not _is_punctuation(words[-1]) or _is_separate(right or after)
        if not opens or not closes or (left or before) == "*":
            marks = ""
        told = MARKS.sub(r"\\\g<0>", words)
        if not self._dialect.braces:
            told = BRACES.sub(r"\\\g<0>", told)
        if told.endswith("!") and after and not right and not marks:
            told = f"{told[:-1]}\\!"  # before a link it would make an image of it
        return f"{left}{marks}{told}{marks}{right}"

    def _opening(self, words: str) -> str:
        """Words at the beginning of a line, where some characters would begin a list, a heading, a rule or code."""
        if not self._dialect.braces:
            words = MODULE.sub(lambda m: f"&#{ord(m[1])};", words)
        return OPENINGS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", words)

    def _address(self, link: str) -> str:
        """An address within the brackets of a link."""
        if not self._dialect.html and link.startswith("#"):
            return f"#{self._places.get(link[1:], '')}"
        safe = link.replace("\\", "%5C").replace("|", "%7C").replace("<", "%3C").replace(">", "%3E")
        return f"<{safe}>" if re.search(r"[\s()&]", safe) else safe


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(m) for m in TICKS.findall(text)), default=0))
    return f"{fence}\n{text.rstrip()}\n{fence}"


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', PIPE) for cell in cells)} |"


def _broken(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Runs parted where a line ends."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines]


def _merged_runs(runs: Sequence[Run]) -> list[Run]:
    """Runs with those that follow each other in one look as one."""
    found: list[Run] = []
    for run in runs:
        if found and replace(run, text="") == replace(found[-1], text="") and not run.anchor:
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    return found


def _is_punctuation(character: str) -> bool:
    """True for punctuation and symbols, beside which emphasis begins and ends only in some places."""
    return unicodedata.category(character)[0] in "PS"


def _is_separate(character: str) -> bool:
    return not character or character.isspace() or _is_punctuation(character)
