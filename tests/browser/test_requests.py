"""No third party and no script needed: what a page asks for, and what it shows, with scripts on and off."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.site import Site, none_of, opened

FAULTY = '<script>console.error("told")</script><p>Seen<img src="https://example.org/pixel.gif">'
WORDS = """() => [...document.body.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, th, td, summary, caption, a')]
    .map(e => e.textContent.trim().replace(/\\s+/g, ' ')).filter(Boolean)"""
CONTENT = "document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content || ''"
AT_ONCE = 4
"""Pages that are open at one time: whether a page has ended asking is known after half a second of silence."""

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

    def taken(self) -> tuple[list[str], list[str]]:
        """Both lists, which begin anew."""
        taken = self.asked, self.complaints
        self.asked, self.complaints = [], []
        return taken

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and urlsplit(message.location["url"]).path != ICON:
            self.complaints.append(message.text)


@dataclass(frozen=True)
class Visit:
    """A page that was open until it asked for nothing more: what it says, and what it says it may ask for."""

    path: str
    asked: list[str]
    complaints: list[str]
    words: frozenset[str]
    policy: str


@dataclass
class Round:
    """Visits to all pages, in their order, and the paths that were asked of the server meanwhile."""

    visits: list[Visit] = field(default_factory=list)
    served: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def rounds(browser: Browser, site: Site) -> dict[bool, Round]:
    """A round through the site with scripts, and one without."""
    return {scripts: go_round(browser, site, scripts) for scripts in (True, False)}


def go_round(browser: Browser, site: Site, scripts: bool) -> Round:
    """Opens every page, several at a time."""
    done = Round()
    before = len(site.asked)
    paths = site.pages()
    with ExitStack() as stack:
        pages = [stack.enter_context(opened(browser, java_script_enabled=scripts)) for _ in range(AT_ONCE)]
        listeners = [Listener(page) for page in pages]
        for start in range(0, len(paths), AT_ONCE):
            visited = list(zip(paths[start : start + AT_ONCE], pages, listeners, strict=False))
            for path, page, _ in visited:
                page.goto(site.address + path)
            for path, page, heard in visited:
                page.wait_for_load_state("networkidle")
                words, policy = frozenset(page.evaluate(WORDS)), page.evaluate(CONTENT)
                done.visits.append(Visit(path, *heard.taken(), words, policy))
    done.served = site.asked[before:]
    return done


def test_a_request_and_a_complaint_are_seen(browser: Browser) -> None:
    with opened(browser) as page:
        heard = Listener(page)
        page.set_content(FAULTY)
    assert heard.asked == ["https://example.org/pixel.gif"]
    assert "told" in heard.complaints


@pytest.mark.parametrize("scripts", [True, False])
def test_every_request_goes_to_the_site_itself(site: Site, rounds: dict[bool, Round], scripts: bool) -> None:
    faults = []
    own = urlsplit(site.address).netloc
    visits = rounds[scripts].visits
    assert [v.path for v in visits] == site.pages()
    for visit in visits:
        assert site.address + visit.path in visit.asked
        assert any(a.endswith(".css") for a in visit.asked)
        faults += [f"{visit.path} asks for {a}" for a in visit.asked if urlsplit(a).netloc != own]
        faults += [f"{visit.path}: {complaint}" for complaint in visit.complaints]
    told = [urlsplit(a).path for visit in visits for a in visit.asked]
    served = [a for a in rounds[scripts].served if a != ICON]
    assert len(served) <= len(told), "more was asked of the server than the browser tells"
    none_of(faults)


def test_pages_say_the_same_without_script(rounds: dict[bool, Round]) -> None:
    faults = []
    for page, plain in zip(rounds[True].visits, rounds[False].visits, strict=True):
        assert page.words
        faults += [f"{page.path} needs a script to say: {words}" for words in sorted(page.words - plain.words)]
        faults += [f"{page.path} says only without script: {words}" for words in sorted(plain.words - page.words)]
    none_of(faults)


def test_every_page_forbids_what_it_does_not_need(rounds: dict[bool, Round]) -> None:
    faults = []
    for visit in rounds[True].visits:
        policy = visit.policy
        if "default-src 'none'" not in policy or "unsafe" in policy or "http" in policy or "*" in policy:
            faults.append(f"{visit.path}: {policy}")
    none_of(faults)
