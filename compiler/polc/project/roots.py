"""Where the root of a file is: the one place that says so.

The **root** is the folder of the nearest `polc.toml`, or `pyproject.toml` with a table `[tool.polc]`; else the
repository; else the folder that was asked for. Settings and the baseline of a file are those of its root. The
**boundary** is what nothing in a file leads out of: the repository, as its projects share files; else the root.
"""

from __future__ import annotations

import os
from pathlib import Path

from polc.core.record import record
from polc.project.errors import CannotRunError
from polc.project.files import REPOSITORY, is_of_other_kind, stands_inside
from polc.project.paths import shown
from polc.project.settings_file import settings_file_in


@record
class Around:
    """What is nearest upward from a folder: the file of settings, and the repository.

    Empty where there is none.
    """

    settings: str = ""
    repository: str = ""

    @property
    def root(self) -> str:
        """The folder of the settings, else the repository; empty where there is neither."""
        return os.path.dirname(self.settings) if self.settings else self.repository  # noqa: PTH120 - texts, for many

    @property
    def boundary(self) -> str:
        """The repository, else the folder of the settings; empty where there is neither."""
        return self.repository or self.root


NOTHING = Around()


class Roots:
    """The roots of the folders of a run, each looked for once."""

    def __init__(self) -> None:
        self._known: dict[str, Around] = {}

    def around(self, folder: str) -> Around:
        """What is around a folder, whose path has no links.

        Raises CannotRunError for settings that are unreadable.
        """
        upward = []
        place, found = folder, NOTHING
        while place not in self._known:
            upward.append(place)
            above = os.path.dirname(place)  # noqa: PTH120 - ten times as fast, for ten thousand folders
            if above == place:
                break
            place = above
        found = self._known.get(place, NOTHING)
        for place in reversed(upward):
            is_repository = os.path.lexists(os.path.join(place, REPOSITORY))  # noqa: PTH118
            repository = place if is_repository else found.repository
            settings = settings_file_in(place, repository or place)
            if settings or is_repository:
                found = Around(settings or found.settings, repository)
            self._known[place] = found
        return found

    def root(self, folder: str, asked: str) -> str:
        """The root of what stands in a folder, for which a path was asked.

        Neither has links.
        """
        return self.around(folder).root or asked

    def boundary(self, folder: str, asked: str) -> str:
        """The boundary of what stands in a folder, for which a path was asked.

        Neither has links.
        """
        return self.around(folder).boundary or asked


def root_of(path: Path, asked: Path) -> Path:
    """The root of a file that is found under a path asked for."""
    return Path(Roots().root(str(path.resolve().parent), asked_folder(asked)))


def boundary_of(path: Path, asked: Path) -> Path:
    """The boundary of a file that is found under a path asked for: what `use` may not leave."""
    return Path(Roots().boundary(str(path.resolve().parent), asked_folder(asked)))


def asked_folder(asked: Path) -> str:
    """The folder that was asked for, without links: that of a file."""
    resolved = asked.resolve()
    return str(resolved if resolved.is_dir() else resolved.parent)


def project_of(folder: Path) -> Path:
    """The boundary of what a project names in a folder.

    The folder itself where nothing is around it.
    """
    start = str(folder.resolve())
    return Path(Roots().around(start).boundary or start)


def leads_out(file: Path) -> bool:
    """True for a link that stands in a project and leads out of it."""
    if not file.is_symlink():
        return False
    boundary = Roots().around(str(file.parent.resolve())).boundary
    return bool(boundary) and not stands_inside(file, Path(boundary))


def refuse_link(path: Path) -> None:
    """Raises CannotRunError for a file to read that is a link in a project, out of it or to a file of another kind."""
    if leads_out(path):
        raise CannotRunError("link-outside", path=shown(path))
    if path.is_symlink() and not path.is_dir() and is_of_other_kind(path):
        raise CannotRunError("link-other-kind", path=shown(path))
