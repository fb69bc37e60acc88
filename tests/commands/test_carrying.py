"""What a build takes over from the site that stands there: only what would come out the same, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

import pytest

from polc.commands import printing
from tests.running import polc

SHARED = 'controller firm { name "Firm" country FR reach at https://firm.example/contact }\n'
POLICY = """use "shared.pol"
policy NAME {{
  title en "Privacy at {title}" fr "Vie privée chez {title}"
  languages en, fr
  made by firm
  effective 2026-12-01
}}
"""
DRAFT = ("build", ".", "--draft", "--out", "site")


@pytest.fixture
def folder(here: Path) -> Path:
    """Three policies that share a controller, and their site."""
    (here / "shared.pol").write_text(SHARED, encoding="utf-8")
    for name in ("baker", "farmer", "weaver"):
        write(here, name, name.capitalize())
    assert polc(*DRAFT) == 0
    return here


def write(folder: Path, name: str, title: str) -> None:
    """Writes a policy."""
    text = POLICY.format(title=title).replace("NAME", name)
    (folder / f"{name}.pol").write_text(text, encoding="utf-8")


def pages(site: Path) -> dict[str, bytes]:
    """The files of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def places(site: Path) -> dict[str, int]:
    """Where the file system has the pages of a site: two names of one place are one file."""
    return {p.relative_to(site).as_posix(): p.stat().st_ino for p in site.rglob("index.html")}


@contextmanager
def kept_beside(site: Path) -> Iterator[Path]:
    """Names for the files of a site that outlive it, so that their places are not given to others."""
    beside = site.with_name("kept")
    for page in site.rglob("index.html"):
        name = beside / page.relative_to(site)
        name.parent.mkdir(parents=True)
        name.hardlink_to(page)
    yield beside


def taken_over(folder: Path, *options: str) -> set[str]:
    """The pages that the next build takes over; it must come to what a build that knows nothing comes to."""
    with kept_beside(folder / "site"):
        before = places(folder / "site")
        assert polc(*DRAFT, *options) == 0
        after = places(folder / "site")
    assert polc("build", ".", "--draft", "--out", "anew", "--no-cache", *options) == 0
    assert pages(folder / "site") == pages(folder / "anew")
    return {path for path in after if before.get(path) == after[path]}


def test_with_one_policy_changed_only_its_pages_are_made(folder: Path) -> None:
    write(folder, "farmer", "the farm")
    own = {f"farmer/{part}/index.html" for part in ("en", "fr", "en-fr")}
    every = set(places(folder / "site"))
    assert taken_over(folder) == every - own - {"index.html", "fr/index.html"}


def test_with_nothing_changed_everything_is_taken_over(folder: Path) -> None:
    assert taken_over(folder) == set(places(folder / "site"))


def test_a_page_that_somebody_changed_is_made_again(folder: Path) -> None:
    page = folder / "site" / "baker" / "en" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Baker", "Faker"), encoding="utf-8")
    assert set(places(folder / "site")) - taken_over(folder) == {"baker/en/index.html"}


def test_a_link_in_the_place_of_a_page_is_not_taken_over(folder: Path) -> None:
    page = folder / "site" / "baker" / "en" / "index.html"
    page.rename(folder / "elsewhere.html")
    page.symlink_to(folder / "elsewhere.html")
    assert "baker/en/index.html" not in taken_over(folder)
    assert not page.is_symlink()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "shared.pol").write_text(SHARED.replace('"Firm"', '"Other"'), encoding="utf-8"),
        lambda folder: (folder / "polc.toml").write_text('[site]\nname = "House"\n', encoding="utf-8"),
    ],
    ids=["used file", "brand"],
)
def test_what_all_pages_show_makes_all_of_them_again(folder: Path, change: Callable[[Path], object]) -> None:
    change(folder)
    assert taken_over(folder) <= {"index.html", "fr/index.html"}


def test_languages_of_the_settings_take_effect(folder: Path) -> None:
    (folder / "polc.toml").write_text('languages = ["fr"]\n', encoding="utf-8")
    assert taken_over(folder) == set()


@pytest.mark.parametrize(
    "options",
    [("--as-of", "2026-12-02"), ("--site-url", "https://example.org")],
    ids=["day", "address"],
)
def test_what_a_run_says_of_all_pages_makes_them_again(folder: Path, options: Sequence[str]) -> None:
    assert not any(path.startswith("baker/") for path in taken_over(folder, *options))


def test_without_a_cache_nothing_is_taken_over(folder: Path) -> None:
    assert taken_over(folder, "--no-cache") == set()


def test_what_is_written_down_may_be_damaged(folder: Path, cache: Path) -> None:
    [noted] = (cache / "sites").glob("[0-9a-f][0-9a-f].txt")
    noted.write_bytes(noted.read_bytes().replace(b"baker", b"maker"))
    assert taken_over(folder) == set()


def test_a_cleared_cache_knows_no_site(folder: Path) -> None:
    assert polc("cache", "--clear") == 0
    assert taken_over(folder) == set()


class _Killed(Executor):
    """Processes that are killed as soon as they have work."""

    def submit(self, *_arguments: object, **_named: object) -> None:  # type: ignore[override]
        raise BrokenProcessPool


@pytest.mark.parametrize("killed", [False, True])
def test_processes_make_the_same_pages(folder: Path, monkeypatch: pytest.MonkeyPatch, killed: bool) -> None:
    monkeypatch.setattr(printing, "WORTHWHILE", 2)
    if killed:
        monkeypatch.setattr("polc.commands.working.pool", lambda *_asked: _Killed())
    for jobs in ("1", "2"):
        assert polc("build", ".", "--draft", "--out", f"by-{jobs}", "--no-cache", "--jobs", jobs) == 0
    assert pages(folder / "by-1") == pages(folder / "by-2")
