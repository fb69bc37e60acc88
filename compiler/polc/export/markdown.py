"""A notice as Markdown: CommonMark with the tables of GitHub's dialect.

Words are escaped, so that none is read as markup; places that links lead to are `<a id>`, breaks within a cell `<br>`,
and words in another language `<span lang>`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, zip_longest
from typing import assert_never

from polc.core.record import replace
from polc.document.notice import Notice
from polc.export.flow import Grid, Heading, Passage, Piece, flow
from polc.export.runs import Paragraph, Run

MARKS = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)")
"""What could be read as markup anywhere in a line."""
OPENINGS = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([#+=:|-]))")
"""What could be read as markup at the beginning of a line."""
BREAK = "<br>"
PIPE = r"\|"
BULLET = "•"
BLANKS = re.compile(r"[ \t\r\n]+")
TICKS = re.compile(r"`+")


def markdown(notice: Notice, draft: str = "") -> str:
    """The notice as Markdown; `draft` is a sentence to put first, empty for none."""
    return "\n\n".join(filter(None, (_piece(piece) for piece in flow(notice, draft)))) + "\n"


def _piece(piece: Piece) -> str:
    match piece:
        case Heading():
            return f"{'#' * piece.level} {_anchor_tag(piece.anchor)}{_words(piece.runs)}"
        case Passage():
            return "\n".join(_passage(piece))
        case Grid():
            return _grid(piece)
        case _:
            assert_never(piece)


def _anchor_tag(anchor: str) -> str:
    return f'<a id="{escape(anchor)}"></a>' if anchor else ""


# -------------------------------------------------------------------------------------------------------- blocks


def _passage(piece: Passage) -> Iterator[str]:
    """The lines of paragraphs: members of a list close to each other, anything else with a blank line between."""
    place, before, indents = _anchor_tag(piece.anchor), "", [0]
    for paragraph in piece.paragraphs:
        if before and not before == paragraph.kind == "li":
            yield ">" if before == paragraph.kind == "blockquote" else ""
        before = paragraph.kind
        if paragraph.kind == "li":
            marker = f"{paragraph.number}. " if paragraph.number else "- "
            del indents[max(1, paragraph.depth) :]
            indent = indents[-1]
            indents.append(indent + len(marker))
            yield f"{' ' * indent}{marker}{place}{_lined(paragraph, ' ' * indents[-1])}"
        elif paragraph.kind == "pre":
            yield from [place, ""] if place else []
            yield _fenced(paragraph.text)
        elif paragraph.kind == "blockquote":
            yield f"> {place}{_lined(paragraph, '> ')}"
        else:
            yield place + _lined(paragraph, "")
        place = ""


def _lined(paragraph: Paragraph, indent: str) -> str:
    """The words of a paragraph; the lines after a break begin with an indent."""
    lines = [_opening(_words(line)) for line in _broken(paragraph.runs)]
    return f"\\\n{indent}".join(line for line in lines if line)


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(m) for m in TICKS.findall(text)), default=0))
    return f"{fence}\n{text.rstrip()}\n{fence}"


def _grid(grid: Grid) -> str:
    caption = f"**{_words(grid.caption)}**" if grid.caption else ""
    lines = [_table_row(_words(head) for head in grid.heads), _table_row("---" for _ in grid.heads)]
    for record in grid.rows:
        first, *rest = (_cell(cell) for cell in record.cells)
        lines.append(_table_row([_anchor_tag(record.anchor) + first, *rest]))
    return "\n\n".join(filter(None, [caption, "\n".join(lines)]))


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', PIPE) for cell in cells)} |"


def _cell(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs in the one line that a cell is."""
    found = []
    for paragraph in paragraphs:
        marker = f"{paragraph.number}\\. " if paragraph.number else f"{BULLET} "
        lines = BREAK.join(filter(None, (_words(line) for line in _broken(paragraph.runs))))
        found.append(marker + lines if paragraph.kind == "li" else lines)
    return BREAK.join(found)


# --------------------------------------------------------------------------------------------------------- words


def _broken(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Runs parted where a line ends."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines]


def _words(runs: Iterable[Run]) -> str:
    """Runs within a line."""
    groups = [(key, tuple(group)) for key, group in groupby(runs, key=lambda run: (run.lang, run.link))]
    out = ""
    for number, ((lang, link), group) in enumerate(groups):
        if lang or link:
            inner = _styled_runs(group, "", "]")
            if link and inner.strip():
                inner = f"[{inner}]({_address(link)})"
            out += f'<span lang="{escape(lang)}">{inner}</span>' if lang else inner
        else:
            out += _styled_runs(group, out, "[" if number + 1 < len(groups) else "")
    return out.strip(" ")


def _styled_runs(runs: Sequence[Run], before: str, after: str) -> str:
    """Runs that lead to the same place, between what stands before and after them."""
    out = ""
    runs = _merged_runs(runs)
    for run, following in zip_longest(runs, runs[1:]):
        out += _anchor_tag(run.anchor) + _styled_run(
            run, (before + out)[-1:], following.text[:1] if following else after
        )
    return out


def _merged_runs(runs: Sequence[Run]) -> list[Run]:
    """Runs with those that follow each other in one look as one."""
    found: list[Run] = []
    for run in runs:
        if found and replace(run, text="") == replace(found[-1], text="") and not run.anchor:
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    return found


def _styled_run(run: Run, before: str, after: str) -> str:
    """The words of a run with its look; without one where the marks between these characters would not be read so."""
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
    if told.endswith("!") and after and not right and not marks:
        told = f"{told[:-1]}\\!"  # before a link it would make an image of it
    return f"{left}{marks}{told}{marks}{right}"


def _is_punctuation(character: str) -> bool:
    """True for punctuation and symbols, beside which emphasis begins and ends only in some places."""
    return unicodedata.category(character)[0] in "PS"


def _is_separate(character: str) -> bool:
    return not character or character.isspace() or _is_punctuation(character)


def _opening(words: str) -> str:
    """Words at the beginning of a line, where some characters would begin a list, a heading or a rule."""
    return OPENINGS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", words)


def _address(link: str) -> str:
    """An address within the brackets of a link."""
    safe = link.replace("\\", "%5C").replace("|", "%7C").replace("<", "%3C").replace(">", "%3E")
    return f"<{safe}>" if re.search(r"[\s()&]", safe) else safe
