"""Releases and versions that can, or cannot, be read in full: comments alone, accepted mistakes, a lost manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.run import run
from tests.releasing import FIRST, released, two, write

COMMENT = "# nothing yet\n"


@pytest.mark.parametrize("how", ["house rules", "use"])
def test_release_on_file_of_comments_is_proved_and_published(here: Path, how: str) -> None:
    path = write(here / "demo.pol")
    (here / "more.pol").write_text(COMMENT, encoding="utf-8")
    if how == "use":
        path.write_text('use "more.pol"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    else:
        (here / "polc.toml").write_text('house-rules = ["more.pol"]\n', encoding="utf-8")
    assert run("release", "demo.pol").status == 0
    assert run("verify").status == 0
    assert run("diff", "demo@1", "demo.pol", "--fail-on", "editorial").status == 0


def test_release_of_unreadable_file_is_refused_despite_baseline(here: Path) -> None:
    path = write(here / "demo.pol")
    path.write_text(path.read_text(encoding="utf-8") + "\nsubject client {\n  titel\n}\n", encoding="utf-8")
    assert run("baseline", "--reason", "known to counsel").status == 1
    refused = run("release", "demo.pol")
    assert refused.status == 1
    assert "syntax/unknown-property" in refused.output
    assert not (here / "releases").exists()


def test_diff_names_a_release_whose_version_holds_a_blank(here: Path) -> None:
    two(here / "demo.pol")
    compared = run("diff", "demo@1", "demo@2.0 bis")
    assert (compared.status, compared.errors) == (0, "")
    assert "demo@2.0 bis" in compared.output


@pytest.mark.parametrize("version", ["2026/1", "1:2", "a@b"])
def test_diff_names_release_by_any_version_that_can_be_released(here: Path, version: str) -> None:
    released(here / "demo.pol", version, FIRST)
    compared = run("diff", f"demo@{version}", "demo.pol")
    assert (compared.status, compared.errors) == (0, "")


def test_release_without_manifest_is_told_and_no_second_policy(here: Path) -> None:
    folder = released(here / "demo.pol")
    (folder / "release.json").unlink()
    result = run("check", "--format", "json")
    found = [(f["rule"], f["path"]) for f in json.loads(result.output)["findings"]]
    assert found == [("file/unreadable", "releases/demo/1")]
    assert "holds a release whose `release.json` is" in run("build", ".").output
    assert run("build", "releases").errors.startswith("polc: cannot read releases/demo/1: it holds a release")


def test_diff_of_policy_with_warnings_alone_on_its_names_is_made(here: Path) -> None:
    path = write(here / "demo.pol")
    path.write_text(path.read_text(encoding="utf-8") + '\nsubject Prospect { title en "c" fr "c" }\n', encoding="utf-8")
    write(here / "before.pol")
    assert "names/alike" in run("check", "demo.pol").output
    compared = run("diff", "before.pol", "demo.pol")
    assert (compared.status, compared.errors) == (0, "")


def test_explain_and_review_read_a_release_as_a_file(here: Path) -> None:
    released(here / "demo.pol")
    (here / "demo.pol").unlink()

    told = run("explain", "demo@1:2")
    assert (told.status, told.errors) == (0, "")
    assert "releases/demo/1/source/demo.pol:2" in told.output
    assert run("review", "demo@1", "--output", "review.html").status == 0
    assert "releases/demo/1/source/demo.pol" in (here / "review.html").read_text(encoding="utf-8")


def test_explain_and_review_name_the_releases_there_are(here: Path) -> None:
    released(here / "demo.pol")

    for arguments in (("explain", "demo@9:2"), ("review", "demo@9", "--output", "review.html")):
        refused = run(*arguments)
        assert (refused.status, refused.output) == (2, "")
        assert "there is no release 9 of demo; known are 1" in refused.errors
