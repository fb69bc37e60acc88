"""Goes through folders for `.pol` files, and knows where each really stands. Reads none of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from polc.release.layout import MANIFEST, SOURCE

SUFFIX = ".pol"


def policies_in(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The `.pol` files in a folder, in the order of their paths, each with its target: its path, links followed.

    Left out is what is hidden, what links to folders lead to, and what stands in a release inside the folder.
    """
    yield from _policies_in(folder, folder.resolve())


def _policies_in(folder: Path, really: Path) -> Iterator[tuple[Path, Path]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            inside = folder / entry.name
            if not is_release(inside):
                yield from _policies_in(inside, really / entry.name)
        elif entry.name.endswith(SUFFIX) and entry.is_file():
            path = folder / entry.name
            yield path, path.resolve() if entry.is_symlink() else really / entry.name


def is_release(folder: Path) -> bool:
    """True for the folder of a release: it has a manifest and a source."""
    return (folder / MANIFEST).is_file() and (folder / SOURCE).is_dir()
