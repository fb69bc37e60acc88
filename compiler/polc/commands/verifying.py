"""Compares releases, and a built site, with what their sources give today. Reads files and renders; changes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from polc import __version__
from polc.commands.build import edition_of
from polc.commands.checking import check_paths, chosen, fails
from polc.commands.configuration import Configuration
from polc.commands.discovering import discover
from polc.commands.exits import CannotRunError
from polc.commands.files import read_file
from polc.commands.freezing import frozen_source, rendered, stated
from polc.commands.limits import LARGEST_PAGE
from polc.commands.places import shown
from polc.commands.publishing import Plan, candidates_of, subjects, write_pages
from polc.commands.reading import Reader
from polc.commands.releases import files_in, folder_of, folders_under, manifest_of, project_of_release
from polc.commands.stamping import renderer
from polc.commands.swapping import MARK
from polc.release.drift import Drift, in_source, of_chain, of_files, of_manifest, of_source
from polc.release.layout import MANIFEST
from polc.release.manifest import Manifest, digest_of
from polc.report.verification import Note, Verified

DEPARTED = ("release-broken", "release-changed", "cannot-read")
"""Why a site cannot be made again while a release has departed from what was released."""


def places(paths: Sequence[Path], releases: Path | None) -> tuple[Path, ...]:
    """The folders of releases to look at: those in the folders given, and those of the policies in the files found.

    Folders that ought to be releases, beside others or beside a policy, are among them, whatever they have lost.
    """
    found = list(folders_under([p for p in (*paths, releases) if p and p.is_dir()]))
    series = {folder.parent for folder in found if folder not in paths}
    series |= {folder_of(policy, path, releases) for policy, path in _policies(paths)}
    found += [p for folder in sorted(series) if folder.is_dir() for p in folder.iterdir() if p.is_dir()]
    visible = {folder.resolve(): folder for folder in reversed(found) if not folder.name.startswith(".")}
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
    read = {folder.resolve(): (folder, _manifest(folder)) for folder in folders}
    chains = {parent: of_chain(_series(parent)) for parent in sorted({place.parent for place in read})}
    return tuple(_verified(folder, found, chains[place.parent]) for place, (folder, found) in read.items())


def _series(parent: Path) -> list[Manifest]:
    """The manifests of a policy's releases, as far as they can be read."""
    places = sorted(p for p in parent.iterdir() if p.is_dir() and not p.name.startswith("."))
    return [found for place in places if isinstance(found := _manifest(place), Manifest)]


def _manifest(folder: Path) -> Manifest | Drift:
    if not (folder / MANIFEST).exists():
        return Drift("missing", MANIFEST)
    try:
        return manifest_of(folder)
    except CannotRunError as error:
        return Drift("broken", MANIFEST, {"field": str(error.facts.get("field", ""))})


def _verified(folder: Path, manifest: Manifest | Drift, chain: dict[str, Drift]) -> Verified:
    if isinstance(manifest, Drift):
        return Verified(shown(folder), drifts=(manifest,))
    root = project_of_release(folder)
    found = {path: _digest(place, root) for path, place in files_in(folder)}
    drifts = [*of_manifest(manifest, folder.name, folder.resolve().parent.name), *of_files(manifest.files, found)]
    drifts += [chain[manifest.version]] if manifest.version in chain else []
    notes: tuple[Note, ...] = ()
    if not any(in_source(d.path) for d in drifts):
        more, notes = _from_source(folder, manifest, {d.path for d in drifts})
        drifts += more
    return Verified(shown(folder), manifest.policy, manifest.version, manifest.digest, tuple(drifts), notes)


def _from_source(folder: Path, manifest: Manifest, known: set[str]) -> tuple[list[Drift], tuple[Note, ...]]:
    """What the source, intact, does not bear out: the header, and pages that are not what it gives.

    Pages that another polc rendered, and this one renders otherwise, are noted: what departs may be polc.
    """
    source = frozen_source(folder, manifest.source, manifest.house_rules, manifest.effective)
    here = replace(manifest, polc=__version__, renderer=renderer()).made_by
    facts = {"made": manifest.made_by, "here": here}
    if any(f.rule.partition("/")[0] in ("file", "syntax") for f in source.findings):
        unread = manifest.made_by != here
        return ([], (Note("other-source", facts),)) if unread else ([Drift("unreadable", manifest.source)], ())
    drifts = list(of_source(manifest, stated(source.policy)))
    made = rendered(source.policy, manifest.languages).items()
    other = [
        path for path, content in made if path not in known and _digest(folder / path, folder) != digest_of(content)
    ]
    if other and manifest.made_by != here:
        return drifts, (Note("other-rendering", {**facts, "pages": ", ".join(other)}),)
    return [*drifts, *(Drift("rendering", path) for path in other)], ()


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
    with tempfile.TemporaryDirectory() as place:
        try:
            made = subjects(candidates_of([p for p in checked.policies if p.header]), plan, releases)
            write_pages(made, edition_of(checked, plan, config.site), plan, Path(place), lambda: None)
        except CannotRunError as error:
            if error.key not in DEPARTED:
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
    return {path: _digest(place, folder) for path, place in files_in(folder) if path != MARK}


def _digest(path: Path, root: Path) -> str:
    """The digest of a file that has to stand in a folder; that of nothing for what cannot be read."""
    try:
        return digest_of(read_file(path, root, LARGEST_PAGE))
    except OSError:
        return ""
