"""Every name that polc opens in a project, in turn a link to a secret, to a device or to nothing, a pipe, a folder."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.running import polc
from tests.shop import SHOP

SECRET = "TOPSECRET-4711"  # noqa: S105
SECONDS = 60
"""After which a command hangs, on any computer."""
DAY = ("--as-of", "2026-11-22")
LIGHT = (("check", *DAY), ("baseline", "--reason", "known", "--accept-new", *DAY))
HEAVY = (("build", *DAY), ("verify", ".", "--site", "build/site"), ("release", "a.pol", *DAY))
COMMANDS = LIGHT + HEAVY
SETTINGS = 'house-rules = ["house.pol"]\npaths = ["a.pol"]\n[site]\nlogo = "logo.svg"\n'

KINDS: dict[str, Callable[[Path, Path], object]] = {
    "a link to a secret": lambda file, outside: file.symlink_to(outside / "secret.txt"),
    "a pipe": lambda file, _: os.mkfifo(file),
    "a folder": lambda file, _: file.mkdir(),
    "a link to nothing": lambda file, outside: file.symlink_to(outside / "new.txt"),
    "a link to a device": lambda file, _: file.symlink_to("/dev/zero"),
}
HEAVILY = ("a link to a secret", "a pipe")
"""Kinds tried with every command; the others with those that take little time."""
BY_MANY = ("releases/", "build/", "logo.svg")
"""What names begin with that are tried with commands which take time; the rest is read by all in the same way."""

opened: list[str] | None = None
"""The names that were opened since this was set to a list."""


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if opened is not None and event == "open" and isinstance(arguments[0], str | bytes):
        opened.append(os.path.basename(os.fsdecode(arguments[0])))  # noqa: PTH119


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project with everything that polc reads."""
    monkeypatch.setenv("POLC_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "whole"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    write = {
        "a.pol": 'use "lib.pol"\n' + SHOP, "lib.pol": 'subject other { title "others" }\n',
        "house.pol": 'subject third { title "third" }\n', "polc.toml": SETTINGS, "logo.svg": "<svg/>",
    }  # fmt: skip
    for name, text in write.items():
        Path(name).write_text(text, encoding="utf-8")
    assert polc("baseline", "--reason", "known", *DAY) == 0
    for command in (("release", "a.pol"), ("build",)):
        assert polc(*command, *DAY) == 0
    capsys.readouterr()
    return folder


def names_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, ...], list[str]]:
    """The files of a project that each command opens, one of each name where a site has many."""
    global opened
    sys.addaudithook(_note)  # for good: a hook cannot be taken away again
    found = {}
    for command in COMMANDS:
        with monkeypatch.context() as patched:
            if command in LIGHT:  # without a cache, in which files are recognised and not opened
                patched.setenv("POLC_CACHE_DIR", str(project.parent / "new" / command[0]))
            opened = []
            polc(*command)
        files = [p.relative_to(project).as_posix() for p in sorted(project.rglob("*")) if p.is_file()]
        others = {name for name in files if not name.startswith("build/")}
        sites = {Path(name).name: name for name in files if name.startswith("build/")}
        found[command] = sorted(name for name in {*others, *sites.values()} if Path(name).name in opened)
        opened = None
    return found


def a_few(names: list[str]) -> list[str]:
    """The names to try with a command that takes time: one of each folder and ending."""
    return list({(Path(n).parent, Path(n).suffix): n for n in names if n.startswith(BY_MANY)}.values())


@contextmanager
def within_seconds() -> Iterator[None]:
    """Fails where what is inside hangs."""

    def hangs(*_: object) -> None:
        pytest.fail("hangs")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_no_name_leads_out_of_the_project_or_stops_polc(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = names_opened(project, monkeypatch)
    tried = {name for several in names.values() for name in several}
    known = {"a.pol", "lib.pol", "house.pol", "polc.toml", "logo.svg", "polc-baseline.txt", "build/site/.polc-site"}
    assert known <= tried
    assert {Path(name).name for name in tried} >= {"release.json", "en.html", "en.json", "index.html"}
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(f"{SECRET} {{\n" * 3, encoding="utf-8")
    for kind, put in KINDS.items():
        for command in COMMANDS if kind in HEAVILY else LIGHT:
            for name in names[command] if command in LIGHT else a_few(names[command]):
                case = tmp_path / "case"
                shutil.copytree(project, case, symlinks=True)
                monkeypatch.chdir(case)
                (case / name).unlink()
                put(case / name, outside)
                capsys.readouterr()
                with within_seconds():
                    status = polc(*command)
                told = "".join(capsys.readouterr())
                what = f"{name} is {kind}: {command}: {told}"
                assert status in (0, 1, 2), what
                assert "Traceback" not in told, what
                assert SECRET not in told, what
                assert not any(SECRET.encode() in content for content in written(case)), what
                assert [p.name for p in outside.iterdir()] == ["secret.txt"], what
                assert (outside / "secret.txt").read_text(encoding="utf-8") == f"{SECRET} {{\n" * 3, what
                monkeypatch.chdir(project)
                shutil.rmtree(case)


def written(folder: Path) -> Iterator[bytes]:
    """What stands in the files of a folder; links lead nowhere."""
    return (p.read_bytes() for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
