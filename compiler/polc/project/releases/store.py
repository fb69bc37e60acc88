"""Reads the releases of policies from their folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polc.core.record import field, record
from polc.project.errors import CannotRunError
from polc.project.files import read_file
from polc.project.limits import LARGEST_FILE, LARGEST_PAGE
from polc.project.paths import as_named, shown
from polc.project.releases.freezing import Source
from polc.project.roots import project_of
from polc.project.walking import folders_in
from polc.reference.phrases import phrase
from polc.release.drift import Drift
from polc.release.layout import MANIFEST, PAGES, RELEASES, SOURCE, folder_name, frame_path, newest_path, page_path
from polc.release.manifest import Manifest, ManifestError, read_manifest
from polc.release.newest import of_newest, read_newest
from polc.report.verification import Note

if TYPE_CHECKING:
    from polc.project.releases.page import FrozenPage


DEPARTED = "release-departed"
"""The key of the error that a release is not as it was released."""


@record
class Kept:
    """A release on the disk.

    Once it is proved, `files` are the bytes of its files by their paths in it, `source` is what its source
    comes to, and `notes` is what there is to know.
    """

    folder: Path
    manifest: Manifest
    files: Mapping[str, bytes] = field(default_factory=dict)
    source: Source | None = None
    notes: tuple[Note, ...] = ()


def folder_of(policy: str, file: Path, releases: Path | None = None) -> Path:
    """Where the releases of a policy stand: in the folder given, else in that beside its file."""
    return (releases or file.parent / RELEASES) / policy


def kept_in(folder: Path) -> tuple[Kept, ...]:
    """The releases of one policy, the oldest first.

    Raises CannotRunError for one whose manifest cannot be read, was changed, or stands where it does not belong.
    """
    places = sorted(p for p in folder.iterdir() if not p.name.startswith(".")) if folder.is_dir() else []
    found = [Kept(place, manifest_of(place)) for place in places if (place / MANIFEST).exists()]
    for kept in found:
        if not kept.manifest.is_sealed:
            raise CannotRunError("release-changed", path=shown(kept.folder / MANIFEST))
        if (kept.manifest.policy, folder_name(kept.manifest.version)) != (folder.name, kept.folder.name):
            raise CannotRunError("release-misplaced", path=shown(kept.folder))
    for drift in newest_departs(folder, [kept.manifest for kept in found]):
        raise departed(folder.parent, drift)
    return tuple(sorted(found, key=lambda k: (k.manifest.effective, k.manifest.number)))


def newest_departs(series: Path, releases: Sequence[Manifest]) -> tuple[Drift, ...]:
    """What departs from what is written down of the newest release of a policy, if anything is."""
    place = newest_file(series)
    try:
        told = read_newest(read_file(place, project_of_release(series / "any")).decode("utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError):
        return (Drift("newest-broken", place.name),)
    return of_newest(told, as_named(series).name, releases)


def newest_file(series: Path) -> Path:
    """Where stands which release of a policy is the newest: beside the folder of its releases."""
    place = as_named(series)
    return place.with_name(newest_path(place.name))


def departed(folder: Path, drift: Drift) -> CannotRunError:
    """The error that something in a folder of releases departs from what it ought to be."""
    facts = dict(drift.facts)
    return CannotRunError(
        "release-departed",
        path=shown(folder / drift.path),
        what=lambda lang: phrase(f"drift-{drift.kind}", lang, **facts),
    )


def manifest_of(folder: Path) -> Manifest:
    """The manifest in a folder.

    Raises CannotRunError where it cannot be read, or is none.
    """
    path = folder / MANIFEST
    try:
        return read_manifest(file_of(folder, MANIFEST, LARGEST_FILE).decode("utf-8"))
    except ManifestError as error:
        raise CannotRunError("release-broken", path=shown(path), field=str(error)) from error
    except UnicodeDecodeError as error:
        raise CannotRunError("release-broken", path=shown(path), field="") from error
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error


def file_of(folder: Path, path: str, limit: int = LARGEST_PAGE) -> bytes:
    """The bytes of a file at a path inside the folder of a release.

    Raises OSError where it cannot be read or is refused: what is linked has to stand in the project of the release.
    """
    return read_file(folder / path, project_of_release(folder), limit)


def project_of_release(folder: Path) -> Path:
    """The project to which the folder of a release belongs: that of the folder in which its `releases` stand."""
    series = as_named(folder).parent.parent
    return project_of(series.parent if series.name == RELEASES else series)


def pages_of(kept: Kept) -> dict[str, FrozenPage]:
    """The frozen pages of a proved release by language."""
    from polc.project.releases.page import thawed

    found = {}
    for lang in kept.manifest.languages:
        body, frame = (kept.files[path(lang)].decode("utf-8") for path in (page_path, frame_path))
        found[lang] = thawed(kept.manifest, lang, body, frame)
    return found


def remarks(kept: Iterable[Kept], lang: str) -> list[str]:
    """What there is to know of proved releases, a line for each."""
    colon = phrase("colon", lang)
    return [
        f"{shown(k.folder)}{colon} {phrase(f'note-{note.kind}', lang, **note.facts)}" for k in kept for note in k.notes
    ]


def folders_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The folders of releases in the folders given, each once, in order.

    Those that lost their source as well.
    """
    seen: set[Path] = set()
    for path in paths:
        for folder in sorted(folders_in(path)):
            if folder.resolve() not in seen and _was_release(folder):
                seen.add(folder.resolve())
                yield folder


def is_abandoned(folder: Path) -> bool:
    """True for a folder beside releases that has nothing of one."""
    return not any(_is_there(folder / name) for name in (MANIFEST, SOURCE, PAGES))


def _was_release(folder: Path) -> bool:
    return _is_there(folder / MANIFEST) and ((folder / SOURCE).is_dir() or (folder / PAGES).is_dir())


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()
