"""Authors' Markdown becomes nodes; raw HTML stays words, and no nesting is too deep."""

from __future__ import annotations

import pytest

from polc.document.blocks import FreeText
from polc.document.free_text import BulletList, CodeBlock, Heading, NumberedList, Paragraph, Quotation, ThematicBreak
from polc.document.inline import Code, Emphasis, Inline, LineBreak, Link, inline
from polc.export.markup.inline import inline_html, write_free_text
from polc.export.markup.writer import Writer
from polc.export.runs import paragraphs, runs
from polc.model.text_references import Reference
from polc.notice import markdown


def named(reference: Reference) -> Inline:
    return inline(Link(f"#{reference.kind}", inline(reference.kind)))


def test_paragraphs_give_each_block_its_node() -> None:
    source = "# Head\n\n- a\n\n3. b\n\n> c\n\n```json\nd\n```\n\n---\n\ne *f* `g`  \nh"
    found = markdown.paragraphs(source, named, 3)
    a, b, c = (Paragraph(inline(letter), tight=letter != "c") for letter in "abc")
    last = Paragraph(inline("e ", Emphasis(inline("f")), " ", Code("g"), LineBreak.HARD, "\nh"))
    assert found == (
        Heading(4, inline("Head")), BulletList(((a,),)), NumberedList(((b,),), 3), Quotation((c,)),
        CodeBlock("d\n", "json"), ThematicBreak.RULE, last,
    )  # fmt: skip


def test_inline_takes_references_and_safe_links_only() -> None:
    found = markdown.inline('{right} [x](https://a.example "t") [y](javascript:z)\n<b>', named)
    link = Link("https://a.example", inline("x"), "t")
    assert found == inline(Link("#right", inline("right")), " ", link, " [y](javascript:z)\n<b>")


@pytest.mark.parametrize("source", ["*a " * 500 + "b* " * 500, "> " * 500 + "a", "[" * 500])
def test_nesting_without_end_is_written_all_the_same(source: str) -> None:
    text = FreeText(markdown.paragraphs(f"{source}\n\nlast", named, 3), "note")
    html = Writer()
    write_free_text(html, text)
    assert str(html).endswith("<p>last</p>\n")
    assert paragraphs(text)[-1].text == "last"
    words = markdown.inline(f"{source}\nlast", named)
    assert inline_html(words).endswith("last")
    assert runs(words)[-1].text.endswith("last")


@pytest.mark.parametrize(
    "source",
    [r"[a \[ b](https://x.example)", "[a `[` b](https://x.example)", "[a ``]`[`` b](https://x.example)",
     r"`\`[a](https://x.example)", r"[a\](https://x.example)", "`[a](https://x.example)`"],
)  # fmt: skip
def test_inline_of_a_large_text_takes_the_links_of_a_small_one(source: str) -> None:
    large = markdown.inline(f"{source} " + "word [x " * 1_000, named)
    assert large.nodes[:-1] == markdown.inline(f"{source} word [x ", named).nodes[:-1]
