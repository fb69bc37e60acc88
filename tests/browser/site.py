"""What is looked at in a browser: every page of policies, of releases and of a draft, and a sample of the manual."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.running import polc

ROOT = Path(__file__).parents[2]
POLICIES = ("craftsman", "libreria", "library")
"""Beside the two published policies: in French alone, with Spanish, in English alone."""
DAY = ("--as-of", "2026-11-22")
FILES = ("--files", "markdown,text")
EXTRA = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }\n'
"""What lacks a legal basis, so that the policy is a draft."""
FIRST = 'version "1"   effective 2026-09-01'
RELEASES = (("1", "2026-09-01", "Lantern"), ("2", "2026-10-01", "Lighthouse"), ("3", "2027-01-01", "Beacon"))
"""One that was replaced, one in force, one to come."""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="32"><rect width="96" height="32" fill="#539"/></svg>'
BRAND = """
[site]
name = "Lantern"
logo = "logo.svg"
footer = [{ words = { en = "Legal notice", fr = "Mentions légales" }, address = "https://example.org/legal" }]
[site.colours]
link = "#5a2d91"
paper = "#ffffff"
[site.colours-dark]
link = "#c9b0f5"
"""
PARTS = ("published", "released", "branded", "draft", "manual")
"""The sites that are built, the largest first."""
LOOKS = ("branded", "manual")
"""The sites that look otherwise than the rest."""
ONE_IN = 100
"""The pages of the manual are alike: one in so many is looked at."""

LANGUAGE = re.compile(r"\b[a-z]{2}\b")
HEIGHT = 900
PATIENCE = 180_000
"""Milliseconds that a browser on a busy machine may take for one thing."""


@dataclass(frozen=True)
class Site:
    """The served folder, its address, and the paths that were asked of it so far."""

    folder: Path
    address: str
    asked: list[str]

    def files(self) -> list[Path]:
        """Every page that was built."""
        return sorted(self.folder.rglob("*.html"))

    def pages(self, part: str = "") -> list[str]:
        """The paths of the pages to look at, in one part or in all: all of the policies' pages, few of the manual's."""
        paths = [p.relative_to(self.folder).as_posix().removesuffix("index.html") for p in self.files()]
        manual = [p for p in paths if p.startswith("manual/")]
        pages = [p for p in paths if not p.startswith("manual/")] + manual[::ONE_IN]
        assert len(pages) > len(POLICIES) + len(manual[::ONE_IN])
        return [p for p in pages if p.startswith(part)]

    def kinds(self, *, everywhere: bool = True) -> list[str]:
        """One page of each kind, the longest: the names of policies and versions make no kind. In every part and every
        language or, where these make no difference, in any language and one part of each look.
        """
        longest: dict[str, str] = {}
        for path in self.pages():
            site, first, *rest = path.split("/")
            named = ["*" if len(first) > len("en") else first, *("*" if p.isdigit() else p for p in rest)]
            kind = "/".join([site, *named])
            if not everywhere:
                kind = LANGUAGE.sub("*", "/".join([site if site in LOOKS else "", *named]))
            size = (self.folder / path / "index.html").stat().st_size
            if kind not in longest or size > (self.folder / longest[kind] / "index.html").stat().st_size:
                longest[kind] = path
        return list(longest.values())


def build(folder: Path) -> None:
    """Builds the parts in a folder."""
    chosen = [str(ROOT / "tests" / "ok" / f"{name}.pol") for name in POLICIES]
    assert polc("build", str(ROOT / "policies"), *chosen, *DAY, *FILES, "--out", str(folder / "published")) == 0
    assert polc("docs", *DAY, "--out", str(folder / "manual")) == 0
    with tempfile.TemporaryDirectory() as sources:
        source = Path(sources) / "demo.pol"
        text = (ROOT / "dsl" / "skeleton.pol").read_text(encoding="utf-8")
        source.write_text(text + EXTRA, encoding="utf-8")
        _branded(Path(sources), folder)
        assert polc("build", str(source), "--draft", *DAY, "--out", str(folder / "draft")) == 0
        for version, day, name in RELEASES:
            header = f'version "{version}"   effective {day}'
            assert FIRST in text
            source.write_text(text.replace(FIRST, header).replace("Lantern", name), encoding="utf-8")
            assert polc("release", str(source), *DAY) == 0
        assert polc("build", str(source), *DAY, "--out", str(folder / "released")) == 0


def _branded(sources: Path, folder: Path) -> None:
    """A site with a look of its own."""
    (sources / "logo.svg").write_text(LOGO, encoding="utf-8")
    (sources / "polc.toml").write_text(BRAND, encoding="utf-8")
    before = Path.cwd()
    os.chdir(sources)
    try:
        assert polc("build", str(ROOT / "dsl" / "skeleton.pol"), *DAY, "--out", str(folder / "branded")) == 0
    finally:
        os.chdir(before)
        (sources / "polc.toml").unlink()


@contextmanager
def opened(browser: Browser, width: int = 1280, **options: object) -> Iterator[Page]:
    """An empty page in a context of its own; `options` are those of a browser context."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def resize(page: Page, width: int) -> None:
    """The open page at another width."""
    page.set_viewport_size({"width": width, "height": HEIGHT})


def unfold(page: Page) -> None:
    """Everything on the open page that folds, open."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def none_of(faults: Sequence[str]) -> None:
    """Fails with all faults, one a line."""
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults)
