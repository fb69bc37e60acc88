"""The accessibility engine finds nothing: on every page, in both colour schemes, with the colours that a reader forces
upon it, on paper, and where a link has led.

In the light scheme all rules are asked. On a phone's width that is done on every page; on a desk's, on one page of each
kind in every part and language, the longest: pages of a kind are laid out by the same rules. The dark scheme, forced
colours and a place that was linked to change nothing but colours (of the dark scheme that is tested as well: what a
page shows keeps its place and size), and paper is read by eyes alone. There only the rules that look at colours are
asked, since the others would see what they have seen. The dark scheme is looked at on every page; the rest on one page
of each kind and look, as its colours are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import PARTS, Site, none_of, opened, resize, unfold

ASKED = {"resultTypes": ["violations"]}
"""What the engine is to describe; of all else it names the rules."""
OPTIONS = ASKED | {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = ASKED | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDTHS = (390, 1280)
"""Those of a phone and of a desk, in pixels."""
FAULTY = """<!doctype html><html lang="en"><title>Faulty</title><style>
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; background: #000; color: #222 } h1 { margin: 9px } }
</style><body><main><h1>Faulty</h1>
<p style="color:#ccc;background:#fff">Too pale</p><img src="data:,"><h3>Skipped</h3>
<button style="width:9px;height:9px;padding:0" aria-label="a"></button><button style="width:9px;height:9px;padding:0"
aria-label="b"></button></main></body></html>"""
SHAPE = """() => JSON.stringify([...document.querySelectorAll('body *')].filter(e => e.checkVisibility())
    .map(e => [e.tagName, e.getBoundingClientRect()]))"""
"""The place and size of all that a page shows."""
PLACE = "() => [...document.querySelectorAll('main section[id]')].map(e => e.id)[1]"
"""A place on the page that links may lead to, if there is one."""


def ask(page: Page, options: dict[str, object], within: str | None = None) -> list[str]:
    """What the engine, which stands in the page already, finds in a part of it or in all: rule, place, explanation."""
    result = page.evaluate("([place, options]) => axe.run(place || document, options)", [within, options])
    assert result["passes"] or result["violations"]
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def found(page: Page, axe: str, widths: tuple[int, ...] = WIDTHS) -> Iterator[str]:
    """What is wrong with the open page, with everything that folds unfolded, at these widths and in both schemes."""
    unfold(page)
    page.evaluate(axe)
    for width in widths:
        resize(page, width)
        shapes = []
        for scheme, options in (("light", OPTIONS), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            shapes.append(page.evaluate(SHAPE))
            yield from (f"{width} {scheme}: {fault}" for fault in ask(page, options))
        if shapes[0] != shapes[1]:
            yield f"{width}: another shape in the dark"


def elsewhere(page: Page) -> Iterator[str]:
    """The same with the colours of other media; and, in both schemes, of a place that a link has led to."""
    for medium in ({"forced_colors": "active"}, {"media": "print"}):
        page.emulate_media(**medium, color_scheme="light")
        yield from (f"{medium}: {fault}" for fault in ask(page, COLOURS))
        page.emulate_media(**dict.fromkeys(medium, "null"))
    place = page.evaluate(PLACE)
    if place:
        page.evaluate("place => { location.hash = place }", place)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            yield from (f"#{place} {scheme}: {fault}" for fault in ask(page, COLOURS, f"#{place}"))


def test_the_engine_sees_faults(browser: Browser, axe: str) -> None:
    with opened(browser) as page:
        page.set_content(FAULTY)
        faults = set(found(page, axe, (1280,)))
    told = {" ".join(fault.split()[1:3]) for fault in faults}
    assert {f"light: {rule}" for rule in ("color-contrast", "image-alt", "heading-order", "target-size")} <= told
    assert any(fault.startswith("1280 dark: color-contrast at h1") for fault in faults)
    assert "1280: another shape in the dark" in faults


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_found_on_any_page(browser: Browser, site: Site, axe: str, part: str) -> None:
    faults = []
    wide, kinds = site.kinds(), site.kinds(everywhere=False)
    with opened(browser) as page:
        for path in site.pages(part):
            page.goto(site.address + path)
            faults += [f"{path} {fault}" for fault in found(page, axe, WIDTHS if path in wide else WIDTHS[:1])]
            if path in kinds:
                faults += [f"{path} {fault}" for fault in elsewhere(page)]
    none_of(faults)
