"""Paths in formats for programs: from the repository, wherever the command runs, and never of the machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.run import run
from tests.project.monorepo import EXTRA, policy, repository, write
from tests.shop import SHOP

FORMATS = ("json", "sarif", "junit", "github", "gitlab", "concise")


@pytest.fixture
def company(here: Path) -> Path:
    repository()
    write("apps/web/polc.toml")
    write("apps/web/a.pol", 'use "../../shared/s.pol"\n' + policy("a", EXTRA))
    write("shared/s.pol", EXTRA.replace("extra", "other"))
    return here


@pytest.mark.parametrize("format_", FORMATS)
def test_reports_are_the_same_wherever_the_command_runs(
    company: Path, format_: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    expected = run("check", "apps/web/a.pol", "--format", format_).output
    assert "apps/web/a.pol" in expected
    assert "shared/s.pol" in expected
    for folder, asked in (
        ("apps", "web/a.pol"),
        ("shared", "../apps/web/a.pol"),
        ("apps/web", str(company / "apps/web/a.pol")),
        (str(tmp_path_factory.mktemp("elsewhere")), str(company / "apps/web/a.pol")),
        ("/", str(company / "apps/web/a.pol")),
    ):
        monkeypatch.chdir(company)
        monkeypatch.chdir(folder)
        told = run("check", asked, "--format", format_).output
        assert told == expected
        assert str(company) not in told


@pytest.mark.parametrize("format_", FORMATS)
def test_without_a_repository_paths_go_from_here_or_the_root(
    here: Path, format_: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write("web/polc.toml")
    write("web/legal/a.pol", policy("a", EXTRA))
    assert "web/legal/a.pol" in run("check", "web", "--format", format_).output
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    told = run("check", str(here / "web"), "--format", format_).output
    assert "legal/a.pol" in told
    assert str(here) not in told


def test_files_of_two_repositories_are_told_apart(here: Path) -> None:
    for name in ("one", "two"):
        repository(name)
        write(f"{name}/a.pol", policy(name, EXTRA))
    found = json.loads(run("check", "one", "two", "--format", "json").output)["findings"]
    assert {f["path"] for f in found} == {"one/a.pol", "two/a.pol"}


def test_people_see_paths_from_where_they_are(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("apps")
    assert "--> web/a.pol:" in run("check", "web/a.pol").output


def test_standard_input_goes_by_its_name(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("apps")
    arguments = ("check", "-", "--format", "json", "--stdin-filename", "web/b.pol")
    found = json.loads(run(*arguments, stdin=policy("b", EXTRA).encode()).output)["findings"]
    assert {f["path"] for f in found} == {"apps/web/b.pol"}
    found = json.loads(run("check", "-", "--format", "json", stdin=b"purpose p {{").output)["findings"]
    assert {f["path"] for f in found} == {"stdin.pol"}


def test_job_summary_has_the_same_paths(company: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.chdir("apps")
    run("check", "web/a.pol", "--format", "github")
    assert "`apps/web/a.pol:" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_comparison_has_paths_from_the_repository(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("apps/web/b.pol", policy("a"))
    told = json.loads(run("diff", "apps/web/a.pol", "apps/web/b.pol", "--format", "json").output)
    assert told["before"]["label"] == "apps/web/a.pol"
    assert {p["path"] for d in told["differences"] for p in d["before"]["places"]} == {"apps/web/a.pol", "shared/s.pol"}
    for folder in ("apps", "/"):
        monkeypatch.chdir(folder)
        names = [str(company / "apps/web" / name) for name in ("a.pol", "b.pol")]
        again = json.loads(run("diff", *names, "--format", "json").output)
        assert sorted(map(str, again["differences"])) == sorted(map(str, told["differences"]))
        assert again["before"] == told["before"]
        monkeypatch.chdir(company)


def test_paths_of_verify_go_from_the_repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".git").mkdir()
    (here / "legal").mkdir()
    (here / "legal" / "demo.pol").write_text(SHOP, encoding="utf-8")
    assert run("release", "legal/demo.pol").status == 0
    monkeypatch.chdir(here / "legal")
    for path in (".", str(here / "legal")):
        [release] = json.loads(run("verify", path, "--format", "json").output)["releases"]
        assert release["path"] == "legal/releases/demo/1"
