"""Nothing is lost on a narrow screen, with large text or with wide spacing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import Site, none_of, opened, resize, unfold

LOST = (Path(__file__).parent / "lost.js").read_text(encoding="utf-8")
STYLED = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}"""
TWICE = "text of twice the size"
CHANGES = {
    "reflow": "",
    # WCAG 2.2, 1.4.12. Pictures are drawn to measure, and their words stand beside them as text.
    "spacing": """:not(svg, svg *) {
        line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
      }
      p { margin-bottom: 2em !important; }""",
    TWICE: "html { font-size: 212.5% !important; }",
}
"""Styles that a reader may bring along."""
USUAL = 17
"""The size of the text of these pages in pixels."""
WIDTHS = (320, 640, 1280)
LOOKS = [(change, width) for change in CHANGES for width in WIDTHS if change != TWICE or width > 320]
"""All widths as they are stand first. Text of twice the size is not asked of 320 pixels: there the page is already
four times as large."""
SCREEN = 800
"""The height of a usual screen that is 1280 pixels wide."""


def test_what_is_lost_is_seen(browser: Browser) -> None:
    with opened(browser, 320) as page:
        page.set_content('<p style="width:50rem">wide</p><p style="height:1px;overflow:hidden">low</p>' + "word " * 20)
        assert [f.split(":")[0] for f in page.evaluate(LOST)] == ["scrolls sideways", "cut off"]


PAPER = 680
"""The width of what is printed on a sheet of A4, within margins of 15 millimetres."""
CUT = """() => [...document.querySelectorAll("main table, main svg")]
  .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.caption ? e.caption.textContent : e.getAttribute("aria-label"))"""
MEASURE = """() => {
  const widest = [];
  for (const p of document.querySelectorAll("main p")) {
    if (p.closest(".card, .pair, td, th, header, nav, figure")) continue;
    const range = document.createRange();
    const lines = new Map();
    const words = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      for (let at = 0; at < node.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const top = Math.round(range.getBoundingClientRect().bottom / 8);
        lines.set(top, (lines.get(top) || 0) + 1);
      }
    }
    if (lines.size > 2) widest.push(Math.max(...lines.values()));
  }
  return widest;
}"""
"""How many letters the longest line of each longer paragraph has."""


@dataclass
class Found:
    """What was found on all pages: what is lost after each change at each width, what is cut off on paper, how long the
    longest line of each longer paragraph is, and where the first layer ends on a wide screen."""

    losses: dict[tuple[str, int], list[str]] = field(default_factory=lambda: {looks: [] for looks in LOOKS})
    cut: list[str] = field(default_factory=list)
    longest: list[int] = field(default_factory=list)
    ends: dict[str, float] = field(default_factory=dict)


@pytest.fixture(scope="module")
def seen(browser: Browser, site: Site) -> Found:
    """Every page after each change of width; after the other changes, one of each kind."""
    all_found = Found()
    kinds = site.kinds()
    with opened(browser) as page:
        for path in site.pages():
            page.goto(site.address + path)
            look(page, path, all_found, whole=path in kinds)
    return all_found


def look(page: Page, path: str, found: Found, *, whole: bool) -> None:
    """Adds what is found on the open page."""
    resize(page, 1280)
    brief = page.locator("main > .brief")
    if brief.count():
        box = brief.bounding_box()
        assert box is not None
        found.ends[path] = box["y"] + box["height"]
    if whole:
        found.longest += page.evaluate(MEASURE)
        resize(page, PAPER)
        page.emulate_media(media="print")
        found.cut += [f"{path}: {fault}" for fault in page.evaluate(CUT)]
        page.emulate_media(media="screen")
    unfold(page)
    for change, width in LOOKS if whole else LOOKS[: len(WIDTHS)]:
        resize(page, width)
        page.evaluate(STYLED, CHANGES[change])
        found.losses[change, width] += [f"{path}: {fault}" for fault in page.evaluate(LOST)]


@pytest.mark.parametrize(("change", "width"), LOOKS)
def test_nothing_is_lost(seen: Found, change: str, width: int) -> None:
    none_of(seen.losses[change, width])


def test_text_is_of_twice_its_size(browser: Browser, site: Site) -> None:
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    with opened(browser) as page:
        page.goto(site.address + site.pages()[0])
        assert page.evaluate(size) == USUAL
        page.evaluate(STYLED, CHANGES[TWICE])
        assert page.evaluate(size) == 2 * USUAL


def test_nothing_is_cut_off_on_paper(seen: Found) -> None:
    none_of(seen.cut)


def test_lines_are_neither_too_long_nor_too_short(seen: Found) -> None:
    longest = sorted(seen.longest)
    assert len(longest) > 5
    assert 60 <= longest[len(longest) // 2] <= 75, longest
    assert longest[-1] <= 80, longest


def test_the_first_layer_fits_one_screen(seen: Found) -> None:
    assert len(seen.ends) > 1
    none_of([f"{path}: the first layer ends at {end:.0f}" for path, end in seen.ends.items() if end > SCREEN])
