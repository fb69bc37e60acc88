"""The accessibility engine finds nothing: every page, width, colour scheme and medium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import Site, none_of, opened

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
FAULTY = """<!doctype html><html lang="en"><title>Faulty</title><body><main><h1>Faulty</h1>
<p style="color:#ccc;background:#fff">Too pale</p><img src="data:,"><h3>Skipped</h3>
<button style="width:9px;height:9px;padding:0" aria-label="a"></button><button style="width:9px;height:9px;padding:0"
aria-label="b"></button></main></body></html>"""
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def found(page: Page, axe: str, options: dict[str, object] = OPTIONS) -> list[str]:
    """What the engine finds on the open page, with everything that folds unfolded: rule, place, explanation."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.evaluate(axe)
    result = page.evaluate("options => axe.run(document, options)", options)
    assert result["passes"]
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def test_the_engine_sees_faults(browser: Browser, axe: str) -> None:
    with opened(browser) as page:
        page.set_content(FAULTY)
        rules = {fault.split()[0] for fault in found(page, axe)}
    assert {"color-contrast", "image-alt", "heading-order", "target-size"} <= rules


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found_on_any_page(browser: Browser, site: Site, axe: str, width: int, scheme: str) -> None:
    faults = []
    with opened(browser, width, color_scheme=scheme) as page:
        for path in site.pages():
            page.goto(site.address + path)
            faults += [f"{path}: {fault}" for fault in found(page, axe)]
    none_of(faults)


@pytest.mark.parametrize("medium", [{"forced_colors": "active"}, {"media": "print"}])
def test_nothing_is_found_with_forced_colours_or_on_paper(
    browser: Browser, site: Site, axe: str, medium: dict[str, str]
) -> None:
    faults = []
    with opened(browser) as page:
        page.emulate_media(**medium)
        for path in site.kinds():
            page.goto(site.address + path)
            faults += [f"{path}: {fault}" for fault in found(page, axe)]
    none_of(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_place_that_was_linked_to_is_marked_and_legible(browser: Browser, site: Site, axe: str, scheme: str) -> None:
    faults = []
    with opened(browser, color_scheme=scheme) as page:
        for path in site.kinds():
            page.goto(site.address + path)
            ids = page.evaluate("[...document.querySelectorAll('main section[id]')].map(e => e.id)")
            for place in ids[1:2]:
                page.goto(f"{site.address}{path}#{place}")
                faults += [f"{path}#{place}: {fault}" for fault in found(page, axe, COLOURS)]
    none_of(faults)
