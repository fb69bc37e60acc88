"""Draws documents: a strategy for each kind of node, so that every format meets every kind."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from polc.document import drawing, free_text
from polc.document.blocks import (
    Card,
    Entries,
    Entry,
    FreeText,
    Items,
    Letter,
    Line,
    Lines,
    Part,
    Picture,
    Point,
    Points,
    Row,
    Table,
)
from polc.document.inline import (
    Code,
    Emphasis,
    Inline,
    Language,
    LineBreak,
    Link,
    Place,
    Revision,
    Strong,
    inline,
)
from polc.document.notice import Notice
from polc.notice.phrasebook import phrasebook

TEXTS = st.sampled_from(
    ("", " ", "word", "le site", "a < b & 'c' \"d\"", "<script>", "*x*", "|", "\n", "e", "1. x", "é")
)
ANCHORS = st.sampled_from(("", "right-access", 'a"b<c'))
ADDRESSES = st.sampled_from(("#right-access", "https://a.example/?x=1&y=2", "mailto:a@b.example", "javascript:x"))
TAGS = st.sampled_from(("fr", "de"))
NUMBERS = st.floats(0, 999)


def words(depth: int = 2) -> st.SearchStrategy[Inline]:
    """Words within a line, with nodes in nodes up to a depth."""
    kinds = [*LEAVES.values(), *((make(words(depth - 1)) for make in NESTED.values()) if depth else ())]
    return st.lists(st.one_of(kinds), max_size=3).map(lambda nodes: inline(*nodes))


LEAVES = {str: TEXTS, Code: st.builds(Code, TEXTS), LineBreak: st.just(LineBreak.HARD)}
NESTED = {
    Link: lambda inner: st.builds(Link, ADDRESSES, inner, TEXTS, ANCHORS),
    Place: lambda inner: st.builds(Place, ANCHORS, inner),
    Language: lambda inner: st.builds(Language, TAGS, inner),
    Emphasis: lambda inner: st.builds(Emphasis, inner),
    Strong: lambda inner: st.builds(Strong, inner),
    Revision: lambda inner: st.builds(Revision, st.booleans(), inner),
}
INLINE_KINDS = {*LEAVES, *NESTED}
WORDS = words()


def free_blocks(depth: int = 2) -> st.SearchStrategy[tuple[free_text.FreeBlock, ...]]:
    """Blocks of an author's text, with blocks in blocks up to a depth."""
    kinds = [*FREE_LEAVES.values(), *((make(free_blocks(depth - 1)) for make in FREE_NESTED.values()) if depth else ())]
    return st.lists(st.one_of(kinds), max_size=2).map(tuple)


FREE_LEAVES = {
    free_text.Paragraph: st.builds(free_text.Paragraph, WORDS, st.booleans()),
    free_text.Heading: st.builds(free_text.Heading, st.integers(3, 6), WORDS),
    free_text.CodeBlock: st.builds(free_text.CodeBlock, TEXTS, TEXTS),
    free_text.ThematicBreak: st.just(free_text.ThematicBreak.RULE),
}
FREE_NESTED = {
    free_text.BulletList: lambda inner: st.builds(free_text.BulletList, st.tuples(inner, inner)),
    free_text.NumberedList: lambda inner: st.builds(free_text.NumberedList, st.tuples(inner), st.integers(0, 9)),
    free_text.Quotation: lambda inner: st.builds(free_text.Quotation, inner),
}
FREE_KINDS = {*FREE_LEAVES, *FREE_NESTED}

LABELS = st.builds(drawing.Label, NUMBERS, NUMBERS, TEXTS, st.just("plain"))
SHAPES = {
    drawing.Label: LABELS,
    drawing.Box: st.builds(drawing.Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.tuples(LABELS), st.just("node")),
    drawing.Curve: st.builds(drawing.Curve, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    drawing.Downward: st.builds(drawing.Downward, NUMBERS, NUMBERS, NUMBERS),
    drawing.Branch: st.builds(drawing.Branch, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    drawing.Bar: st.builds(drawing.Bar, NUMBERS, NUMBERS, NUMBERS, st.integers(0, 99), st.just("span")),
    drawing.Tick: st.builds(drawing.Tick, NUMBERS, NUMBERS, NUMBERS, TEXTS),
}
DRAWINGS = st.builds(
    drawing.Drawing, st.just("drawing wide"), TEXTS, NUMBERS, NUMBERS, st.lists(st.one_of(*SHAPES.values())).map(tuple)
)

LINES = {
    Line: st.builds(Line, WORDS, WORDS, st.booleans()),
    Items: st.builds(Items, st.tuples(WORDS, WORDS), WORDS, st.booleans(), st.booleans()),
    FreeText: st.builds(FreeText, free_blocks(), st.sampled_from(("note", "section")), st.sampled_from(("", "de"))),
}
CELLS = st.lists(st.one_of(*LINES.values()), max_size=2).map(tuple)
TABLES = st.builds(Table, WORDS, st.tuples(WORDS, WORDS), st.tuples(st.builds(Row, ANCHORS, st.tuples(CELLS, CELLS))))
ENTRIES = st.lists(st.builds(Entry, ANCHORS, WORDS, CELLS), max_size=3).map(tuple)
MAILS = st.sampled_from(("", "mailto:a@b.example?body=x", "javascript:x"))
FLAT_BLOCKS = {
    Table: TABLES,
    Lines: st.builds(Lines, CELLS, ANCHORS, st.booleans()),
    Entries: st.builds(Entries, ENTRIES, WORDS),
    Points: st.builds(Points, st.lists(st.builds(Point, ANCHORS, WORDS, CELLS), max_size=2).map(tuple), WORDS),
    Letter: st.builds(Letter, st.just("letter-x"), WORDS, WORDS, st.tuples(WORDS), st.tuples(WORDS, WORDS), MAILS),
    Picture: st.builds(Picture, st.just("picture-x"), WORDS, st.tuples(DRAWINGS)),
}
CARDS = st.builds(
    Card, st.just("card-x"), WORDS, st.lists(st.one_of(*FLAT_BLOCKS.values()), max_size=2).map(tuple),
    st.booleans(), st.sampled_from(("", "section")),
)  # fmt: skip
BLOCKS = {**FLAT_BLOCKS, Card: CARDS}
NOTICES = st.builds(
    Notice,
    policy=st.just("p"),
    lang=st.sampled_from(("en", "fr")),
    anchor=ANCHORS,
    title=WORDS,
    controller=TEXTS,
    head=st.tuples(WORDS),
    brief=st.lists(LINES[Line] | LINES[Items], max_size=2).map(tuple),
    parts=st.tuples(st.builds(Part, st.just("part-x"), WORDS, st.tuples(*BLOCKS.values()))),
    languages=st.just(("en", "fr")),
    version=TEXTS,
    effective=st.sampled_from((None, date(2026, 11, 22))),
    binding=st.just(""),
    prevails=TEXTS,
    book=st.sampled_from(("en", "fr")).map(lambda lang: phrasebook(lang, "we")),
)
