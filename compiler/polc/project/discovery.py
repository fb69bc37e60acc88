"""Finds the policies that paths on the command line ask for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from polc.project.errors import CannotRunError
from polc.project.paths import SUFFIX, shown
from polc.project.roots import Roots, refuse_link
from polc.project.selection import Selection
from polc.project.settings import Settings
from polc.project.walking import policies_in


def discover(paths: Iterable[Path], settings: Settings | None = None) -> list[tuple[Path, Path]]:
    """The `.pol` files to check, each once, with the path that was asked for: files as given, folders searched.

    Raises CannotRunError as `targets` does.
    """
    return [(Path(file), asked) for file, asked in targets(paths, settings or Settings()).values()]


def targets(
    paths: Iterable[Path], settings: Settings, unread: dict[str, OSError] | None = None
) -> dict[str, tuple[str, Path]]:
    """What `discover` finds, by where each file really stands, links followed.

    What stands in a release is no policy to work on, and what settings and ignore files leave out is none of the
    project's: both are found only where they are asked for by their own name. Folders that cannot be listed are noted
    in `unread`, with the reason.
    Raises CannotRunError for a path that is not there, for paths that hold no `.pol` file, and for a link in a folder
    that leads out of the project or to a file of another kind, or a file in it that is one: whoever sends us a folder
    must not choose which of our files are shown in a report, and names may come from a pattern.
    """
    found: dict[str, tuple[str, Path]] = {}
    asked = list(paths)
    unlisted: dict[str, OSError] = {} if unread is None else unread
    selection = Selection(settings)
    for path in asked:
        if path.is_dir():
            inside = str(path.resolve() / "x")[: -len("x")]
            for file, target in policies_in(path, unlisted, selection):
                if not target.startswith(inside) and _leads_out(target, settings.roots, path):
                    raise CannotRunError("link-outside", path=shown(Path(file)))
                if not target.endswith(SUFFIX):
                    raise CannotRunError("link-other-kind", path=shown(Path(file)))
                found.setdefault(target, (file, path))
        elif path.exists():
            refuse_link(path)
            found.setdefault(str(path.resolve()), (str(path), path))
        else:
            raise CannotRunError("no-such-path", path=path)
    if not found:
        for folder, error in unlisted.items():
            raise CannotRunError("cannot-read", path=shown(Path(folder)), reason=error)
        raise CannotRunError(
            "no-policy-file-left" if selection.passed_over else "no-policy-file", paths=", ".join(map(str, asked))
        )
    return found


def _leads_out(target: str, roots: Roots, asked: Path) -> bool:
    """True for the target of a link that stands outside of what is asked for, and of the project around that."""
    folder = str(asked.resolve())
    return not Path(target).is_relative_to(roots.boundary(folder, folder))
