"""A repository whose settings name programs: reading a revision of it runs none, and fetches nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from polc.reference.package import read_text
from tests.commands.run import run

AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(here: Path) -> Path:
    """A repository with a policy in its only commit."""
    (here / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    git(here, "init", "-q")
    git(here, "add", "demo.pol")
    git(here, *AUTHOR, "commit", "-q", "-m", "a")
    return here


def program(path: Path, marker: Path) -> Path:
    path.write_text(f"#!/bin/sh\ntouch {marker}\nexit 1\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_programs_in_the_settings_of_a_repository_are_not_run(repository: Path, tmp_path_factory) -> None:
    marker = tmp_path_factory.mktemp("ran") / "marker"
    evil = program(repository / "evil", marker)
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "diff.external", "gpg.program"):
        git(repository, "config", name, str(evil))
    for name in ("diff.x.textconv", "filter.x.smudge", "filter.x.clean", "core.alternateRefsCommand"):
        git(repository, "config", name, str(evil))
    git(repository, "config", "log.showSignature", "true")
    (repository / ".gitattributes").write_text("*.pol diff=x filter=x\n", encoding="utf-8")
    assert run("diff", "demo.pol").status == 0
    assert run("diff", "HEAD:demo.pol", "demo.pol").status == 0
    assert not marker.exists()


def test_what_is_not_there_is_fetched_from_nowhere(repository: Path, tmp_path_factory) -> None:
    marker = tmp_path_factory.mktemp("ran") / "marker"
    evil = program(repository / "evil", marker)
    blob = git(repository, "rev-parse", "HEAD:demo.pol")
    for name, value in (
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
        ("remote.origin.url", f"ext::{evil}"), ("remote.origin.promisor", "true"), ("protocol.ext.allow", "always"),
    ):  # fmt: skip
        git(repository, "config", name, value)
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    result = run("diff", "HEAD:demo.pol", "demo.pol")
    assert (result.status, len(result.errors.splitlines())) == (2, 1)
    assert not marker.exists()


@pytest.mark.parametrize("place", ["", ".", "bin", "{here}/bin", "{here}"])
def test_a_git_of_the_checkout_is_not_run(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory, place: str
) -> None:
    marker = tmp_path_factory.mktemp("ran") / "marker"
    (repository / "bin").mkdir()
    program(repository / "git", marker)
    program(repository / "bin" / "git", marker)
    monkeypatch.setenv("PATH", f"{place.format(here=repository)}{os.pathsep}{os.environ['PATH']}")
    assert run("diff", "demo.pol").status == 0
    monkeypatch.setenv("PATH", place.format(here=repository))
    assert "git is not installed" in run("diff", "demo.pol").errors
    assert not marker.exists()


def test_a_folder_that_looks_like_a_repository_is_none(repository: Path) -> None:
    (repository / "inner").mkdir()
    policy = repository / "inner" / "demo.pol"
    policy.write_text(read_text("skeleton.pol").replace('version "1"', 'version "2"'), encoding="utf-8")
    shutil.copytree(repository / ".git", repository / "inner", dirs_exist_ok=True)
    git(repository, "config", "-f", "inner/config", "core.worktree", str(repository / "inner"))
    result = run("diff", "HEAD", "inner/demo.pol")
    assert (result.status, result.output) == (2, "")


def test_files_said_to_stand_elsewhere_are_one_line(repository: Path, tmp_path_factory) -> None:
    git(repository, "config", "core.worktree", str(tmp_path_factory.mktemp("elsewhere")))
    result = run("diff", "demo.pol")
    assert (result.status, len(result.errors.splitlines())) == (2, 1)


def test_variables_for_git_do_not_lead_to_another_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path_factory.mktemp("other")))
    assert run("diff", "demo.pol").status == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_settings_that_include_a_pipe_end(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.project.git.PATIENCE", 0.5)
    os.mkfifo(repository / "pipe")
    with (repository / ".git" / "config").open("a", encoding="utf-8") as settings:
        settings.write(f"[include]\n  path = {repository / 'pipe'}\n")
    result = run("diff", "demo.pol")
    assert (result.status, len(result.errors.splitlines())) == (2, 1)
    assert "git has not answered" in result.errors
