"""What a command runs with: the settings of the files that it is asked for, or of the file that `--config` names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import click

from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError
from polc.project.settings import Settings, settings_in


class Invocation:
    """The settings of a command: read when they are first asked for, once it is known what the command is about."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self._nearest = Settings()
        self.asked: tuple[Path, ...] = ()

    @cached_property
    def settings(self) -> Settings:
        """Those that files are judged by."""
        return self._nearest if self.file is None else settings_in(self.file)

    @cached_property
    def configuration(self) -> Configuration:
        """Those of the run itself: of the files asked for where they share them, else of the current folder.

        Raises CannotRunError for settings that cannot be used.
        """
        found = [self.settings.for_path(path) for path in self.asked]
        if found and all(own is found[0] for own in found):
            return found[0]
        return self.settings.for_path(working_directory())

    def language(self) -> str:
        """The language that settings here ask for.

        Empty where they cannot be read, as their use will tell.
        """
        try:
            return self._nearest.for_path(working_directory()).lang
        except CannotRunError:
            return ""


def invocation(context: click.Context) -> Invocation:
    """What the command of a context runs with."""
    found = context.find_object(Invocation)
    if found is None:
        found = context.obj = Invocation()
    return found


def note_asked(context: click.Context, paths: Sequence[Path]) -> None:
    """Notes the paths that a command is asked for, as far as they are there."""
    invocation(context).asked = tuple(path for path in paths if str(path) != "-" and os.path.exists(path))  # noqa: PTH110 - whatever it is called


def note_config(context: click.Context, file: Path | None) -> None:
    """Notes the file that `--config` names. Raises CannotRunError where there is none."""
    if file is None:
        return
    if not file.is_file():
        raise CannotRunError("no-such-path", path=file)
    invocation(context).file = file


def working_directory() -> Path:
    """The current folder. Raises CannotRunError where it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise CannotRunError("no-current-folder") from None
