"""What is looked at in a browser: every page of a site of policies, a draft, and a sample of the manual."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.running import polc

ROOT = Path(__file__).parents[2]
POLICIES = ("childrens-game", "craftsman", "library")
"""Beside the two published policies: in two languages, in French alone, in English alone."""
DAY = ("--as-of", "2026-11-22")
ONE_IN = 100
"""The pages of the manual are alike: one in so many is looked at."""


@dataclass(frozen=True)
class Site:
    """The served folder, its address, and the paths that were asked of it so far."""

    folder: Path
    address: str
    asked: list[str]

    def files(self) -> list[Path]:
        """Every page that was built."""
        return sorted(self.folder.rglob("*.html"))

    def pages(self) -> list[str]:
        """The paths of the pages to look at: all of the policies' pages, few of the manual's."""
        paths = [p.relative_to(self.folder).as_posix().removesuffix("index.html") for p in self.files()]
        manual = [p for p in paths if p.startswith("manual/")]
        pages = [p for p in paths if not p.startswith("manual/")] + manual[::ONE_IN]
        assert len(pages) > len(POLICIES) + len(manual[::ONE_IN])
        return pages

    def kinds(self) -> list[str]:
        """One page of each kind, the longest: what differs in the name of the policy alone is of one kind."""
        longest: dict[str, str] = {}
        for path in self.pages():
            parts = path.split("/")
            kind = "/".join([parts[0], *("*" if len(p) > 2 else p for p in parts[1:2]), *parts[2:]])
            size = (self.folder / path / "index.html").stat().st_size
            if kind not in longest or size > (self.folder / longest[kind] / "index.html").stat().st_size:
                longest[kind] = path
        return list(longest.values())


def build(folder: Path) -> None:
    """Builds `published`, `draft` and `manual` in a folder."""
    chosen = [str(ROOT / "tests" / "ok" / f"{name}.pol") for name in POLICIES]
    assert polc("build", str(ROOT / "policies"), *chosen, *DAY, "--out", str(folder / "published")) == 0
    assert polc("docs", *DAY, "--out", str(folder / "manual")) == 0
    draft = folder / "draft.pol"
    shutil.copy(ROOT / "dsl" / "skeleton.pol", draft)
    with draft.open("a", encoding="utf-8") as file:
        file.write('purpose extra { title en "Extra" fr "Supplément" kind statistics }\n')
    assert polc("build", str(draft), "--draft", *DAY, "--out", str(folder / "draft")) == 0
    draft.unlink()


@contextmanager
def opened(browser: Browser, width: int = 1280, **options: object) -> Iterator[Page]:
    """An empty page in a context of its own; `options` are those of a browser context."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def none_of(faults: Sequence[str]) -> None:
    """Fails with all faults, one a line."""
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults)
