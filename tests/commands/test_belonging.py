"""What somebody keeps in a folder that polc writes: it stays, or nothing is replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from polc.project.ownership import MARK, foreign_in
from tests.running import polc
from tests.shop import SHOP

SOUND = SHOP
BUILD = ("build", "a.pol", "--out", "site", "--as-of", "2026-11-22", "--no-cache")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLC_CACHE_DIR", str(tmp_path / "cache"))
    Path("a.pol").write_text(SOUND, encoding="utf-8")
    assert polc(*BUILD) == 0
    return tmp_path / "site"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_site_just_built_holds_nothing_foreign(site: Path) -> None:
    found = foreign_in(site)
    assert (found.kept, found.others, found.known) == ((), (), True)


def test_files_for_the_host_of_the_site_stay(site: Path) -> None:
    before = contents(site)
    (site / "CNAME").write_text("privacy.example\n")
    (site / ".nojekyll").write_text("")
    (site / ".git").write_text("gitdir: ../.git/worktrees/site\n")
    assert polc(*BUILD) == 0
    assert contents(site) == {
        **before, "CNAME": b"privacy.example\n", ".nojekyll": b"", ".git": b"gitdir: ../.git/worktrees/site\n",
    }  # fmt: skip


def test_site_with_file_for_its_host_stands_without_changes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "CNAME").write_text("privacy.example\n")
    cached = BUILD[:-1]
    assert polc(*cached) == 0
    page = (site / "index.html").stat().st_ino
    assert polc(*cached) == 0
    assert (site / "index.html").stat().st_ino == page
    assert (site / "CNAME").read_text() == "privacy.example\n"


@pytest.mark.parametrize(
    ("put", "named"),
    [
        (lambda site: put(site / ".git" / "HEAD"), "site/.git "),
        (lambda site: put(site / ".well-known" / "security.txt"), "site/.well-known "),
        (lambda site: put(site / "demo" / "notes.txt"), "site/demo/notes.txt "),
        (lambda site: put(site / "demo" / ".git" / "HEAD"), "site/demo/.git "),
        (lambda site: put(site / "old" / "index.html"), "site/old/index.html "),
        (lambda site: (site / "linked").symlink_to("demo"), "site/linked "),
    ],
)
def test_anything_else_stops_the_build_with_one_line(
    site: Path, capsys: pytest.CaptureFixture[str], put: Callable[[Path], object], named: str
) -> None:
    put(site)
    before = contents(site)
    capsys.readouterr()
    assert polc(*BUILD) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"polc: {named}was not written by polc")
    assert told.count("\n") == 1
    assert contents(site) == before
    assert sorted(p.name for p in site.parent.iterdir() if "polc-" in p.name) == []


def put(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("somebody's")


def test_record_that_claims_a_repository_is_not_believed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(site / ".git" / "HEAD")
    record = site / MARK
    record.write_text(record.read_text().replace('"written": [', '"written": [\n".git", ".git/HEAD",'))
    assert polc(*BUILD) == 2
    assert (site / ".git" / "HEAD").read_text() == "somebody's"


def test_file_in_the_place_of_a_page_to_come_stops_the_build(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("docs", "--out", "site", "--as-of", "2026-11-22") == 0
    (site / "sitemap.xml").write_text("somebody's")
    assert polc(*BUILD, "--site-url", "https://example.org/") == 2
    assert "site/sitemap.xml was not written by polc" in capsys.readouterr().err
    assert (site / "sitemap.xml").read_text() == "somebody's"


def test_site_of_earlier_polc_is_replaced_and_loses_no_file(site: Path) -> None:
    (site / MARK).write_text("polc\n")
    put(site / "CNAME")
    before = contents(site)
    assert polc(*BUILD) == 0
    assert {**contents(site), MARK: b""} == {**before, MARK: b""}


def test_file_that_comes_while_the_site_is_made_is_not_lost(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from polc.cli.commands import build

    made = build.write_pages

    def slow(*arguments: object) -> int:
        put(site / "CNAME")
        return made(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "write_pages", slow)
    assert polc(*BUILD) == 2
    assert "meanwhile" in capsys.readouterr().err
    assert (site / "CNAME").read_text() == "somebody's"


def test_manual_is_written_over_its_own_files_alone(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(site / "demo" / "notes.txt")
    assert polc("docs", "--out", "site", "--as-of", "2026-11-22", "--lang", "fr") == 2
    assert "site/demo/notes.txt n’a pas été écrit par polc" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("build", "a.pol", "--as-of", "2026-11-22"), ("docs",)])
def test_usual_folder_linked_out_of_project_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    Path("a.pol").write_text(SOUND, encoding="utf-8")
    Path("build").symlink_to("../outside")
    assert polc(*command) == 2
    assert "leads out of the project" in capsys.readouterr().err
    assert list((tmp_path / "outside").iterdir()) == []
