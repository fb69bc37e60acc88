"""Folders that are looked at again: what counts as a change, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from polc.site.folder_watch import watch_of


def write(folder: Path) -> None:
    (folder / "demo.pol").write_text("policy other {}", encoding="utf-8")


def replace_file(folder: Path) -> None:
    (folder / "new").write_text("policy demo {}", encoding="utf-8")
    (folder / "new").replace(folder / "demo.pol")


def remove(folder: Path) -> None:
    (folder / "demo.pol").unlink()


def make_folder(folder: Path) -> None:
    (folder / "releases").mkdir()


def take_its_place(folder: Path) -> None:
    folder.rename(folder.with_name("old"))
    folder.mkdir()
    (folder.with_name("old") / "demo.pol").rename(folder / "demo.pol")


@pytest.mark.parametrize("change", [write, replace_file, remove, make_folder, take_its_place])
def test_watch_after_a_change_tells_it_once(tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "demo.pol").write_text("policy demo {}", encoding="utf-8")
    watch = watch_of([folder])
    assert not watch.changed()

    change(folder)

    assert watch.changed()
    assert not watch.changed()


def test_watch_of_a_folder_known_already_forgets_no_change(tmp_path: Path) -> None:
    watch = watch_of([tmp_path])
    (tmp_path / "demo.pol").touch()

    watch.watch([tmp_path])

    assert watch.changed()


def test_watch_leaves_out_what_stands_deeper(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    watch = watch_of([tmp_path])

    (tmp_path / "deeper" / "demo.pol").touch()

    assert not watch.changed()
