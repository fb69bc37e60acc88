"""Which folders are gone into, and which files are taken: by ignore files, by settings, and by what a folder is.

What others brought into a project is none of it: packages, virtual environments, caches, what builds have left.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from polc.core.record import record
from polc.project.files import REPOSITORY, read_file
from polc.project.limits import LARGEST_SETTINGS
from polc.project.patterns import MOST_PATTERNS, Patterns, patterns_in
from polc.project.settings import Settings
from polc.project.settings_file import NAMES

FOREIGN = frozenset(
    {"node_modules", "bower_components", "site-packages", "dist-packages", "__pypackages__", "__pycache__"}
    | {"build", "dist", "_build", "buck-out", "venv"}
)
"""Names of folders that hold packages of others, or what was built."""
MARKS_OF_ENVIRONMENT = ("pyvenv.cfg", "conda-meta")
OWN_DATA = ("pol.lark", "skeleton.pol")
"""What stands together in the data of polc itself, wherever that is installed."""
CACHE = "CACHEDIR.TAG"
SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55"
"""How a file begins by which a folder is known for a cache (bford.info/cachedir)."""
IGNORE = ".gitignore"
EXCLUDE = "info/exclude"
MARK_OF_ORDER = "\ufeff"


def is_foreign(folder: str, names: Collection[str]) -> bool:
    """True for a folder that holds what no project has written, by the names of what stands in it."""
    return (
        any(mark in names for mark in MARKS_OF_ENVIRONMENT)
        or all(name in names for name in OWN_DATA)
        or (CACHE in names and _is_tagged(folder))
    )


def _is_tagged(folder: str) -> bool:
    try:
        return read_file(f"{folder}{os.sep}{CACHE}", Path(folder), LARGEST_SETTINGS).startswith(SIGNATURE)
    except OSError:
        return False


Ignored = tuple[str, Patterns]
"""The patterns of an ignore file, after what the paths begin with that they go by."""


@record
class Level:
    """What decides in a folder: ignore files from the nearest outward, then the settings; each with its own folder.

    Each list of patterns comes with what the paths begin with that it goes by: its folder, with a slash at its end.
    """

    ignored: tuple[Ignored, ...]
    include: Patterns
    exclude: Patterns
    base: str


class Selection:
    """What is taken of the folders asked for, by the settings of a run.

    `passed_over` where something was not.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.passed_over = False

    def level_of(self, folder: str) -> Level:
        """What decides in a folder that was asked for, whose path has no links, as seen from above it.

        Whoever names a folder that is ignored wants it read: nothing above has a say in it.
        """
        around = self._settings.roots.around(folder)
        top = around.repository or around.root
        way = _way_down(top, folder) if top else []
        level = Level((), *self._patterns_for(folder))
        asked = f"{_inner_path(folder, level.base)}/"
        left = Patterns(tuple(p for p in level.exclude.patterns if not p.matches_within(asked)))
        level = Level((), level.include, left, level.base)
        for place, below in pairwise(way):
            level = self._entered(level, place, _names_here(place) - NAMES)
            if _is_ignored(level, below, os.path.basename(below), folder=True):  # noqa: PTH119 - texts, as above
                return Level((), level.include, level.exclude, level.base)
        return level

    def entered(self, level: Level, folder: str, names: Collection[str]) -> Level:
        """What decides in a folder with these names, seen from above by a level.

        Its path has no links.
        """
        return self._entered(level, folder, _TELLING.intersection(names))

    def takes_folder(self, level: Level, path: str, name: str) -> bool:
        """True for a folder that is gone into, by its path without links and its name."""
        if (
            name in FOREIGN
            or _is_ignored(level, path, name, folder=True)
            or _is_excluded(level, path, name, folder=True)
        ):
            self.passed_over = True
            return False
        return True

    def takes_file(self, level: Level, path: str, name: str) -> bool:
        """True for a file that is taken, by its path without links and its name."""
        if _is_ignored(level, path, name, folder=False) or _is_excluded(level, path, name, folder=False):
            self.passed_over = True
            return False
        if level.include.patterns and not level.include.cover(_inner_path(path, level.base)):
            self.passed_over = True
            return False
        return True

    def _entered(self, level: Level, folder: str, names: frozenset[str]) -> Level:
        ignored = level.ignored
        start = folder.rstrip(os.sep) + os.sep
        if REPOSITORY in names:  # what is ignored around a repository has no say in it
            own = _patterns_of(f"{folder}{os.sep}{REPOSITORY}", EXCLUDE)
            ignored = ((start, own),) if own is not None else ()
        if IGNORE in names:
            own = _patterns_of(folder, IGNORE)
            ignored = _nearest((start, own), ignored) if own is not None else ignored
        if not NAMES.isdisjoint(names):
            return Level(ignored, *self._patterns_for(folder))
        if ignored is level.ignored:
            return level
        return Level(ignored, level.include, level.exclude, level.base)

    def _patterns_for(self, folder: str) -> tuple[Patterns, Patterns, str]:
        config = self._settings.of(folder)
        return config.include, config.exclude, config.base.rstrip(os.sep) + os.sep


_TELLING = frozenset({REPOSITORY, IGNORE, *NAMES})
"""The names that change what decides in a folder."""


def _names_here(folder: str) -> frozenset[str]:
    return frozenset(name for name in _TELLING if os.path.lexists(f"{folder}{os.sep}{name}"))


def _way_down(top: str, folder: str) -> list[str]:
    """The folders from one to another inside it, both included."""
    way = [folder]
    while way[-1] != top and len(way[-1]) > len(top):
        way.append(os.path.dirname(way[-1]))  # noqa: PTH120 - texts
    return way[::-1]


def _patterns_of(folder: str, name: str) -> Patterns | None:
    """The patterns in an ignore file.

    None where it has none, or is no file of this folder itself.
    """
    try:
        content = read_file(f"{folder}{os.sep}{name}", Path(folder), LARGEST_SETTINGS)
    except OSError:
        return None
    text = content.decode("utf-8", "replace").removeprefix(MARK_OF_ORDER)
    return patterns_in(line.removesuffix("\r") for line in text.split("\n"))


def _nearest(own: Ignored, above: Sequence[Ignored]) -> tuple[Ignored, ...]:
    """The patterns of a folder, and of those above it the nearest, as many as are taken together."""
    sizes = accumulate(len(patterns.patterns) for _, patterns in (own, *above))
    return tuple(level for level, size in zip((own, *above), sizes, strict=True) if size <= MOST_PATTERNS)


def _is_ignored(level: Level, path: str, name: str, *, folder: bool) -> bool:
    for start, patterns in level.ignored:
        told = patterns.of_entry(_inner_path(path, start), name, folder=folder)
        if told is not None:
            return told
    return False


def _is_excluded(level: Level, path: str, name: str, *, folder: bool) -> bool:
    if not level.exclude.patterns:
        return False
    return level.exclude.of_entry(_inner_path(path, level.base), name, folder=folder) is True


def _inner_path(path: str, base: str) -> str:
    """The path as patterns of a folder go by it, with forward slashes.

    The name alone of what stands elsewhere.
    """
    inner = path[len(base) :] if path.startswith(base) else path.rpartition(os.sep)[2]
    return inner if os.sep == "/" else inner.replace(os.sep, "/")
