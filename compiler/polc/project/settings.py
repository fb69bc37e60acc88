"""The settings that a file is judged by: those nearest to it, wherever the command runs."""

from __future__ import annotations

from pathlib import Path

from polc.project.configuration import Configuration, configuration_in
from polc.project.roots import Roots

NONE = Configuration()


class Settings:
    """The settings of each folder, read once.

    The same for all folders where `only` is given.
    """

    def __init__(self, only: Configuration | None = None) -> None:
        self.only = only
        self.roots = Roots()
        self._read: dict[str, Configuration] = {}

    def of(self, folder: str) -> Configuration:
        """The settings of what stands in a folder, whose path has no links.

        Raises CannotRunError.
        """
        if self.only is not None:
            return self.only
        file = self.roots.around(folder).settings
        if not file:
            return NONE
        if file not in self._read:
            self._read[file] = configuration_in(Path(file))
        return self._read[file]

    def for_path(self, path: Path) -> Configuration:
        """The settings of a file or a folder. Raises CannotRunError."""
        place = path.resolve()
        return self.of(str(place if place.is_dir() else place.parent))


def settings_in(file: Path) -> Settings:
    """The settings in one file, for all that is judged.

    Its patterns of paths go from the current folder. Raises CannotRunError as `configuration_in` does.
    """
    return Settings(configuration_in(file, Path()))
