"""Compares releases, and a built site, with what their sources give today."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from polc.core.version import __version__
from polc.project.checking import check_paths
from polc.project.configuration import Configuration
from polc.project.discovery import discover
from polc.project.errors import CannotRunError
from polc.project.files import read_file
from polc.project.limits import LARGEST_PAGE
from polc.project.ownership import MARK
from polc.project.paths import as_named, shown
from polc.project.reading import Reader
from polc.project.releases.proof import Proof, Prover
from polc.project.releases.signing import LARGEST_SIGNATURE, Signers
from polc.project.releases.store import DEPARTED, file_of, folder_of, folders_under, newest_file
from polc.project.settings import Settings
from polc.project.walking import folders_in
from polc.release.drift import Drift, of_files
from polc.release.layout import MANIFEST, RELEASES, SIGNATURE
from polc.release.manifest import digest_of
from polc.report.verification import Note, Verified
from polc.site.publication import Plan, candidates_of, edition_of, subjects
from polc.site.site_writer import write_pages


def places(paths: Sequence[Path], releases: Path | None, settings: Settings) -> tuple[Path, ...]:
    """The folders of releases to look at: those in the folders given, and those of the policies in the files found.

    Folders that ought to be releases, beside others or beside a policy, are among them, whatever they have lost.
    """
    found = list(folders_under([p for p in (*paths, releases) if p and p.is_dir()]))
    series = {folder.parent for folder in found if folder not in paths}
    series |= {folder_of(policy, path, releases) for policy, path in _policies(paths, settings)}
    found += [p for folder in sorted(series) if folder.is_dir() for p in folder.iterdir() if p.is_dir()]
    visible = {as_named(folder): folder for folder in reversed(found) if not folder.name.startswith(".")}
    return tuple(sorted(visible.values()))


def _policies(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[str, Path]]:
    try:
        files = discover(paths, settings)
    except CannotRunError as error:
        if not error.key.startswith("no-policy-file"):
            raise
        return
    for path, _ in files:
        for node in Reader().read(path).file.declarations:
            if node.rule == "policy" and node.name:
                yield node.name.text, path


def lost(paths: Sequence[Path], releases: Path | None, settings: Settings) -> tuple[Path, ...]:
    """Where releases of a policy ought to stand, as it is written down which is the newest, and none does."""
    found = [folder_of(policy, path, releases) for policy, path in _policies(paths, settings)]
    for place in (p for path in (*paths, releases) if path and path.is_dir() for p in folders_in(path)):
        if place.name == RELEASES or place == releases:
            found += [file.with_suffix("") for file in sorted(place.glob("*.json"))]
    return tuple(dict.fromkeys(as_named(s) for s in found if not s.exists() and newest_file(s).exists()))


def verified(
    folders: Iterable[Path], lost: Iterable[Path] = (), signers: Signers | None = None
) -> tuple[Verified, ...]:
    """What is to be said of each release.

    Those beside it are asked whether it follows them. `lost` are the folders of policies that ought to have releases;
    `signers` have to have signed each.
    """
    wanted: dict[Path, set[Path]] = {as_named(series): set() for series in lost}
    for folder in folders:
        place = as_named(folder)
        wanted.setdefault(place.parent, set()).add(place)
    prover = Prover()
    proofs = (proof for series, members in wanted.items() for proof in prover.proofs(series, members))
    return tuple(_verified(proof, signers) for proof in proofs)


def _verified(proof: Proof, signers: Signers | None) -> Verified:
    if proof.kept is None:
        return Verified(shown(proof.folder), drifts=proof.drifts)
    manifest = proof.kept.manifest
    drifts = (*proof.drifts, *(_unsigned(proof.folder, signers) if signers else ()))
    return Verified(shown(proof.folder), manifest.policy, manifest.version, manifest.digest, drifts, proof.kept.notes)


def _unsigned(folder: Path, signers: Signers) -> tuple[Drift, ...]:
    """The departure of a release that none of the signers signed."""
    try:
        signature = file_of(folder, SIGNATURE, LARGEST_SIGNATURE)
        if signers.signed(file_of(folder, MANIFEST), signature):
            return ()
    except FileNotFoundError:
        return (Drift("unsigned", SIGNATURE),)
    except OSError:
        pass
    return (Drift("signature", SIGNATURE),)


def site(
    folder: Path, paths: Sequence[Path], releases: Path | None, settings: Settings, config: Configuration
) -> Verified:
    """A built site, file by file, beside one made now of the same sources for the same day and address.

    Raises CannotRunError for a folder that does not say how it was built, and while the sources have errors.
    """
    plan = _plan(folder)
    if plan.polc != __version__:
        return Verified(shown(folder), notes=(Note("other-polc", {"made": plan.polc, "here": __version__}),))
    checked = check_paths(paths, plan.days, baseline=plan.baseline, settings=settings, config=config)
    if not plan.draft and checked.fails(checked.told(), "error"):
        raise CannotRunError("site-not-built")
    if not any(policy.header for policy in checked.policies):
        raise CannotRunError("no-policy")
    with tempfile.TemporaryDirectory() as place:
        try:
            made = subjects(candidates_of([p for p in checked.policies if p.header]), plan, releases)
            write_pages(made, edition_of(checked, plan, config.site), plan, Path(place), lambda: None)
        except CannotRunError as error:
            if error.key != DEPARTED:
                raise
            return Verified(shown(folder), notes=(Note("site-not-compared", {}),))
        expected, found = (_digests(p) for p in (Path(place), folder))
    return Verified(shown(folder), drifts=tuple(Drift(f"site-{d.kind}", d.path) for d in of_files(expected, found)))


def _plan(folder: Path) -> Plan:
    try:
        return Plan.read(read_file(folder / MARK, folder, LARGEST_PAGE).decode("utf-8"))
    except (OSError, ValueError) as error:
        raise CannotRunError("no-record", path=shown(folder)) from error


def _digests(folder: Path) -> dict[str, str]:
    """The digests of all that stands in a site but its record, by path.

    A link is one file, wherever it leads.
    """
    found = {}
    waiting = [folder]
    while waiting:
        for path in waiting.pop().iterdir():
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
            else:
                found[path.relative_to(folder).as_posix()] = _digest(path)
    return {path: digest for path, digest in found.items() if path != MARK}


def _digest(path: Path) -> str:
    """The digest of a file; that of nothing for a link, and for what cannot be read."""
    if path.is_symlink():
        return ""
    try:
        return digest_of(read_file(path, limit=LARGEST_PAGE))
    except OSError:
        return ""
