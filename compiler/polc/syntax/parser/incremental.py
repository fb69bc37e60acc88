"""Reads a source again after a change.

Only the declarations that the change touches are read. The others are kept. What comes out is what `parse` gives of the
whole source. It rests on this: whatever can end a file can stand before any declaration, and no token reaches beyond
the end of a line but texts in three quotation marks, which cannot be read at all where they are cut. So what stands
before a declaration that begins on a line of its own reads alone as it reads in its place. Where it cannot be read
alone, it is read in its place, with all that follows up to the mistake.
"""

from __future__ import annotations

from functools import partial

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Source, in_common
from polc.syntax.parse import parse, parse_by
from polc.syntax.parser.grammar import after, parser_of
from polc.syntax.parser.lr_parser import LRParser, ParseError
from polc.syntax.parser.shifted_spans import moved
from polc.syntax.parser.tree_builder import Builder
from polc.syntax.tree import File, Node


def parse_again(source: Source, before: File) -> tuple[File, list[Finding]]:
    """As `parse(source)`, where much of it was read before.

    `before` is a file that was read without a mistake. Declarations before the change are the very same values, and
    those after it too where its length has not changed. All is read anew where nothing was read before, or under
    another path.
    """
    if before.source.path != source.path or not before.declarations:
        return parse(source)
    builder = Builder(source.path)
    return parse_by(source, builder, partial(_read_from, _edit_of(source, before), builder, parser_of(builder)))


@record
class _Edit:
    """A new text, the file as it was before, and what both have in common.

    `kept` are the declarations that end before the change, and at `begin` reading goes on; `starts` are the places,
    in the new text, of the declarations after the change, each with its number among the old ones; `by` is how many
    characters longer the text has become.
    """

    text: str
    declarations: tuple[Node, ...]
    kept: tuple[Node, ...]
    begin: int
    starts: tuple[tuple[int, int], ...]
    by: int


def _edit_of(source: Source, before: File) -> _Edit:
    old, new = before.source.text, source.text
    by = len(new) - len(old)
    starts = [d.span.start for d in before.declarations]
    same, same_end = in_common(old, new)
    first = next((n for n in range(len(starts) - 1, 0, -1) if starts[n] <= same), 0)
    later = tuple(
        (start + by, n)
        for n, start in enumerate(starts[first:], first)
        if start >= len(old) - same_end and _begins_line(new, start + by)
    )
    return _Edit(new, before.declarations, before.declarations[:first], starts[first] if first else 0, later, by)


def _read_from(edit: _Edit, builder: Builder, parser: LRParser, at: int) -> tuple[Node, ...]:
    """The declarations of the text from an offset on.

    Raises ParseError as the parser does that reads all of it.
    """
    kept, begin = (edit.kept, edit.begin) if at == 0 else ((), at)
    end, number = next((s for s in edit.starts if s[0] >= begin), (len(edit.text), len(edit.declarations)))
    doubtful = len(builder.doubtful)
    try:
        made = parser.read(edit.text[:end], begin, after(kept))
    except ParseError:
        del builder.doubtful[doubtful:]
    else:
        return (*made, *moved(edit.declarations[number:], edit.by))
    # What is said of a mistake may depend on how the declaration before it could go on: that one is read as well.
    begin = kept[-1].span.start if kept else at
    declarations: tuple[Node, ...] = parser.read(edit.text, begin, after(kept[:-1]))
    return declarations


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"
