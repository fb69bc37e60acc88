"""What a version of a policy is on the command line: a file, a release, or a file in a revision of git."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Sources
from polc.model.policy import Policy
from polc.project.errors import CannotRunError
from polc.project.loading import Loaded, load
from polc.project.paths import located, shown
from polc.project.reading import Reader, keeping_from_reading
from polc.project.releases.proof import Prover
from polc.project.releases.store import Kept, folder_of
from polc.project.revisions import TOP, RevisionFiles, is_revision, repository
from polc.project.roots import boundary_of, refuse_link, root_of
from polc.project.walking import folders_in
from polc.release.layout import RELEASES
from polc.syntax.tree import File

RELEASE = re.compile(r"^(?P<policy>[^\s/\\:@]+)@(?P<version>.*\S.*)$", re.DOTALL)
"""A release: the name of the policy, then its version, which may hold anything: `luxim@1.0`, `luxim@2.0 bis`."""
LAST = "HEAD"


@record
class Version:
    """A version of a policy: what to call it, and what was loaded."""

    label: str
    loaded: Loaded

    @property
    def sources(self) -> Sources:
        """The texts of its files."""
        return self.loaded.sources

    def policy(self, day: date) -> tuple[Policy, tuple[Finding, ...]]:
        """The policy as of a day, with what keeps it from being read in full."""
        policy, names = self.loaded.build(day)
        return policy, keeping_from_reading((*self.loaded.faults, *names))

    def effective(self, day: date) -> date | None:
        """The day from which it says that it applies; None when it does not say."""
        header = self.policy(day)[0].header
        word = header.word("effective") if header else None
        try:
            return date.fromisoformat(word.text) if word else None
        except ValueError:
            return None


def resolve(text: str) -> Version:
    """The version that a text names: `policies/a.pol`, `a@1.0`, or `REVISION:policies/a.pol`.

    Raises CannotRunError when there is no such file, release or revision.
    """
    path = Path(text)
    if path.exists():
        return of_file(path)
    release = RELEASE.match(text)
    if release and (":" not in text or _folders(_project(), release["policy"])):  # `main@{1}:a.pol` is a revision
        return of_release(release["policy"], release["version"])
    revision, colon, inner = text.partition(":")
    if colon and revision and inner:
        return of_revision(revision, inner)
    raise CannotRunError("no-such-version", name=text)


def resolve_both(first: str, second: str) -> tuple[Version, Version]:
    """Two versions. Where the second is a file and the first a mere revision, the same file in that revision is meant.

    Without a second one, the file as it stands is compared with its last release, else with what the last commit holds.
    Raises CannotRunError.
    """
    if not second:
        path = Path(first)
        if not path.exists():
            revision, colon, inner = first.partition(":")
            if not (colon and revision and inner):
                raise CannotRunError("one-version", name=first) if RELEASE.match(first) else unknown_version(first)
            return of_revision(revision, inner), of_file(in_repository(inner))
        return of_last(path), of_file(path)
    path = Path(second)
    if not Path(first).exists() and path.is_file() and not RELEASE.match(first) and is_revision(path.parent, first):
        return of_revision_of(path, first), of_file(path)
    return resolve(first), resolve(second)


def unknown_version(name: str) -> CannotRunError:
    """The error that nothing is called by a name."""
    return CannotRunError("no-such-version", name=name)


# ------------------------------------------------------------------------------------------------------------ files
def of_file(path: Path, label: str = "") -> Version:
    """The version in a file.

    Raises CannotRunError for a folder, or when there is no such file.
    """
    if path.is_dir():
        raise CannotRunError("version-is-folder", path=shown(path))
    if not path.exists():
        raise CannotRunError("no-such-path", path=shown(path))
    refuse_link(path)
    return Version(label or shown(path), load(Reader(), path, boundary_of(path, path)))


# -------------------------------------------------------------------------------------------------------- revisions
def of_revision_of(path: Path, revision: str) -> Version:
    """The version of a file that a revision holds. Raises CannotRunError."""
    if path.is_dir():
        raise CannotRunError("version-is-folder", path=shown(path))
    refuse_link(path)
    top = repository(path.resolve().parent)
    return _read_version(top, revision, path.resolve().relative_to(top.resolve()).as_posix())


def of_revision(revision: str, inner: str) -> Version:
    """The version at a path of a revision: from the top of the repository, or from here where it begins with `./`."""
    top = repository(Path.cwd())
    return _read_version(top, revision, in_repository(inner).resolve().relative_to(top.resolve()).as_posix())


def in_repository(inner: str) -> Path:
    """The place in the folder of the repository that a path of a revision stands for.

    Raises CannotRunError.
    """
    top = repository(Path.cwd())
    path = (Path.cwd() if inner.startswith(("./", "../")) else top) / inner
    if not path.resolve().is_relative_to(top.resolve()):
        raise CannotRunError("no-such-path", path=inner)
    return path


def _read_version(top: Path, revision: str, inner: str) -> Version:
    files = RevisionFiles(top, revision)
    path = files.place(inner)
    return Version(files.named(path), load(Reader(file_source=files), path, TOP))


# --------------------------------------------------------------------------------------------------------- releases
def of_release(policy: str, version: str) -> Version:
    """A frozen release, found under a folder `releases` of the project.

    Raises CannotRunError where there is none, and for one that is not as it was released.
    """
    prover = Prover()
    known = [kept for folder in _folders(_project(), policy) for kept in prover.proved(folder)]
    found = [kept for kept in known if kept.manifest.version == version]
    if not found:
        others = ", ".join(dict.fromkeys(kept.manifest.version for kept in known))
        raise CannotRunError(
            "no-such-release-known" if others else "no-such-release", policy=policy, version=version, known=others
        )
    if len(found) > 1:
        paths = ", ".join(shown(kept.folder) for kept in found)
        raise CannotRunError("release-twice", policy=policy, version=version, paths=paths)
    return _proved_version(found[0])


def release_named(text: str) -> Version | None:
    """The release that a text names, such as `luxim@1.0`.

    None where it names a file, or can name no release. Raises CannotRunError as `of_release` does.
    """
    release = None if Path(text).exists() else RELEASE.match(text)
    return of_release(release["policy"], release["version"]) if release else None


def place_of(path: Path) -> Path:
    """The path itself, or for a release (`luxim@1.0`) its main file.

    Raises CannotRunError as `of_release` does.
    """
    released = release_named(str(path))
    return located(released.loaded.file.source.path) if released else path


def of_last(path: Path) -> Version:
    """The last release of the policy in a file, which stands beside it.

    Else the file as the last commit holds it. Raises CannotRunError where there is neither, and for a release that is
    not as it was released.
    """
    refuse_link(path)
    if path.is_file():
        policy = policy_in(Reader().read(path).file)
        series = folder_of(policy, path) if policy else path
        if series.is_dir() and (kept := Prover().proved(series)):
            return _proved_version(kept[-1])
    return of_revision_of(path, LAST)


def policy_in(file: File) -> str:
    """The name of the policy that a file declares; empty for a library."""
    return next((node.name.text for node in file.declarations if node.rule == "policy" and node.name), "")


def _proved_version(kept: Kept) -> Version:
    assert kept.source is not None  # noqa: S101 - of a proved release
    return Version(f"{kept.manifest.policy}@{kept.manifest.version}", kept.source.loaded)


def _project() -> Path:
    here = Path.cwd()
    return root_of(here / "any", here)


def _folders(root: Path, policy: str) -> list[Path]:
    """The folders that can hold releases of a policy, in order."""
    places = (place / policy for place in folders_in(root) if place.name == RELEASES)
    return sorted(place for place in places if place.is_dir())
