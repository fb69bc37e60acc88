"""`polc diff` through the command line: files, revisions of git, releases, formats, exit statuses, mistakes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from polc.reference.package import read_text
from tests.commands.run import run
from tests.overlay import laid_over

LONGER = """retention prospects { covers purposes newsletter
  keep 5 years after last-contact, then delete   sooner on unsubscribe }"""
NOTED = 'subject prospect { title en "newsletter readers" fr "lecteurs de la lettre d’information"   note "x" }'
NO_BREAK = "\u00a0"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "a.pol").write_text(laid_over(""), encoding="utf-8")
    (here / "b.pol").write_text(laid_over(LONGER), encoding="utf-8")
    (here / "c.pol").write_text(laid_over(NOTED), encoding="utf-8")
    return here


@pytest.fixture
def repository(here: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    git(here, "init", "-q")
    (here / "policies" / "shared").mkdir(parents=True)
    (here / "policies" / "shared" / "who.pol").write_text("authority cnil\n", encoding="utf-8")
    text = laid_over("# without authority cnil").replace("policy demo", 'use "shared/who.pol"\npolicy demo', 1)
    (here / "policies" / "demo.pol").write_text(text, encoding="utf-8")
    git(here, "add", ".")
    git(here, "commit", "-q", "-m", "first")
    (here / "policies" / "demo.pol").write_text(
        text.replace("keep 3 years after", "keep 5 years after"), encoding="utf-8"
    )
    return here


def test_two_files(folder: Path) -> None:
    result = run("diff", "a.pol", "b.pol")
    assert (result.status, result.errors) == (0, "")
    assert "inform[period/lengthened]: “Newsletter”" in result.output
    assert "--> before: a.pol:59" in result.output
    assert "--> after: b.pol:" in result.output
    assert result.output.endswith("1 difference: 1 to inform the persons of beforehand.\n")
    assert all(len(line) <= 80 for line in result.output.splitlines())
    assert folder.is_dir()


def test_nothing_differs(folder: Path) -> None:
    assert run("diff", "a.pol", "a.pol", "--fail-on", "editorial").status == 0
    assert "No difference" in run("diff", "a.pol", "a.pol").output
    assert folder.is_dir()


@pytest.mark.parametrize(
    ("after", "level", "status"),
    [
        ("b.pol", "editorial", 1), ("b.pol", "customers", 1), ("b.pol", "inform", 1), ("b.pol", "consent", 0),
        ("c.pol", "editorial", 1), ("c.pol", "customers", 0), ("c.pol", "inform", 0),
    ],
)  # fmt: skip
def test_fail_on(after: str, level: str, status: int, folder: Path) -> None:
    assert run("diff", "a.pol", after, "--fail-on", level).status == status
    assert folder.is_dir()


def test_french(folder: Path) -> None:
    shown = run("diff", "a.pol", "b.pol", "--lang", "fr").output.replace(NO_BREAK, " ")
    assert "information[period/lengthened] : « Lettre d’information » : les données sont conservées" in " ".join(
        shown.split()
    )
    assert "Information préalable des personnes (1)" in shown
    assert folder.is_dir()


def test_json_has_the_documented_shape(folder: Path) -> None:
    document = json.loads(run("diff", "a.pol", "b.pol", "--format", "json").output)
    jsonschema.validate(document, json.loads(read_text("differences.schema.json")))
    [found] = document["differences"]
    assert (found["kind"], found["grade"]) == ("period/lengthened", "inform")
    assert found["before"]["declarations"] == [{"kind": "retention", "name": "prospects"}]
    assert found["before"]["places"][0]["path"] == "a.pol"
    assert found["after"]["value"] == f"5{NO_BREAK}years after the last contact"
    assert document["summary"] == {"consent": 0, "inform": 1, "customers": 0, "editorial": 0}
    assert folder.is_dir()


def test_markdown_to_a_file_gives_texts_no_meaning(folder: Path) -> None:
    hostile = 'purpose evil { title "<script>x</script> [a](javascript:b) `c`"   kind statistics   basis contract }'
    (folder / "b.pol").write_text(laid_over(hostile), encoding="utf-8")
    assert run("diff", "a.pol", "b.pol", "--format", "markdown", "--output", "told.md").output == ""
    page = (folder / "told.md").read_text(encoding="utf-8")
    assert "## Inform the persons beforehand (1)" in page
    assert "`purpose/added`" in page
    assert "<script>" not in page
    assert "](javascript:" not in page


def test_a_file_against_the_last_commit(repository: Path) -> None:
    result = run("diff", "policies/demo.pol")
    assert "inform[period/lengthened]" in result.output
    assert "before: HEAD:policies/demo.pol:" in result.output
    assert "after: policies/demo.pol:" in result.output
    assert result.output.count("[") == 1
    assert repository.is_dir()


@pytest.mark.parametrize("before", ["HEAD:policies/demo.pol", "HEAD", "HEAD:./policies/demo.pol"])
def test_revisions_need_no_checkout(before: str, repository: Path) -> None:
    changed = (repository / "policies" / "demo.pol").read_text(encoding="utf-8")
    result = run("diff", before, "policies/demo.pol", "--fail-on", "inform")
    assert (result.status, result.errors) == (1, "")
    assert "period/lengthened" in result.output
    assert (repository / "policies" / "demo.pol").read_text(encoding="utf-8") == changed


def test_used_files_come_from_the_same_revision(repository: Path) -> None:
    (repository / "policies" / "shared" / "who.pol").write_text("authority apd-be\n", encoding="utf-8")
    shown = run("diff", "policies/demo.pol").output
    assert "authority/removed" in shown
    assert "before: HEAD:policies/shared/who.pol:1" in shown
    assert run("diff", "HEAD:policies/demo.pol", "HEAD:policies/demo.pol").output.count("No difference") == 1


def test_a_version_to_come_is_compared_as_of_its_first_day(folder: Path) -> None:
    text = laid_over("").replace("effective 2026-09-01", "effective 2027-03-01")
    later = text.replace(
        "does delivery   receives identity, contact   located FR",
        "does delivery   receives identity, contact   located FR, BE from 2027-03-01",
    )
    (folder / "b.pol").write_text(later, encoding="utf-8")
    assert "As of 1 March 2027." in run("diff", "a.pol", "b.pol").output
    assert "recipient/country-added" in run("diff", "a.pol", "b.pol").output
    assert "recipient/country-added" not in run("diff", "a.pol", "b.pol", "--as-of", "2026-11-22").output


def test_releases(folder: Path) -> None:
    for version, name in (("1.0", "a.pol"), ("2.0", "b.pol")):
        text = (folder / name).read_text(encoding="utf-8").replace('version "1"', f'version "{version}"')
        (folder / "demo.pol").write_text(
            text.replace("effective 2026-09-01", f"effective 2026-1{version[0]}-01"), encoding="utf-8"
        )
        released = run("release", "demo.pol")
        assert released.status == 0, released
    result = run("diff", "demo@1.0", "demo@2.0")
    assert result.status == 0, result
    assert "period/lengthened" in result.output
    assert "What changes from demo@1.0 to demo@2.0." in " ".join(result.output.split())
    missing = run("diff", "demo@1.0", "demo@3.0")
    assert (missing.status, missing.errors) == (2, "polc: there is no release 3.0 of demo; known are 1.0, 2.0\n")


def test_a_version_with_mistakes_is_not_compared(folder: Path) -> None:
    (folder / "b.pol").write_text("policy demo { titel }\n", encoding="utf-8")
    result = run("diff", "a.pol", "b.pol", "--format", "json")
    assert (result.status, result.output) == (1, "")
    assert "error[syntax/" in result.errors


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["a.pol", "nowhere"],
            "no file, release or revision is called nowhere; write a file, POLICY@VERSION or REVISION:FILE",
        ),
        (["a.pol", "demo@9"], "there is no release 9 of demo, nor any other release of it"),
        (["demo@9"], "demo@9 is one version; name a second one to compare it with"),
        ([".", "a.pol"], ". is a folder; name the file of a policy"),
        (["a.pol", "library.pol"], "library.pol holds no `policy` declaration; only policies can be compared"),
    ],
)
def test_mistakes_are_one_line(arguments: list[str], told: str, folder: Path) -> None:
    (folder / "library.pol").write_text("authority cnil\n", encoding="utf-8")
    result = run("diff", *arguments)
    assert (result.status, result.output, result.errors) == (2, "", f"polc: {told}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing:policies/demo.pol", "policies/demo.pol"], "git knows no revision nothing"),
        (["HEAD:policies/other.pol", "policies/demo.pol"], "there is no file policies/other.pol in revision HEAD"),
        (["--lang", "fr", "nothing:policies/demo.pol", "policies/demo.pol"], "git ne connaît aucune révision nothing"),
    ],
)
def test_mistakes_about_revisions(arguments: list[str], told: str, repository: Path) -> None:
    result = run("diff", *arguments)
    assert (result.status, result.output, result.errors) == (2, "", f"polc: {told}\n")
    assert repository.is_dir()


def test_outside_a_repository_and_without_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    assert "is in no git repository" in run("diff", "a.pol").errors
    monkeypatch.setenv("PATH", str(folder))
    assert run("diff", "a.pol").errors == "polc: git is not installed, so that no revision can be read\n"


def test_days_and_rights_are_called_as_a_reader_calls_them(folder: Path) -> None:
    text = laid_over("").replace("effective 2026-09-01", "effective 2027-03-01")
    right = "right restriction { grounds no-longer-needed }"
    (folder / "b.pol").write_text(f"{text}\n{right}\n", encoding="utf-8")
    english = " ".join(run("diff", "a.pol", "b.pol").output.split())
    assert "1 March 2027 (before: 1 September 2026)" in english
    assert "“right to restriction of processing”" in english
    french = " ".join(run("diff", "a.pol", "b.pol", "--lang", "fr").output.replace(NO_BREAK, " ").split())
    assert "1er mars 2027 (auparavant : 1er septembre 2026)" in french
    assert "« droit à la limitation du traitement »" in french
