"""Paths for programs: from the repository, wherever the command runs, and never those of the machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from polc.project.paths import legible, located
from polc.project.roots import Roots


def machine_paths(names: Iterable[str], roots: Roots, standing: Mapping[str, str]) -> dict[str, str]:
    """For the names of files, as shown, their paths with forward slashes as formats for programs write them.

    They go from the repository around the current folder; for what stands in none of its files from the file's own
    repository, else from the current folder or the root. Where a run has files of several such folders, they go from
    the one that holds them all. `standing` tells where files really stand by their names.
    """
    here = os.path.realpath(os.curdir)
    around = roots.around(here).repository
    places = {name: standing.get(name) or _named_place(name) for name in names}
    bases = {name: _base(place, here, around, roots) for name, place in places.items()}
    several = set(bases.values())
    common = os.path.commonpath(several) if len(several) > 1 else ""
    return {name: _relative(place, common or bases[name]) for name, place in places.items()}


def _named_place(name: str) -> str:
    return os.path.abspath(located(name))  # noqa: PTH100 - links inside a project stay as they are named


def _base(place: str, here: str, around: str, roots: Roots) -> str:
    """The folder from which the path of a file goes."""
    folder = os.path.dirname(place)  # noqa: PTH120 - texts
    real = os.path.realpath(folder)
    if around and _lies_in(real, around):
        return around
    own = roots.around(real)
    if own.repository:
        return own.repository
    return here if _lies_in(real, here) else own.root or real


def _lies_in(folder: str, other: str) -> bool:
    return Path(folder).is_relative_to(other)


def _relative(place: str, base: str) -> str:
    real = os.path.join(os.path.realpath(os.path.dirname(place)), os.path.basename(place))  # noqa: PTH118, PTH119, PTH120
    return legible(Path(os.path.relpath(real, base)).as_posix())
