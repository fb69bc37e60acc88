"""A foreign document as passages.

Paragraphs, items and rows with the part they stand in, sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from polc.core.record import record
from polc.importing.matching import LANGUAGES, holds, keys_with, whole
from polc.importing.outline import Block, Link, Place
from polc.model.texts.sentences import sentences
from polc.reference.package import read_toml
from polc.reference.text_folding import folded

ENOUGH = 3
"""Heads of columns, at least one of them of what a row is about.

By which a row is known as the head of a table.
"""
HEAD_ROWS = 15
"""Rows of a sheet among which its heads are looked for."""


@record
class Section:
    """A part of the document.

    Its title, and what it and the parts around it are about, the nearest first.
    """

    number: int
    title: str
    level: int
    classes: tuple[str, ...]
    above: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def about(self) -> tuple[str, ...]:
        """What the nearest part is about whose heading says so."""
        return next((classes for _, classes in ((self.title, self.classes), *self.above) if classes), ())

    @property
    def around(self) -> tuple[str, ...]:
        """What the parts around it are about, by the nearest heading that says so."""
        return next((classes for _, classes in self.above if classes), ())


@record
class Passage:
    """A paragraph, an item or a row.

    Its text, its sentences, what introduces it, and its cells by column.
    """

    number: int
    kind: str
    place: Place
    section: Section
    text: str
    sentences: tuple[str, ...]
    intro: str
    lead: str
    level: int
    links: tuple[Link, ...]
    cells: tuple[tuple[str, str], ...]

    def cell(self, *columns: str) -> str:
        """The text of the first of these columns that the row has.

        Empty where it has none.
        """
        held = dict(self.cells)
        return next((held[column] for column in columns if held.get(column)), "")

    def has(self, *columns: str) -> bool:
        """True where the row belongs to a table that has one of these columns."""
        return any(column in columns for column, _ in self.cells)


def language_of(blocks: Sequence[Block]) -> str:
    """Return the language of which a document has most small words.

    Empty where it is none that is read.
    """
    counts: dict[str, int] = {}
    words = [word for block in blocks for word in _words(block)]
    for lang, small in read_toml("lexicon", "function-words.toml").items():
        known = frozenset(small)
        counts[lang] = sum(word in known for word in words)
    best = max(counts, key=lambda lang: counts[lang], default="")
    if not counts.get(best):
        heads = {lang: sum(_heads_in(block, lang) for block in blocks) for lang in LANGUAGES}
        best = max(heads, key=lambda lang: heads[lang])
        return best if heads[best] else ""
    return best if best in LANGUAGES else ""


def _words(block: Block) -> Iterator[str]:
    for text in (block.text, *(cell for row in block.rows for cell in row)):
        yield from text.lower().replace("’", " ").replace("'", " ").split()


def _heads_in(block: Block, lang: str) -> int:
    return max((len(_columns(row, lang)) for row in block.rows[:HEAD_ROWS]), default=0)


def passages_of(blocks: Sequence[Block], lang: str) -> tuple[Passage, ...]:
    """Return the passages of a document in order; headings are none."""
    found: list[Passage] = []
    open_parts: list[Section] = []
    section = Section(0, "", 0, (), ())
    intro = ""
    for block in blocks:
        if block.kind == "heading":
            open_parts = [part for part in open_parts if part.level < block.level]
            above = tuple((part.title, part.classes) for part in reversed(open_parts))
            section = Section(block.place.section, block.text, block.level, _classes(block.text, lang), above)
            open_parts.append(section)
            intro = ""
        elif block.kind in ("paragraph", "item"):
            found.append(_passage(len(found), block, section, intro if block.kind == "item" else "", lang))
            if block.text.rstrip().endswith(":"):
                intro = block.text
            elif block.kind == "paragraph":
                intro = ""
        elif block.kind == "table":
            for passage in _rows(block, section, intro, lang):
                found.append(_numbered(passage, len(found)))
            intro = ""
    return tuple(found)


def _classes(title: str, lang: str) -> tuple[str, ...]:
    return tuple(name for name in keys_with("heading-", lang) if holds(title, lang, f"heading-{name}"))


def _passage(number: int, block: Block, section: Section, intro: str, lang: str) -> Passage:
    text = block.text
    starts = [sentence.start for sentence in sentences(text, lang)]
    bounds = [0, *starts[1:], len(text)]
    parts = tuple(text[start:end].strip() for start, end in pairwise(bounds)) or (text,)
    lead = text[: block.lead].strip(" .:–—-")
    return Passage(number, block.kind, block.place, section, text, parts, intro, lead, block.level, block.links, ())


def _numbered(passage: Passage, number: int) -> Passage:
    return Passage(
        number, passage.kind, passage.place, passage.section, passage.text, passage.sentences, passage.intro,
        passage.lead, passage.level, passage.links, passage.cells,
    )  # fmt: skip


def _rows(block: Block, section: Section, intro: str, lang: str) -> Iterator[Passage]:
    """The rows of a table, their cells by what the heads of columns say.

    Without such heads, only their texts.
    """
    heads: tuple[str, ...] = ()
    begin = 0
    for number, row in enumerate(block.rows[:HEAD_ROWS]):
        known = _columns(row, lang)
        if len(known) > 1:
            heads, begin = tuple(known.get(at, "") for at in range(len(row))), number + 1
            break
    for number, row in enumerate(block.rows, 1):
        place = Place(block.place.section, block.place.part, number, block.place.sheet)
        text = " | ".join(cell for cell in row if cell)
        cells = tuple((head, cell) for head, cell in zip(heads, row, strict=False) if head) if number > begin else ()
        kind = "head" if heads and number <= begin else "row"
        yield Passage(0, kind, place, section, text, (text,), intro, "", 0, (), cells)


def _columns(row: Sequence[str], lang: str) -> dict[int, str]:
    """What the cells of a row of heads say that their columns tell, by their numbers.

    Each column once.
    """
    known: dict[int, str] = {}
    for at, cell in enumerate(row):
        text = cell.split("(")[0]
        name = next(
            (n for n in keys_with("column-", lang) if n not in known.values() and whole(f"column-{n}", text, lang)), ""
        )
        if name:
            known[at] = name
    return known


def same_words(first: str, second: str) -> bool:
    """True for two texts that differ in capitals.

    Accents and marks at their ends alone.
    """
    return folded(first.strip(" .:")) == folded(second.strip(" .:"))
