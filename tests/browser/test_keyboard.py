"""The keyboard alone is enough: every stop is reached in the order of the page and seen, and nothing holds it fast."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import Site, none_of, opened, unfold

SCRIPT = (Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8")
PASSED = """() => {
  const here = document.activeElement, main = document.querySelector('#text');
  const after = e => main.contains(e) || main.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
  return here === document.body || after(here) || ![...document.querySelectorAll('a[href], summary')].some(after);
}"""
"""Whether the focus stands in the text or after it; anywhere, where nothing there takes it."""
THICK = 2
"""Pixels that an outline has at least."""
WIDE = 1280
PLAIN = 3
"""Contrast of an outline with what is around it, as WCAG 2.2, 1.4.11, has it."""


def walk(page: Page) -> tuple[list[int], list[str]]:
    """Tabs through the open page: the stops in their order, and what is wrong with them."""
    page.evaluate(SCRIPT)
    offered = page.evaluate("stops()")
    # Held down: once for each stop, once for the round to close, and each time tells where the one before has led.
    for _ in range(len(offered) + 2):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    visited: list[int] = []
    faults = []
    for stop in page.evaluate("seen")[1:]:
        if stop is None or (visited and stop["place"] == visited[0]):
            break
        if visited and stop["place"] <= visited[-1]:
            faults.append(f"goes back: {stop['html']}")
            break
        visited.append(stop["place"])
        if not stop["visible"]:
            faults.append(f"out of sight: {stop['html']}")
        if stop["outline"] < THICK:
            faults.append(f"no outline: {stop['html']}")
        elif stop["contrast"] < PLAIN:
            faults.append(f"outline of contrast {stop['contrast']:.1f}: {stop['html']}")
    else:
        faults.append("the end is never reached")
    missed = set(offered) - set(visited)
    if missed:
        faults.append(f"{len(missed)} of {len(offered)} stops never reached")
    return visited, faults


def test_what_is_wrong_is_seen(browser: Browser) -> None:
    with opened(browser) as page:
        page.set_content('<a href="#" style="outline:0">one</a> <a href="#" tabindex="1">two</a>')
        faults = walk(page)[1]
    assert any(f.startswith("no outline") for f in faults)
    assert any(f.startswith("goes back") for f in faults)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_every_stop_is_reached_in_order_and_seen(browser: Browser, site: Site, width: int, scheme: str) -> None:
    faults = []
    with opened(browser, width, color_scheme=scheme) as page:
        for path in site.kinds(everywhere=False):
            page.goto(site.address + path)
            unfold(page)
            visited, wrong = walk(page)
            assert visited
            faults += [f"{path}: {fault}" for fault in wrong]
    none_of(faults)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_stop_skips_to_the_text(browser: Browser, site: Site, width: int) -> None:
    faults = []
    with opened(browser, width) as page:
        for path in site.kinds() if width < WIDE else site.pages():
            page.goto(site.address + path)
            page.keyboard.press("Tab")
            target = page.evaluate("document.activeElement.getAttribute('href')")
            if target != "#text":
                faults.append(f"{path}: the first stop leads to {target}")
                continue
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            passed = page.evaluate(PASSED)
            if not passed:
                faults.append(f"{path}: the next stop after the skip link stands before the text")
    none_of(faults)


def test_what_folds_is_opened_and_closed_by_a_key(browser: Browser, site: Site) -> None:
    faults = []
    tried = 0
    with opened(browser, 390) as page:
        for path in site.kinds(everywhere=False):
            page.goto(site.address + path)
            for summary in page.locator("summary:visible").all():
                was = summary.evaluate("e => e.parentElement.open")
                for key, wanted in (("Enter", not was), ("Space", was)):
                    summary.focus()
                    page.keyboard.press(key)
                    tried += 1
                    if summary.evaluate("e => e.parentElement.open") is not wanted:
                        faults.append(f"{path}: {key} does not fold {summary.inner_text()}")
    assert tried
    none_of(faults)
