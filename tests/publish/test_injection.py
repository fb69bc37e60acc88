"""Whatever authors write, pages hold no markup of theirs and no link but to http, https and mailto addresses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from polc.core.record import replace
from polc.core.values import Entry, Listing, Passage, Period, RetentionTerm, Text, Word
from polc.export.html import render
from polc.syntax.tree import File, Node, Value
from tests.publish.pages import FILES, Elements, page_of, policy_of, read

TAGS = frozenset(
    {
        *("a", "blockquote", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "li", "ol", "p", "pre", "section", "span", "strong", "sup"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
        *("details", "figcaption", "figure", "summary"),
    }
)
ATTRIBUTES = frozenset(
    {"aria-labelledby", "class", "data-from", "data-label", "href", "id", "lang", "scope", "start", "title"}
)
DRAWN = {
    "svg": frozenset({"aria-label", "class", "height", "role", "viewbox", "width"}),
    "g": frozenset({"class"}),
    "rect": frozenset({"class", "height", "rx", "width", "x", "y"}),
    "path": frozenset({"class", "d"}),
    "text": frozenset({"class", "x", "y"}),
}
"""What drawings are made of; an attribute such as `d` is allowed nowhere else."""
SCHEMES = ("#", "https://", "http://", "mailto:")
TEXTS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "attribute": "x' onmouseover='alert(1)' y=\" onclick=\"alert(1)",
    "markdown-link": "[x](javascript:alert(1)) [y](data:text/html,z) [z](vbscript:x)\n[w](JaVaScRiPt:alert(1))",
    "markdown-image": "![x](https://evil.example/x.png)\n\n![y][z]\n\n[z]: https://evil.example/y.png",
    "markdown-html": "para\n\n<iframe src=https://evil.example></iframe>\n\n<b onclick=x>y</b>",
    "autolink": '<javascript:alert(1)>\n\n<https://evil.example/"onclick=alert(1)>',
    "reference": '{link javascript:alert(1) "x"} {link https://e.example/"onclick=alert(1) "y"}',
    "reference-in-title": '[x](https://e.example "{controller} <b>")\n[y](https://e.example/{controller})',
    "label": '{link https://e.example "<script>alert(1)</script>"}',
    "template": "{{ 7 * 7 }} {% raw %} {# x #}",
    "circle": "{term a} {retention clients} {section x} {controller} {policy demo} {right access}",
}
ADDRESSES = (
    "javascript:alert(1)",
    'https://x.example/"onclick="alert(1)',
    "https://x.example/'><script>",
    "data:text/html,x",
)


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("path", FILES[:3] + FILES[-2:], ids=lambda p: p.stem)
def test_texts_bring_no_markup(path: Path, words: str) -> None:
    file, used = read(path)
    hostile = File(file.source, tuple(_with_texts(n, words) for n in file.declarations))
    page = render(policy_of(hostile, used), "en")
    _assert_harmless(page.body)
    assert "<" not in page.notice.prevails


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_addresses_bring_no_markup(path: Path) -> None:
    """Hostile addresses take turns in the places of each policy, and begin with another one in the next."""
    file, used = read(path)
    start = FILES.index(path) % len(ADDRESSES)
    turns = cycle(ADDRESSES[start:] + ADDRESSES[:start])
    hostile = File(file.source, tuple(_with_literals(n, turns) for n in file.declarations))
    _assert_harmless(render(policy_of(hostile, used), "fr").body)


def test_plain_words_stay_as_written() -> None:
    page = page_of('policy p { title "A < B & C" made by c } controller c { name "M&S <x>" }')
    assert "<h1>A &lt; B &amp; C</h1>" in page.body
    assert page.controller == "M&S <x>"


def test_an_address_leads_where_it_says() -> None:
    page = page_of('controller c { name "C" reach at https://c.example.org/a, email a@c.example.org }')
    assert 'href="https://c.example.org/a"' in page.body
    assert 'href="mailto:a@c.example.org"' in page.body


def test_authors_headings_go_below_those_of_the_page() -> None:
    page = page_of('policy p { title "P" } section s { title "S" text """\n# One\n\n## Two\n""" }')
    headings = [tag for tag, _ in Elements(page.body).tags if tag[0] == "h" and tag[1:].isdigit()]
    assert headings[-3:] == ["h3", "h4", "h5"]


def _assert_harmless(body: str) -> None:
    for tag, attributes in Elements(body).tags:
        assert tag in TAGS or tag in DRAWN, tag
        assert set(attributes) <= DRAWN.get(tag, ATTRIBUTES), (tag, attributes)
        assert attributes.get("href", "#").startswith(SCHEMES), attributes


def _with_texts(node: Node, words: str) -> Node:
    values = tuple(_text(v, words) for v in node.values)
    return replace(node, values=values, children=tuple(_with_texts(c, words) for c in node.children))


def _text(value: Value, words: str) -> Value:
    match value:
        case Text():
            return Text(tuple(Passage(p.lang, words, p.span) for p in value.passages), value.span)
        case Word(kind="string"):
            return replace(value, text=words)
        case Entry():
            return replace(value, text=_any(value.text, words), condition=_any(value.condition, words))
        case Listing():
            return replace(value, entries=tuple(e for e in (_text(x, words) for x in value) if isinstance(e, Entry)))
        case RetentionTerm():
            return replace(value, periods=tuple(_period(p, words) for p in value.periods))
        case _:
            return value


def _any(text: Text | None, words: str) -> Text | None:
    found = _text(text, words) if text else None
    return found if isinstance(found, Text) else None


def _period(period: Period, words: str) -> Period:
    moments = tuple(m if isinstance(m, Word) else Text((Passage(None, words, m.span),), m.span) for m in period.moments)
    return replace(period, moments=moments, text=_any(period.text, words))


def _with_literals(node: Node, turns: Iterator[str]) -> Node:
    literals = {"url", "email", "string"}
    values = tuple(
        replace(v, text=next(turns)) if isinstance(v, Word) and v.kind in literals else v for v in node.values
    )
    return replace(node, values=values, children=tuple(_with_literals(c, turns) for c in node.children))
