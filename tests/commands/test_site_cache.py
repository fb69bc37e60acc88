"""What a build takes over from the site that stands there: only what would come out the same, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from polc.project import running
from polc.site import cache as carrying
from polc.site import page_builder
from tests import releasing
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
    shutil.rmtree(beside)


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


def test_without_a_cache_no_file_is_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_at(file: Path) -> str:
        raise AssertionError(file)

    monkeypatch.setattr(carrying, "_digest_of", looked_at)
    assert polc(*DRAFT, "--no-cache") == 0


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


def by_processes(folder: Path, *options: str) -> None:
    """One process and two come to the same site."""
    for jobs in ("1", "2"):
        assert polc("build", ".", "--out", f"by-{jobs}", "--no-cache", "--jobs", jobs, *options) == 0
    assert pages(folder / "by-1") == pages(folder / "by-2")


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("where", [page_builder, running], ids=["made later", "made where they are judged"])
def test_processes_make_the_same_pages(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: ModuleType, killed: bool
) -> None:
    monkeypatch.setattr(where, "WORTHWHILE", 2)
    if killed:
        monkeypatch.setattr("polc.project.workers.pool.pool", lambda *_: _Killed())
    by_processes(folder, "--draft")


@pytest.mark.parametrize("options", [(), ("--draft",)], ids=["site", "draft"])
def test_processes_show_releases_as_well(here: Path, monkeypatch: pytest.MonkeyPatch, options: Sequence[str]) -> None:
    for name in ("one", "two"):
        releasing.released(here / name / "shop.pol") if name == "two" else None
        text = releasing.write(here / name / "shop.pol", years=4).read_text(encoding="utf-8")
        (here / name / "shop.pol").write_text(re.sub(r"(?m)^policy [\w-]+", f"policy {name}", text), encoding="utf-8")
    monkeypatch.setattr(running, "WORTHWHILE", 2)
    by_processes(here, "--draft", *options)


# ---------------------------------------------------------------------------- what each change makes again, and no more
INDEXES = {"index.html", "fr/index.html"}
OWN = {f"farmer/{part}/index.html" for part in ("en", "fr", "en-fr")}


def test_a_policy_that_is_removed_leaves_the_others(folder: Path) -> None:
    every = set(places(folder / "site"))
    (folder / "farmer.pol").unlink()
    assert taken_over(folder) == every - OWN - INDEXES


def test_a_policy_that_is_added_leaves_the_others(folder: Path) -> None:
    every = set(places(folder / "site"))
    write(folder, "smith", "Smith")
    assert taken_over(folder) == every - INDEXES


def test_house_rules_are_a_part_of_every_policy(folder: Path) -> None:
    (folder / "shared.pol").rename(folder / "house.pol")
    (folder / "shared.pol").write_text("", encoding="utf-8")
    (folder / "polc.toml").write_text('house-rules = ["house.pol"]\n', encoding="utf-8")
    assert taken_over(folder) <= INDEXES
    assert b"Firm" in pages(folder / "site")["farmer/en/index.html"]
    (folder / "house.pol").write_text(SHARED.replace('"Firm"', '"Group"'), encoding="utf-8")
    assert taken_over(folder) <= INDEXES
    assert b"Group" in pages(folder / "site")["farmer/en/index.html"]


def test_files_beside_pages_are_made_and_go(folder: Path) -> None:
    paired = {path for path in places(folder / "site") if "en-fr" in path}
    assert taken_over(folder, "--files", "text") == paired | INDEXES
    assert "farmer/en/farmer-en.txt" in pages(folder / "site")
    assert taken_over(folder, "--files", "markdown") == paired | INDEXES
    assert "farmer/en/farmer-en.txt" not in pages(folder / "site")
    assert taken_over(folder) == paired | INDEXES


def test_files_beside_pages_are_those_of_the_policy_as_it_is(folder: Path) -> None:
    assert polc(*DRAFT, "--files", "text") == 0
    write(folder, "farmer", "the farm")
    taken_over(folder, "--files", "text")
    assert "Privacy at the farm" in pages(folder / "site")["farmer/en/farmer-en.txt"].decode()


@pytest.mark.parametrize("setting", ['colours = { link = "#004080" }', 'name = "House"'], ids=["colours", "name"])
def test_a_brand_comes_and_goes(folder: Path, setting: str) -> None:
    (folder / "polc.toml").write_text(f"[site]\n{setting}\n", encoding="utf-8")
    assert taken_over(folder) == set()
    (folder / "polc.toml").unlink()
    assert taken_over(folder) == set()


def test_a_new_release_makes_the_pages_of_its_policy(here: Path) -> None:
    (here / "baker").mkdir()
    (here / "baker" / "shared.pol").write_text(SHARED, encoding="utf-8")
    write(here / "baker", "baker", "Baker")
    path = here / "shop" / "shop.pol"
    releasing.released(path)
    assert polc(*DRAFT) == 0
    ours = {p for p in places(here / "site") if p.startswith("baker/")}
    releasing.released(path, "2.0 bis", releasing.FIRST, years=5)
    taken = taken_over(here)
    assert ours <= taken
    listed = {f"demo/versions/{lang}/index.html" for lang in ("en", "fr")}
    assert listed <= set(places(here / "site"))
    assert not listed & taken
    assert taken_over(here) == set(places(here / "site"))


def test_finding_that_comes_is_counted_on_pages_of_its_policy(folder: Path) -> None:
    every = set(places(folder / "site"))
    with (folder / "farmer.pol").open("a", encoding="utf-8") as file:
        file.write("purpose nothing { }\n")
    assert taken_over(folder) == every - OWN - INDEXES


@pytest.mark.parametrize(
    "what", ["polc.project.cache.fingerprint.__version__", "polc.project.cache.fingerprint.PRINTING"]
)
def test_another_polc_or_library_makes_everything_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(what, "9.9.9" if what.endswith("__") else ("jinja2",))
    assert taken_over(folder) == set()


# --------------------------------------------------------------------------------------------------- a site that stands
def state(site: Path) -> dict[str, tuple[int, int]]:
    """Where the file system has each file and folder of a site, and when it was last written."""
    return {str(p.relative_to(site)): (p.stat().st_ino, p.stat().st_mtime_ns) for p in (site, *site.rglob("*"))}


def test_with_nothing_changed_the_site_stands_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc(*DRAFT) == 0
    before = state(folder / "site")
    capsys.readouterr()
    assert polc(*DRAFT) == 0
    assert state(folder / "site") == before
    assert capsys.readouterr().out.startswith("11 pages written to site")


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "css" / "polc.css").unlink(),
        lambda site: (site / "css" / "polc.css").write_text("", encoding="utf-8"),
        lambda site: (site / ".polc-site").write_text("polc\n", encoding="utf-8"),
        lambda site: (site / "farmer" / "fr" / "index.html").unlink(),
    ],
    ids=["file less", "file changed", "record changed", "page less"],
)
def test_a_site_that_somebody_changed_is_made_good(folder: Path, change: Callable[[Path], object]) -> None:
    change(folder / "site")
    taken_over(folder)
