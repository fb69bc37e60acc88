"""Reads a source again after a change: only the declarations that the change touches are read, the others are kept.

What comes out is what `parse` gives of the whole source. It rests on this: whatever can end a file can stand before
any declaration, and no token reaches beyond the end of a line but texts in three quotation marks, which cannot be read
at all where they are cut. So what stands before a declaration that begins on a line of its own reads alone as it reads
in its place. Where it cannot be read alone, it is read in its place, with all that follows up to the mistake.
"""

from __future__ import annotations

from polc.core.findings import Finding
from polc.core.sources import Source, in_common
from polc.syntax.parse import parse, parse_by
from polc.syntax.parser.grammar import after, builder, parser
from polc.syntax.parser.lr_parser import ParseError
from polc.syntax.parser.shifted_spans import moved
from polc.syntax.tree import File, Node


def parse_again(source: Source, before: File) -> tuple[File, list[Finding]]:
    """As `parse(source)`, where much of it was read before: `before` is a file that was read without a mistake.

    Declarations before the change are the very same values, and those after it too where its length has not changed.
    All is read anew where nothing was read before, or under another path.
    """
    if before.source.path != source.path or not before.declarations:
        return parse(source)
    return parse_by(source, _Again(source, before).read)


class _Again:
    """A source, the file as it was before, and what both have in common.

    `_kept` are the declarations that end before the change, and at `_begin` reading goes on; `_starts` are the places,
    in the new source, of the declarations after the change, each with its number among the old ones.
    """

    def __init__(self, source: Source, before: File) -> None:
        old, new = before.source.text, source.text
        starts = [d.span.start for d in before.declarations]
        same, same_end = in_common(old, new)
        first = next((n for n in range(len(starts) - 1, 0, -1) if starts[n] <= same), 0)
        self._text = new
        self._declarations = before.declarations
        self._by = len(new) - len(old)
        self._kept = self._declarations[:first]
        self._begin = starts[first] if first else 0
        self._starts = [
            (start + self._by, n)
            for n, start in enumerate(starts[first:], first)
            if start >= len(old) - same_end and _begins_line(new, start + self._by)
        ]

    def read(self, at: int) -> tuple[Node, ...]:
        """The declarations of the source from an offset on. Raises Stopped as the parser does that reads all of it."""
        kept, begin = (self._kept, self._begin) if at == 0 else ((), at)
        end, number = next((s for s in self._starts if s[0] >= begin), (len(self._text), len(self._declarations)))
        doubtful = len(builder.doubtful)
        try:
            made = parser().read(self._text[:end], begin, after(kept))
        except ParseError:
            del builder.doubtful[doubtful:]
        else:
            return (*made, *moved(self._declarations[number:], self._by))
        # What is said of a mistake may depend on how the declaration before it could go on: that one is read as well.
        begin = kept[-1].span.start if kept else at
        declarations: tuple[Node, ...] = parser().read(self._text, begin, after(kept[:-1]))
        return declarations


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"
