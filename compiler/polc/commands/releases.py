"""Reads the releases of policies from their folders. Knows the disk; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from polc.commands.exits import CannotRunError
from polc.commands.files import read_file
from polc.commands.limits import LARGEST_FILE, LARGEST_PAGE
from polc.commands.places import project_of, shown
from polc.commands.walking import is_release
from polc.release.layout import MANIFEST, PAGES, RELEASES, folder_name, frame_path, page_path
from polc.release.manifest import Manifest, ManifestError, digest_of, read_manifest
from polc.text.record import record

if TYPE_CHECKING:
    from polc.publish.site.frozen import FrozenPage


@record
class Kept:
    """A release on the disk."""

    folder: Path
    manifest: Manifest


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
    return tuple(sorted(found, key=lambda k: (k.manifest.effective, k.manifest.number)))


def manifest_of(folder: Path) -> Manifest:
    """The manifest in a folder. Raises CannotRunError where it cannot be read, or is none."""
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

    Raises OSError where it cannot be read, as the door does: what is linked has to stand in the project of the release.
    """
    return read_file(folder / path, project_of_release(folder), limit)


def project_of_release(folder: Path) -> Path:
    """The project to which the folder of a release belongs: that of the folder in which its `releases` stand."""
    series = folder.parent.parent
    return project_of(series.parent if series.name == RELEASES else series)


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a release but its manifest, by its path inside, in order."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if inside != MANIFEST and (path.is_symlink() or not path.is_dir()):
            yield inside, path


def pages_of(kept: Kept) -> dict[str, FrozenPage]:
    """The frozen pages by language. Raises CannotRunError for a page that is not as it was released."""
    from polc.publish.site.frozen import FrameError, thawed

    pages = {}
    for lang in kept.manifest.languages:
        body, frame = (_released(kept, path(lang)) for path in (page_path, frame_path))
        try:
            pages[lang] = thawed(kept.manifest, lang, body, frame)
        except FrameError as error:
            raise CannotRunError("release-changed", path=shown(kept.folder / frame_path(lang))) from error
    return pages


def _released(kept: Kept, path: str) -> str:
    """The text of a file of a release, as it was released."""
    place = kept.folder / path
    try:
        content = file_of(kept.folder, path)
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(place), reason=error) from error
    if digest_of(content) != kept.manifest.files.get(path):
        raise CannotRunError("release-changed", path=shown(place))
    return content.decode("utf-8")


def folders_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The folders of releases in the folders given, each once, in order; those that lost their source as well."""
    seen: set[Path] = set()
    for path in paths:
        for manifest in sorted(path.rglob(MANIFEST)):
            folder = manifest.parent
            hidden = any(part.startswith(".") for part in folder.relative_to(path).parts)
            if not hidden and _was_release(folder) and folder.resolve() not in seen:
                seen.add(folder.resolve())
                yield folder


def _was_release(folder: Path) -> bool:
    return is_release(folder) or (folder / PAGES).is_dir()
