"""The page of a redline in a browser: the accessibility engine, requests, the checker of HTML, small screens, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.site import none_of, opened, resize
from tests.browser.test_accessible import found
from tests.browser.test_valid import mistakes, told
from tests.commands.run import run

EDITS = (("keep 2 years", "keep 3 years"), ("basis legitimate-interest", "basis contract"), ("TRACFIN", "X"))
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def redline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A redline of a published policy with a version of it that differs in many places."""
    folder = tmp_path_factory.mktemp("redline")
    first = ROOT / "policies" / "luxim.pol"
    text = first.read_text(encoding="utf-8")
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    (folder / "second.pol").write_text(text, encoding="utf-8")
    page = folder / "redline.html"
    made = run("diff", str(first), str(folder / "second.pol"), "--format", "redline-html", "--output", str(page))
    assert made.status == 0, made
    return page


def test_nothing_is_found(browser: Browser, redline: Path, axe: str) -> None:
    requests: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.goto(redline.as_uri())
        none_of(list(found(page, axe)))
        resize(page, 390)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert requests == [redline.as_uri()]


def test_the_html_is_valid(redline: Path, nu: Path) -> None:
    assert mistakes(redline.read_text(encoding="utf-8")) == []
    none_of(told(nu, redline))


def test_what_is_folded_is_printed(browser: Browser, redline: Path) -> None:
    seen = "d => d.querySelector(':scope > :not(summary)').checkVisibility()"
    with opened(browser) as page:
        page.goto(redline.as_uri())
        folded = page.locator("details:not([open])")
        assert folded.count() > 3
        assert not folded.first.evaluate(seen)
        page.emulate_media(media="print")
        assert folded.first.evaluate(seen)
