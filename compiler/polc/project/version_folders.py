"""The policies of a folder as they stand, as a revision of git holds them, or as they were released last."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from polc.core.record import record
from polc.project.discovery import discover
from polc.project.errors import CannotRunError
from polc.project.loading import load
from polc.project.paths import shown
from polc.project.reading import Reader, keeping_from_reading
from polc.project.revision_listing import blobs_in, policy_files
from polc.project.revisions import TOP, RevisionFiles, is_folder, is_revision, repository
from polc.project.roots import refuse_link
from polc.project.selection import Selection
from polc.project.settings import Settings
from polc.project.use_resolver import Read
from polc.project.versions import RELEASE, Version, in_repository, of_file, of_last, policy_in, unknown_version

HERE = Path()
WITHOUT_COMMIT = ("no-git", "no-repository", "no-such-revision", "not-in-revision")
"""The keys of the errors that a file stands in no commit."""

BEGUN = re.compile(r"^[ \t]*policy[ \t]+([\w-]+)", re.MULTILINE)
"""How a policy begins, in a text that cannot be parsed."""


@record
class Standing:
    """A policy in a folder: its name, the path of its file from there, and what gives its version.

    `policy` is empty where so little of the file could be read that the name is unknown.
    """

    policy: str
    path: str
    version: Callable[[], Version]


@record
class VersionFolder:
    """The policies of a folder in the order of their files, and what to call the folder; libraries are none."""

    label: str
    policies: tuple[Standing, ...]


@record
class Paired:
    """A policy on both sides of a comparison; None where one of them has none."""

    before: Standing | None
    after: Standing | None


def as_it_stands(folder: Path, settings: Settings) -> VersionFolder:
    """The policies of a folder on the disk. Raises CannotRunError as `discover` does."""
    refuse_link(folder)
    found = [
        _standing(os.path.relpath(path, folder), Reader().read(path), partial(of_file, path))
        for path, _ in discover([folder], settings)
    ]
    return VersionFolder(shown(folder), tuple(standing for standing in found if standing))


def in_revision(top: Path, inner: str, revision: str, settings: Settings) -> VersionFolder:
    """The policies below a folder of a repository in a revision, read without any checkout; `inner` is its path there.

    Raises CannotRunError where the revision has no such folder.
    """
    start = "" if inner in ("", ".") else f"{inner}/"
    blobs = blobs_in(top, revision, start)
    paths = policy_files(top, start, blobs, Selection(settings))
    files = RevisionFiles(top, revision)
    files.hold({path: (blobs[path].object_id, blobs[path].size) for path in paths})
    found = [
        _standing(path.removeprefix(start), Reader(file_source=files).read(TOP / path), _opening(files, path))
        for path in paths
    ]
    label = f"{revision}:{start}" if start else revision
    return VersionFolder(label, tuple(standing for standing in found if standing))


def as_released(stands: VersionFolder, folder: Path) -> VersionFolder:
    """The last release of each policy that stands in a folder, else what the last commit holds of it.

    Raises CannotRunError where no policy has any of these.
    """
    found: list[Standing] = []
    lacking: CannotRunError | None = None
    for standing in stands.policies:
        try:
            version = of_last(folder / standing.path)
        except CannotRunError as error:
            if error.key not in WITHOUT_COMMIT:
                raise
            lacking = error
        else:
            found.append(Standing(standing.policy, standing.path, _giving(version)))
    if lacking and not found:
        raise lacking
    return VersionFolder("", tuple(found))


# ------------------------------------------------------------------------------------------- on the command line
def resolve_folders(first: str, second: str, settings: Settings) -> tuple[VersionFolder, VersionFolder] | None:
    """Two folders with policies; None where one policy is compared.

    Raises CannotRunError. A mere revision stands for the same folder in it, and for the current one beside another
    revision. A folder alone is compared with what was released, or committed, last.
    """
    if not second and Path(first).is_dir():
        stands = as_it_stands(Path(first), settings)
        return as_released(stands, Path(first)), stands
    if not second:
        place = _folder_of_revision(first)
        return (in_revision(*place, settings), as_it_stands(place[0] / place[1], settings)) if place else None
    if Path(second).is_dir():
        return _before(first, Path(second), settings), as_it_stands(Path(second), settings)
    place = None if Path(second).exists() else _folder_of_revision(second) or _here_in_revision(second)
    return (_before(first, place[0] / place[1], settings), in_revision(*place, settings)) if place else None


Place = tuple[Path, str, str]
"""A folder of a revision: the repository, the path of the folder in it, and the revision."""


def _before(first: str, beside: Path, settings: Settings) -> VersionFolder:
    """The first side of a comparison of folders.

    A mere revision means the folder on the other side.
    """
    if Path(first).is_dir():
        return as_it_stands(Path(first), settings)
    place = None if Path(first).exists() else _folder_of_revision(first) or _here_in_revision(first, beside)
    if place is None:
        raise CannotRunError("version-no-folder", name=first) if Path(first).exists() else unknown_version(first)
    return in_revision(*place, settings)


def _folder_of_revision(text: str) -> Place | None:
    """The folder that `REVISION:FOLDER` names; None where it names none."""
    revision, colon, inner = text.partition(":")
    if not revision or not colon or RELEASE.match(text):
        return None
    place = in_repository(inner) if inner else repository(Path.cwd())
    top = repository(Path.cwd())
    path = place.resolve().relative_to(top.resolve()).as_posix()
    return (top, path, revision) if is_folder(top, revision, "" if path == "." else path) else None


def _here_in_revision(text: str, folder: Path = HERE) -> Place | None:
    """A folder in the revision that a text names by itself.

    None where git knows none by it.
    """
    if RELEASE.match(text) or ":" in text or not is_revision(_nearest(folder), text):
        return None
    top = repository(_nearest(folder).resolve())
    return top, folder.resolve().relative_to(top.resolve()).as_posix(), text


def _nearest(folder: Path) -> Path:
    """The folder itself, or what is there above it."""
    return next((place for place in (folder, *folder.resolve().parents) if place.is_dir()), folder)


# ---------------------------------------------------------------------------------------------------------- pairs
def paired(before: VersionFolder, after: VersionFolder) -> tuple[Paired, ...]:
    """The policies of two folders in pairs: by name and file, then by name alone, then by file alone.

    In the order of the second folder; then those that only the first has.
    """
    left = dict(enumerate(before.policies))
    matches: dict[int, Standing] = {}
    waiting = list(enumerate(after.policies))
    for key in (lambda s: (s.policy, s.path), lambda s: s.policy, lambda s: s.path):
        known: dict[object, list[int]] = {}
        for number, standing in left.items():
            known.setdefault(key(standing), []).append(number)
        for number, standing in waiting:
            same = known.get(key(standing), [])
            if same and key(standing):
                matches[number] = left.pop(same.pop(0))
        waiting = [(number, standing) for number, standing in waiting if number not in matches]
    pairs = [Paired(matches.get(number), standing) for number, standing in enumerate(after.policies)]
    return (*pairs, *(Paired(standing, None) for standing in left.values()))


def _standing(path: str, read: Read, version: Callable[[], Version]) -> Standing | None:
    """The policy in a file that was read.

    None for a library that could be read in full.
    """
    name = policy_in(read.file)
    if not name and not keeping_from_reading(read.findings):
        return None
    if not name and (begun := BEGUN.search(read.file.source.text)):  # with mistakes; it must not look like a deletion
        name = begun[1]
    return Standing(name, path.replace(os.sep, "/"), version)


def _opening(files: RevisionFiles, path: str) -> Callable[[], Version]:
    return lambda: Version(files.named(TOP / path), load(Reader(file_source=files), TOP / path, TOP))


def _giving(version: Version) -> Callable[[], Version]:
    return lambda: version
