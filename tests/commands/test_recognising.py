"""Files that are as they were when they were last read: not read again, and never taken for what they are not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from polc.project import input_collector
from polc.project.cache.memory import OutcomeMemory
from polc.project.files import content_of
from polc.project.workers.check_input import Place
from tests.commands.run import run
from tests.estates import write

POLICY = "part-0/p000.pol"


def checked(*arguments: str) -> tuple[int, str]:
    result = run("check", ".", *arguments)
    assert result.errors == ""
    return result.status, result.output


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds: what was written before a run is taken for settled."""
    monkeypatch.setattr("polc.project.cache.file_states.SETTLED", 0)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the policies that are read to know them. Those that are shown are read besides, as are libraries."""
    paths: list[str] = []
    read = OutcomeMemory.read

    def watched(memory: OutcomeMemory, place: Place) -> object:
        if place.path.startswith("part-"):
            paths.append(place.path)
        return read(memory, place)

    monkeypatch.setattr(OutcomeMemory, "read", watched)
    return paths


def swapped(path: Path) -> None:
    """Changes a file, but neither its size nor the time of its content."""
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("located FR", "located US"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def test_what_is_as_it_was_is_not_read(here: Path, reads: list[str]) -> None:
    paths = write(here, 6)
    expected = checked()
    assert {path.relative_to(here).as_posix() for path in paths} <= set(reads)
    reads.clear()
    assert checked() == expected
    assert reads == []
    (here / POLICY).touch()
    assert checked() == expected
    assert reads == [POLICY]


def test_a_folder_of_which_one_file_is_checked(here: Path, reads: list[str]) -> None:
    write(here, 6)
    checked()
    (here / POLICY).touch()
    assert run("check", POLICY).errors == ""
    reads.clear()
    checked()
    assert reads == []


@pytest.mark.skipif(os.name == "nt", reason="no time of change: every file is read")
def test_a_change_that_leaves_size_and_time(here: Path) -> None:
    write(here, 6)
    before = checked()
    swapped(here / POLICY)
    assert checked() == checked("--no-cache") != before


@pytest.mark.skipif(os.name == "nt", reason="no time of change: every file is read")
def test_another_file_in_its_place(here: Path) -> None:
    write(here, 6)
    other = here / "part-0" / "other.txt"
    other.write_bytes((here / POLICY).read_bytes())
    before = checked()
    times = (here / POLICY).stat()
    swapped(other)
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.rename(here / POLICY)
    assert checked() == checked("--no-cache") != before


def test_a_change_while_it_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, 6)

    def changing(path: Path | str) -> bytes:
        content = content_of(path)
        if str(path).endswith("p000.pol") and b"located FR" in content:
            swapped(Path(path))
        return content

    with monkeypatch.context() as patched:
        patched.setattr(input_collector, "content_of", changing)
        before = checked()
    assert checked() == checked("--no-cache") != before


def test_what_was_changed_just_before_is_read_again(
    here: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polc.project.cache.file_states.SETTLED", 10**18)
    paths = write(here, 3)
    checked()
    reads.clear()
    checked()
    assert {path.relative_to(here).as_posix() for path in paths} <= set(reads)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _content: b"",
        lambda content: content[: content.index(b"\n") // 2],  # several folders may be noted in one file
        lambda content: content.replace(b"1", b"2"),
        lambda content: content[:48] + b"00000000" + content[56:],
    ],
)
def test_what_is_damaged_is_as_if_it_were_not_there(
    here: Path, cache: Path, damage: Callable[[bytes], bytes], reads: list[str]
) -> None:
    write(here, 6)
    expected = checked()
    noted = list((cache / "files").glob("*.txt"))
    assert noted
    for path in noted:
        path.write_bytes(damage(path.read_bytes()))
    reads.clear()
    assert checked() == expected
    assert POLICY in reads
    reads.clear()
    assert checked() == expected
    assert reads == []


def test_a_file_that_is_gone_is_forgotten(here: Path, cache: Path) -> None:
    write(here, 6)
    checked()
    (here / POLICY).unlink()
    (here / "part-0" / "p001.pol").touch()
    checked()
    noted = b"".join(path.read_bytes() for path in (cache / "files").glob("*.txt"))
    assert b"p001.pol" in noted
    assert b"p000.pol" not in noted


def test_what_is_noted_is_cleared_too(here: Path, cache: Path) -> None:
    write(here, 3)
    checked()
    assert list((cache / "files").glob("*.txt"))
    assert run("cache", "--clear").status == 0
    assert not list((cache / "files").glob("*.txt"))
