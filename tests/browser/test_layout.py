"""Nothing is lost on a narrow screen, with large text or with wide spacing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import Site, none_of, opened

LOST = (Path(__file__).parent / "lost.js").read_text(encoding="utf-8")
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :not(svg, svg *) {
      line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
    }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 2.2, 1.4.12. Pictures are drawn to measure, and their words stand beside them as text."""


SCREEN = 800
"""The height of a usual screen that is 1280 pixels wide."""


def larger(page: Page) -> None:
    """Text of twice the size, and nothing else."""
    page.evaluate(
        """() => { const root = document.documentElement;
        root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px'; }"""
    )


def lost(page: Page) -> list[str]:
    """What of the open page cannot be read without scrolling sideways."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    return list(page.evaluate(LOST))


def test_what_is_lost_is_seen(browser: Browser) -> None:
    with opened(browser, 320) as page:
        page.set_content('<p style="width:50rem">wide</p><p style="height:1px;overflow:hidden">low</p>' + "word " * 20)
        assert [f.split(":")[0] for f in lost(page)] == ["scrolls sideways", "cut off"]


@pytest.mark.parametrize("change", ["reflow", "text of twice the size", "spacing"])
@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_lost(browser: Browser, site: Site, width: int, change: str) -> None:
    if change == "text of twice the size" and width == 320:
        pytest.skip("asked of 1280 pixels: at 320 the page is already four times as large")
    faults = []
    with opened(browser, width) as page:
        for path in site.pages() if change == "reflow" else site.kinds():
            page.goto(site.address + path)
            if change == "text of twice the size":
                larger(page)
            elif change == "spacing":
                page.evaluate(SPACING)
            faults += [f"{path}: {fault}" for fault in lost(page)]
    none_of(faults)


PAPER = 680
"""The width of what is printed on a sheet of A4, within margins of 15 millimetres."""
CUT = """() => [...document.querySelectorAll("main table, main svg")]
  .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.caption ? e.caption.textContent : e.getAttribute("aria-label"))"""


def test_nothing_is_cut_off_on_paper(browser: Browser, site: Site) -> None:
    faults = []
    with opened(browser, PAPER) as page:
        page.emulate_media(media="print")
        for path in site.kinds():
            page.goto(site.address + path)
            faults += [f"{path}: {fault}" for fault in page.evaluate(CUT)]
    none_of(faults)


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


def test_lines_are_neither_too_long_nor_too_short(browser: Browser, site: Site) -> None:
    longest = []
    with opened(browser, 1280) as page:
        for path in site.kinds():
            page.goto(site.address + path)
            longest += page.evaluate(MEASURE)
    assert len(longest) > 5
    longest.sort()
    assert 60 <= longest[len(longest) // 2] <= 75, longest
    assert longest[-1] <= 80, longest


def test_the_first_layer_fits_one_screen(browser: Browser, site: Site) -> None:
    faults = []
    with opened(browser, 1280) as page:
        for path in site.pages():
            page.goto(site.address + path)
            brief = page.locator("main > .brief")
            if brief.count():
                box = brief.bounding_box()
                assert box is not None
                if box["y"] + box["height"] > SCREEN:
                    faults.append(f"{path}: the first layer ends at {box['y'] + box['height']:.0f}")
    none_of(faults)
