"""What strangers write into a policy, in a real browser, scripts on and the pages' own protection off: nothing runs.

The policies are those that together have every place where a text, a number or an address may stand. By default the
payloads take turns in the places of each; with `SAFETY=complete` each payload stands alone in every place of a policy,
and each policy takes them all, a lot at a time: `-k 3-luxim` is one lot.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import serving
from tests.browser.site import DAY, none_of, opened
from tests.running import polc
from tests.safety.hostile import SOURCES, hostile, in_turn, payloads

WATCH = """window.ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (...x) => window.ran.push(name + ' ' + x);
"""
OWN = """() => [...document.querySelectorAll('script, iframe, object, embed, base, form, video, audio, applet, portal')]
    .filter(e => !(e.tagName === 'SCRIPT' && (e.src.startsWith(location.origin) || e.type === 'application/ld+json')))
    .map(e => e.outerHTML.slice(0, 200))
    .concat([...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
        .filter(a => a.name.startsWith('on') || /^\\s*(javascript|data|vbscript|file|blob):/i.test(a.value)
            && ['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].includes(a.name))
        .map(a => e.tagName + ' ' + a.name + '=' + a.value.slice(0, 80))))"""
TOUCH = """() => document.querySelectorAll('a, summary, button, [tabindex], input').forEach(e => {
    e.focus({preventScroll: true}); e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); })"""
COMPLETE = os.environ.get("SAFETY") == "complete"
LOTS = 8
"""How many parts the payloads are tried in where each stands alone."""


class Watch:
    """What a page asks for outside its own site, and every window that it opens."""

    def __init__(self, page: Page, address: str, folder: Path) -> None:
        self.faults: list[str] = []
        known = {address + p.relative_to(folder).as_posix() for p in folder.rglob("*")} | {f"{address}favicon.ico"}
        page.on("request", lambda r: urldefrag(r.url).url in known or self.faults.append(f"asks for {r.url}"))
        page.on("dialog", lambda d: (self.faults.append(f"dialog: {d.message}"), d.dismiss()))
        page.on("popup", lambda p: self.faults.append(f"opens {p.url}"))
        page.on("pageerror", lambda e: self.faults.append(f"error: {e}"))
        page.on("console", lambda m: "favicon" in str(m.location) or self.faults.append(f"console: {m.text}"))

    def look(self, page: Page, url: str) -> list[str]:
        """What is wrong with the page at an address: what ran, what was asked for, what does not belong there."""
        self.faults.clear()
        page.goto(url)
        page.evaluate(TOUCH)
        found = [f"ran {x}" for x in page.evaluate("() => window.ran")]
        return [f"{url}: {x}" for x in (*self.faults, *found, *page.evaluate(OWN))]


def built(folder: Path, source: Path, texts: Mapping[str, str]) -> list[str]:
    """A site with these policies, made of one source, by the names of their files; the paths of its pages."""
    policies = folder / "policies"
    policies.mkdir()
    for library in source.parent.glob("shared/*.pol"):
        (policies / "shared").mkdir(exist_ok=True)
        (policies / "shared" / library.name).write_bytes(library.read_bytes())
    for name, text in texts.items():
        (policies / f"{name}.pol").write_bytes(text.encode())
    site = folder / "site"
    assert polc("build", str(policies), "--draft", *DAY, "--out", str(site)) == 0
    return [p.relative_to(site).as_posix() for p in sorted(site.rglob("*.html"))]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that runs scripts and ignores what the site's own policy of content forbids."""
    with opened(browser, bypass_csp=True) as page:
        page.add_init_script(WATCH)
        yield page


def test_what_runs_is_seen(page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<img src=x onerror=alert(1)><script>alert(2)</script><a href=javascript:x>a</a>", encoding="utf-8"
    )
    with serving(tmp_path) as (address, _):
        faults = Watch(page, address, tmp_path).look(page, f"{address}index.html")
    assert {f.partition(": ")[2] for f in faults} >= {"ran alert 2", "A href=javascript:x", f"asks for {address}x"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
@pytest.mark.parametrize("lot", range(LOTS) if COMPLETE else ["in-turn"])
def test_no_payload_runs(source: Path, lot: int | str, page: Page, tmp_path: Path) -> None:
    if isinstance(lot, str):
        texts = {"in-turn": in_turn(source)}
    else:
        chosen = range(lot, len(payloads()), LOTS)
        texts = {f"{n}": hostile(source, f"hostile-{n}", payloads()[n]) for n in chosen}
    paths = built(tmp_path, source, texts)
    assert len(paths) > len(texts)
    with serving(tmp_path / "site") as (address, _):
        watch = Watch(page, address, tmp_path / "site")
        none_of([fault for path in paths for fault in watch.look(page, address + path)])
