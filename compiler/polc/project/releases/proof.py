"""Proves that releases are as they were released, and their pages what their sources give.

Whoever uses a release asks here: `polc verify` for all that departs, the others for releases of which nothing does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from polc.core.record import record, replace
from polc.core.record import replace as replaced
from polc.core.version import __version__
from polc.project.cache.fingerprint import renderer
from polc.project.errors import CannotRunError
from polc.project.paths import as_named
from polc.project.releases.contents import contents_of, fault_of
from polc.project.releases.freezing import Source, frozen_source, kept_exports, rendered, stated
from polc.project.releases.store import Kept, departed, is_abandoned, manifest_of, newest_departs, newest_file
from polc.release.drift import Drift, in_source, of_chain, of_files, of_manifest, of_source
from polc.release.layout import MANIFEST, frame_path, is_export, page_path, target_of
from polc.release.manifest import Manifest, digest_of
from polc.report.verification import Note


@record
class Proof:
    """What is to be said of a folder that ought to be a release.

    `kept` is the release, None without a manifest.
    """

    folder: Path
    kept: Kept | None
    drifts: tuple[Drift, ...]


@record
class Borne:
    """What the source of a release comes to: what it does not bear out, and what is to be noted."""

    source: Source
    drifts: tuple[Drift, ...] = ()
    notes: tuple[Note, ...] = ()


class Prover:
    """Proves releases.

    What the source of one comes to is found out once, as long as the release is the same.
    """

    def __init__(self) -> None:
        self._known: dict[str, Borne] = {}

    def proofs(self, series: Path, wanted: Collection[Path] | None = None) -> Iterator[Proof]:
        """Every release of a policy, those of them that are wanted, in the order of their folders."""
        read = {place: _manifest(place) for place in _places(series)}
        releases = [found for found in read.values() if isinstance(found, Manifest)]
        retention_term = of_chain(releases)
        last = max((m.number for m in releases), default=0) if not newest_file(series).exists() else 0
        for place, found in read.items():
            if wanted is None or place in wanted:
                yield (
                    Proof(place, None, (found,))
                    if isinstance(found, Drift)
                    else self._proof(place, found, retention_term, recorded=found.number != last)
                )
        if len(releases) < len([place for place in read if not is_abandoned(place)]):
            return  # that one is missing is told already
        if drifts := newest_departs(series, releases):
            yield Proof(as_named(series).parent, None, drifts)

    def proved(self, series: Path) -> tuple[Kept, ...]:
        """The releases of a policy, the oldest first.

        Raises CannotRunError for one that is not as it was released.
        """
        found = []
        for proof in self.proofs(series):
            if proof.kept is None and proof.folder.parent == series and is_abandoned(proof.folder):
                continue
            for drift in proof.drifts:
                raise departed(proof.folder, drift)
            found += [proof.kept] if proof.kept else []
        return tuple(sorted(found, key=lambda k: (k.manifest.effective, k.manifest.number)))

    def _proof(self, folder: Path, manifest: Manifest, retention_term: dict[str, Drift], *, recorded: bool) -> Proof:
        contents = contents_of(folder, manifest.files)
        named = {drift.path for drift in contents.drifts}
        expected = {path: digest for path, digest in manifest.files.items() if path not in named}
        found = {path: digest_of(content) for path, content in contents.files.items()}
        drifts = [*of_manifest(manifest, folder.name, as_named(folder).parent.name)]
        drifts += sorted([*of_files(expected, found), *contents.drifts], key=lambda drift: drift.path)
        drifts += [retention_term[manifest.version]] if manifest.version in retention_term else []
        kept = Kept(folder, manifest, contents.files)
        if any(drift.kind == "listing" or in_source(drift.path) for drift in drifts):
            return Proof(folder, kept, tuple(drifts))
        whole = not drifts
        borne = self._known.get(manifest.digest) if whole else None
        if borne is None:
            borne = _source_result(kept, {drift.path for drift in drifts})
        if whole:
            self._known[manifest.digest] = borne
        notes = borne.notes if recorded else (*borne.notes, Note("no-newest"))
        return Proof(folder, replace(kept, source=borne.source, notes=notes), (*drifts, *borne.drifts))


def _places(series: Path) -> list[Path]:
    """What ought to be a release of a policy."""
    try:
        return sorted(p for p in series.iterdir() if not p.name.startswith(".") and (p.is_symlink() or p.is_dir()))
    except OSError:
        return []


def _manifest(folder: Path) -> Manifest | Drift:
    if folder.is_symlink():
        return Drift("link", MANIFEST)
    if not (folder / MANIFEST).exists() and not (folder / MANIFEST).is_symlink():
        return Drift("missing", MANIFEST)
    try:
        return manifest_of(folder)
    except CannotRunError as error:
        reason = error.facts.get("reason")
        if isinstance(reason, OSError):
            return Drift(fault_of(reason), MANIFEST)
        return Drift("broken", MANIFEST, {"field": str(error.facts.get("field", ""))})


def _source_result(kept: Kept, known: set[str]) -> Borne:
    """What the source of a release comes to; `known` are the files that depart anyway.

    Pages that another polc rendered, and this one renders otherwise, are noted: what departs may be polc. They are
    looked through, as nobody knows who made them.
    """
    manifest = kept.manifest
    source = frozen_source(
        kept.folder, {path: kept.files[path] for path in manifest.sources}, manifest.source, manifest.house_rules,
        manifest.effective,
    )  # fmt: skip
    here = replaced(manifest, polc=__version__, renderer=renderer()).made_by
    facts = {"made": manifest.made_by, "here": here}
    pages = [path(lang) for lang in manifest.languages for path in (page_path, frame_path)]
    exports = [path for path in manifest.files if is_export(path)]
    there = [path for path in (*pages, *exports) if path not in known]
    if not source.in_full:
        if manifest.made_by == here:
            return Borne(source, (Drift("unreadable", manifest.source),))
        return Borne(source, _foreign(kept, there), (Note("other-source", facts),))
    drifts = of_source(manifest, stated(source.policy))
    made = {**rendered(source.policy, manifest.languages), **_exports(source, manifest, exports)}
    other = [path for path in there if kept.files[path] != made.get(path)]
    if other and manifest.made_by != here:
        note = Note("other-rendering", {**facts, "pages": ", ".join(other)})
        return Borne(source, (*drifts, *_foreign(kept, other)), (note,))
    return Borne(source, (*drifts, *(Drift("rendering", path) for path in other)))


def _exports(source: Source, manifest: Manifest, paths: Collection[str]) -> dict[str, bytes]:
    """What the source of a release gives for its exports.

    Nothing for a target that this polc does not know.
    """
    from polc.targets.registry import targets

    names = {target_of(path) for path in paths}
    return kept_exports(source, sorted(names & targets().keys()), manifest.languages)


def _foreign(kept: Kept, paths: Collection[str]) -> tuple[Drift, ...]:
    """Those of the pages, and of what stands beside them, that polc cannot have written."""
    from polc.project.releases.page import FrameError, thawed
    from polc.project.releases.page_markup import is_page_markup

    found = []
    for lang in kept.manifest.languages:
        body, frame = (
            kept.files.get(path(lang), b"").decode("utf-8", "surrogateescape") for path in (page_path, frame_path)
        )
        if page_path(lang) in paths and not is_page_markup(body):
            found.append(Drift("markup", page_path(lang)))
        if frame_path(lang) in paths:
            try:
                thawed(kept.manifest, lang, "", frame)
            except FrameError:
                found.append(Drift("frame", frame_path(lang)))
    return tuple(found)
