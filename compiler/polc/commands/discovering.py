"""Finds the policies that paths on the command line ask for. Reads none of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from polc.commands.exits import CannotRunError
from polc.commands.places import root_of, shown
from polc.commands.walking import policies_in


def discover(paths: Iterable[Path]) -> list[tuple[Path, Path]]:
    """The `.pol` files to check, each once, with the path that was asked for: files as given, folders searched.

    Raises CannotRunError as `targets` does.
    """
    return list(targets(paths).values())


def targets(paths: Iterable[Path]) -> dict[Path, tuple[Path, Path]]:
    """What `discover` finds, by where each file really stands, links followed.

    What stands in a release is no policy to work on: it is found only where it is asked for by its own name.
    Raises CannotRunError for a path that is not there, for paths that hold no `.pol` file, and for a link in a folder
    that leads out of the project: whoever sends us a folder must not choose which of our files are shown in a report.
    """
    found: dict[Path, tuple[Path, Path]] = {}
    asked = list(paths)
    for path in asked:
        if path.is_dir():
            inside = path.resolve()
            for file, target in policies_in(path):
                if not target.is_relative_to(inside) and not target.is_relative_to(root_of(path / file.name, path)):
                    raise CannotRunError("link-outside", path=shown(file))
                found.setdefault(target, (file, path))
        elif path.exists():
            found.setdefault(path.resolve(), (path, path))
        else:
            raise CannotRunError("no-such-path", path=path)
    if not found:
        raise CannotRunError("no-policy-file", paths=", ".join(map(str, asked)))
    return found
