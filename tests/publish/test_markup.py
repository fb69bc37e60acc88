"""What a page of a release may be made of: all that polc writes, and nothing that a browser acts on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import html5lib
import pytest

from polc.core.sources import Source
from polc.export.html import render
from polc.model.build import build
from polc.project.releases.page_markup import CLASSES, ELEMENTS, is_page_markup
from polc.syntax.parse import parse

ROOT = Path(__file__).parents[2]
PAGE = '<header id="policy-demo">\n<h1>Notice &amp; more</h1>\n</header>\n<p class="line">{}</p>\n'
HTML = "{http://www.w3.org/1999/xhtml}"

ACTING = [
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">', "<script>alert(1)</script>",
    '<form action="https://evil.example/"></form>', '<iframe src="https://evil.example/"></iframe>',
    '<p onclick="alert(1)">x</p>', '<p style="position:fixed">x</p>', "<style>p{}</style>", "<base>",
    '<a href="javascript:alert(1)">x</a>', '<a href="java&#115;cript:alert(1)">x</a>', '<a href="&Tab;//evil">x</a>',
    '<a href="data:text/html,x">x</a>', '<a href="//evil.example/">x</a>', '<a href="/demo/">x</a>',
    '<object data="x"></object>', '<embed src="x">', '<link rel="import" href="x">', '<img src="x" onerror="x">',
    '<img src="x">', "<svg><script>alert(1)</script></svg>", '<svg onload="alert(1)"></svg>',
    '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>', '<svg><use href="#x"></use></svg>',
    '<svg><animate attributeName="href"></animate></svg>', "<math></math>", "<template></template>",
    "<noscript></noscript>", "<title></title>", "<textarea></textarea>", "<plaintext></plaintext>", "<!-- x -->",
    "<![CDATA[x]]>", "<!doctype html>", "<?xml?>", "<p", "<p>", "</p></p>", "</main>", "<p><em></p></em>", "< p></p>",
    "<P></P>", "<p\nid=\"a\"></p>", "<p id='a'></p>", "<p id=a></p>", '<p id="a" id="b"></p>', '<p id="a" ID="b"></p>',
    '<p class="skip">x</p>', '<p id="a b"></p>', '<p id="&bogus;"></p>', "a > b", "\x00", "\x1b[31m", "\ud800",
    '<a href="https://e.example/" target="_blank">x</a>', '<a href="https://e.example/" ping="x">x</a>',
    '<div hidden="">x</div>', '<details ontoggle="x">x</details>', '<a download="x" href="#a">x</a>', "<p>" * 300,
]  # fmt: skip


@pytest.mark.parametrize("piece", ACTING, ids=range(len(ACTING)))
def test_what_polc_never_writes_is_refused(piece: str) -> None:
    assert is_page_markup(PAGE.format("words"))
    assert not is_page_markup(PAGE.format(piece))
    assert not is_page_markup(PAGE.format("words") + piece)


@pytest.mark.parametrize(
    "name", ["policies/luxim.pol", "policies/rmn.pol", "tests/ok/bank.pol", "tests/ok/libreria.pol"]
)
def test_what_polc_writes_is_taken(name: str) -> None:
    file, _ = parse(Source(name, (ROOT / name).read_text(encoding="utf-8")))
    policy, _ = build(file, (), date(2026, 11, 22))
    for lang in policy.languages:
        assert is_page_markup(render(policy, lang, policy.languages).body)


def test_a_browser_finds_no_other_tags_in_what_is_taken() -> None:
    """Each payload, and each piece of one, in a text and in an attribute: refused, or harmless to a reader of HTML5."""
    payloads = (ROOT / "tests" / "safety" / "payloads.txt").read_text(encoding="utf-8").splitlines()
    pieces = [*payloads, *ACTING, *(p[n:] for p in payloads for n in (1, 2, 5)), "words", "&lt;script&gt;"]
    pages = [PAGE.format(p) for p in pieces] + [PAGE.replace("policy-demo", "{}").format(p, p) for p in pieces]
    taken = [page for page in pages if is_page_markup(page)]
    assert len(taken) > len(pages) // 10
    for page in taken:
        for element in html5lib.parseFragment(page).iter():
            name = str(element.tag).removeprefix(HTML)
            assert name in ELEMENTS or name in ("br", "hr", "DOCUMENT_FRAGMENT"), page
            assert set(element.attrib) <= {"id", "class", "lang", "data-from", *ELEMENTS.get(name, {})}, page
            assert set(element.attrib.get("class", "").split()) <= CLASSES, page
            assert element.attrib.get("href", "#").startswith(("#", "https:", "http:", "mailto:", "../")), page
