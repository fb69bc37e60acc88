"""Exports of policies to targets, for a command and for releases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from polc.core.sources import Sources
from polc.model.policy import Policy
from polc.project.errors import CannotRunError
from polc.release.layout import EXPORTS
from polc.targets.exports import Export, Request
from polc.targets.registry import DoubleNameError, LibraryMissingError, Target, targets


def target_named(name: str) -> Target:
    """Return the target of a name.

    Raises CannotRunError, with the nearest one, where there is none.
    """
    if name in targets():
        return targets()[name]
    from polc.syntax.errors.suggestions import nearest

    near = nearest(name, targets())
    raise CannotRunError(
        "no-such-target-near" if near else "no-such-target", name=name, near=near, known=", ".join(targets())
    )


def exported(target: Target, policies: Sequence[Policy], languages: Sequence[str], sources: Sources) -> Export:
    """Return the export of policies to a target.

    Raises CannotRunError where it cannot be made.
    """
    try:
        return target.export(Request(tuple(policies), tuple(languages), sources))
    except LibraryMissingError as error:
        raise CannotRunError("files-missing", library=str(error)) from error
    except DoubleNameError as error:
        raise CannotRunError("export-same-name", name=str(error)) from error


def release_exports(
    names: Sequence[str], policy: Policy, languages: Sequence[str], sources: Sources
) -> Mapping[str, bytes]:
    """Return the exports that a release keeps, as `exports/TARGET/FILE`."""
    files: dict[str, bytes] = {}
    for name in names:
        made = exported(target_named(name), [policy], languages, sources)
        files |= {f"{EXPORTS}/{name}/{file}": content for file, content in made.files.items()}
    return files
