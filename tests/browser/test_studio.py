"""The studio: polc in the browser, with findings and the page beside the text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import once
from tests.browser.serving import serving
from tests.browser.site import ROOT
from tests.browser.studio import MEGABYTE, build_studio, settled, studio_page
from tests.browser.test_requests import Listener

SHOP = (ROOT / "tests" / "ok" / "bakery-shop.pol").read_text(encoding="utf-8")
WRONG = SHOP.replace("offer access", "offer acces")
LARGEST = 7.5 * MEGABYTE


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, list[str]]]:
    """The folder of the page, its address, and what was asked of the server so far."""
    own = tmp_path_factory.getbasetemp()
    folder = once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own, "studio", build_studio)
    with serving(folder) as (address, asked):
        yield folder, address, asked


@pytest.fixture(scope="module")
def shop(browser: Browser, studio: tuple[Path, str, list[str]]) -> Iterator[Page]:
    """The studio in English with a shop in which one word is wrong."""
    with studio_page(browser, {"shop.pol": WRONG}) as page:
        page.goto(f"{studio[1]}?lang=en")
        settled(page)
        yield page


def test_findings_and_page_stand_beside_the_text(shop: Page) -> None:
    assert shop.inner_text("#findings-title") == "3 findings"
    assert "acces" in shop.inner_text("#list")
    frame = shop.frame_locator("#shown")
    assert frame.locator("h1").inner_text() == "Privacy policy of Maison Levain"
    assert shop.inner_text("#state") == "Findings and page are those of this text."


def test_nothing_leaves_the_browser_and_nothing_is_complained_of(
    browser: Browser, studio: tuple[Path, str, list[str]]
) -> None:
    folder, address, _ = studio
    with studio_page(browser, {"shop.pol": SHOP}) as page:
        heard = Listener(page)
        page.goto(address)
        settled(page)
        policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
        [worker] = page.workers
        refused = worker.evaluate(
            "address => new Promise(done => { const asked = new XMLHttpRequest(); asked.onload = () => done('asked');"
            "asked.onerror = () => done('refused'); asked.open('GET', address); asked.send(); })",
            "https://example.org/",
        )
    assert "unsafe-eval'" not in policy.replace("wasm-unsafe-eval", "")
    assert "unsafe-inline" not in policy
    assert refused == "refused"
    told = [c for c in heard.complaints if "example.org" not in c]
    assert told == []
    assert {urlsplit(asked).netloc for asked in heard.asked if not asked.startswith(("data:", "blob:"))} - {
        "example.org"
    } == {urlsplit(address).netloc}
    assert sum(file.stat().st_size for file in folder.iterdir()) <= LARGEST
