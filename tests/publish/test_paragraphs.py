"""Paragraphs of an author come out the same wherever they stand, and hold no markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polc.document.blocks import FreeText
from polc.document.inline import Inline, Link, inline
from polc.export.markup.inline import write_free_text
from polc.export.markup.writer import Writer
from polc.model.text_references import Reference
from polc.notice import markdown

WORDS = (
    *("word", "Wörter", "données", " ", "  ", "\u00a0", "1", "1.", "2)", "-", "+", "–", "*", "**", "***", "_", "__"),
    *("#", "> ", "&", "&amp;", "<b>", "<https://a.example>", '"', "'", "’", "«", "»", "(", ")"),
    *("[", "]", "[a](https://b.example)", "."),
    *("!", "\\", "\\*", "a~", "|", "=", "===", "---", ":", "{controller}", "{", "}", "{right access}", "{nothing}"),
    *('{link https://c.example "a *b* c"}', "https://d.example", "\t", "…", "é", "@", "/", "%", "$", "^"),
)  # fmt: skip
PIECES = st.sampled_from(WORDS)


def render(reference: Reference) -> Inline:
    """A reference, so that it can be told."""
    return inline(Link("#x", inline(f"{reference.kind} {reference.name} {reference.label}")))


def html(source: str) -> str:
    """Markdown as it stands on a page."""
    writer = Writer()
    write_free_text(writer, FreeText(markdown.paragraphs(source, render, 2), "note"))
    return str(writer)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_a_paragraph_is_the_same_alone_as_before_another(source: str) -> None:
    """What stands before another paragraph is parsed in any case."""
    alone, before = (html(text) for text in (source, f"{source}\n\nlast"))
    assert f"{alone}<p>last</p>\n" == before


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('Ask "us" & them.', '<p>Ask &quot;us&quot; &amp; them.</p>\n'),
        ('Ask "us".', "<p>Ask &quot;us&quot;.</p>\n"),
        ("*All of it.*", "<p><em>All of it.</em></p>\n"),
        ("**All of it.**", "<p><strong>All of it.</strong></p>\n"),
        ("* All of it.", "<ul>\n<li>All of it.</li>\n</ul>\n"),
        ("See {section cookies} and {nothing}.", "<p>See <a href=\"#x\">section cookies </a> and {nothing}.</p>\n"),
        ("2026. A year", '<ol start="2026">\n<li>A year</li>\n</ol>\n'),
    ],
)  # fmt: skip
def test_what_paragraphs_come_to(source: str, words: str) -> None:
    assert html(source) == words
