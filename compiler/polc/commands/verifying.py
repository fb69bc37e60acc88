"""Compares releases, and a built site, with what their sources give today. Reads files and renders; changes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from polc import __version__
from polc.commands.belonging import MARK
from polc.commands.build import edition_of
from polc.commands.checking import check_paths, chosen, fails
from polc.commands.configuration import Configuration
from polc.commands.discovering import discover
from polc.commands.exits import CannotRunError
from polc.commands.files import read_file
from polc.commands.limits import LARGEST_PAGE
from polc.commands.places import as_named, shown
from polc.commands.proving import DEPARTED, Proof, Prover
from polc.commands.publishing import Plan, candidates_of, subjects, write_pages
from polc.commands.reading import Reader
from polc.commands.releases import folder_of, folders_under
from polc.release.drift import Drift, of_files
from polc.release.manifest import digest_of
from polc.report.verification import Note, Verified


def places(paths: Sequence[Path], releases: Path | None) -> tuple[Path, ...]:
    """The folders of releases to look at: those in the folders given, and those of the policies in the files found.

    Folders that ought to be releases, beside others or beside a policy, are among them, whatever they have lost.
    """
    found = list(folders_under([p for p in (*paths, releases) if p and p.is_dir()]))
    series = {folder.parent for folder in found if folder not in paths}
    series |= {folder_of(policy, path, releases) for policy, path in _policies(paths)}
    found += [p for folder in sorted(series) if folder.is_dir() for p in folder.iterdir() if p.is_dir()]
    visible = {as_named(folder): folder for folder in reversed(found) if not folder.name.startswith(".")}
    return tuple(sorted(visible.values()))


def _policies(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    try:
        files = discover(paths)
    except CannotRunError as error:
        if error.key != "no-policy-file":
            raise
        return
    for path, _ in files:
        for node in Reader().read(path).file.declarations:
            if node.rule == "policy" and node.name:
                yield node.name.text, path


def verified(folders: Iterable[Path]) -> tuple[Verified, ...]:
    """What is to be said of each release; those beside it are asked whether it follows them."""
    wanted: dict[Path, set[Path]] = {}
    for folder in folders:
        place = as_named(folder)
        wanted.setdefault(place.parent, set()).add(place)
    prover = Prover()
    return tuple(_told(proof) for series, members in wanted.items() for proof in prover.proofs(series, members))


def _told(proof: Proof) -> Verified:
    if proof.kept is None:
        return Verified(shown(proof.folder), drifts=proof.drifts)
    manifest = proof.kept.manifest
    return Verified(
        shown(proof.folder), manifest.policy, manifest.version, manifest.digest, proof.drifts, proof.kept.notes
    )


def site(folder: Path, paths: Sequence[Path], releases: Path | None, config: Configuration) -> Verified:
    """A built site, file by file, beside one made now of the same sources for the same day and address.

    Raises CannotRunError for a folder that does not say how it was built, and while the sources have errors.
    """
    plan = _plan(folder)
    if plan.polc != __version__:
        return Verified(shown(folder), notes=(Note("other-polc", {"made": plan.polc, "here": __version__}),))
    checked = check_paths(paths, plan.day, baseline=plan.baseline, config=config)
    if not plan.draft and fails(chosen(checked.findings, config.select, config.ignore), "error"):
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
    """The digests of all that stands in a site but its record, by path; a link is one file, wherever it leads."""
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
