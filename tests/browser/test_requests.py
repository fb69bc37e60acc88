"""No third party and no script needed: what a page asks for, and what it shows, with scripts on and off."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.site import Site, none_of, opened

FAULTY = '<script>console.error("told")</script><p>Seen<img src="https://example.org/pixel.gif">'
WORDS = """() => [...document.body.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, th, td, summary, caption, a')]
    .map(e => e.textContent.trim().replace(/\\s+/g, ' ')).filter(Boolean)"""

ICON = "/favicon.ico"
"""What a browser asks of every site by itself, once, whatever its pages say."""


class Listener:
    """What a page asks for and complains of while it is open."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._request)
        page.on("requestfailed", lambda r: self.complaints.append(f"failed: {r.url}"))
        page.on("console", self._console)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("response", lambda r: r.status >= 400 and self.complaints.append(f"{r.status}: {r.url}"))

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def test_a_request_and_a_complaint_are_seen(browser: Browser) -> None:
    with opened(browser) as page:
        heard = Listener(page)
        page.set_content(FAULTY)
    assert heard.asked == ["https://example.org/pixel.gif"]
    assert "told" in heard.complaints


@pytest.mark.parametrize("scripts", [True, False])
def test_every_request_goes_to_the_site_itself(browser: Browser, site: Site, scripts: bool) -> None:
    faults = []
    own = urlsplit(site.address).netloc
    with opened(browser, java_script_enabled=scripts) as page:
        heard = Listener(page)
        for path in site.pages():
            before = len(heard.asked), len(site.asked)
            page.goto(site.address + path, wait_until="networkidle")
            asked = heard.asked[before[0] :]
            assert site.address + path in asked
            assert any(a.endswith(".css") for a in asked)
            faults += [f"{path} asks for {a}" for a in asked if urlsplit(a).netloc != own]
            served = [a for a in site.asked[before[1] :] if a != ICON]
            assert len(served) <= len(asked), "more was asked of the server than the browser tells"
    none_of(faults + heard.complaints)


def test_pages_say_the_same_without_script(browser: Browser, site: Site) -> None:
    faults = []
    with opened(browser) as page, opened(browser, java_script_enabled=False) as plain:
        for path in site.pages():
            said = []
            for one in (page, plain):
                one.goto(site.address + path)
                said.append(set(one.evaluate(WORDS)))
            assert said[0]
            faults += [f"{path} needs a script to say: {words}" for words in sorted(said[0] - said[1])]
            faults += [f"{path} says only without script: {words}" for words in sorted(said[1] - said[0])]
    none_of(faults)


def test_every_page_forbids_what_it_does_not_need(browser: Browser, site: Site) -> None:
    faults = []
    with opened(browser) as page:
        for path in site.pages():
            page.goto(site.address + path)
            policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
            if "default-src 'none'" not in policy or "unsafe" in policy or "http" in policy or "*" in policy:
                faults.append(f"{path}: {policy}")
    none_of(faults)
