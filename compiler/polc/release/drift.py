"""How the folder of a release, or of a site, departs from what it ought to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from polc.core.record import field, record
from polc.release.layout import MANIFEST, SOURCE, folder_name, frame_path, is_export, page_path
from polc.release.manifest import Manifest

MOST_SOURCES = 1_000
"""More files than any policy may use, with house rules."""


@record
class Drift:
    """One departure: its `kind`, a key of the phrases `drift-…`, the `path` of the file, and facts for the sentence."""

    kind: str
    path: str
    facts: Mapping[str, str] = field(default_factory=dict)


def of_files(expected: Mapping[str, str], found: Mapping[str, str]) -> tuple[Drift, ...]:
    """The files that are missing, changed or too many, in the order of their paths; both map paths to digests."""
    return tuple(_of_file(path, expected, found) for path in sorted(_differing(expected, found)))


def _differing(expected: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    return (path for path in {*expected, *found} if expected.get(path) != found.get(path))


def _of_file(path: str, expected: Mapping[str, str], found: Mapping[str, str]) -> Drift:
    if path not in found:
        return Drift("missing", path)
    return Drift("changed" if path in expected else "extra", path)


def of_manifest(manifest: Manifest, folder: str, parent: str) -> tuple[Drift, ...]:
    """Where a manifest contradicts itself, or stands in a folder that is not its own."""
    drifts = [] if manifest.is_sealed else [Drift("seal", MANIFEST)]
    if folder != folder_name(manifest.version):
        drifts.append(Drift("folder", MANIFEST, {"found": folder, "expected": folder_name(manifest.version)}))
    if parent != manifest.policy:
        drifts.append(Drift("folder", MANIFEST, {"found": parent, "expected": manifest.policy}))
    if not _is_complete(manifest):
        drifts.append(Drift("listing", MANIFEST))
    return tuple(drifts)


def _is_complete(manifest: Manifest) -> bool:
    """True for a manifest that lists what a release consists of: a source, two files a page, exports, nothing else."""
    pages = {path(lang) for lang in manifest.languages for path in (page_path, frame_path)}
    sources = manifest.sources.keys()
    others = {path for path in manifest.files if path not in sources and not is_export(path)}
    return others == pages and {manifest.source, *manifest.house_rules} <= sources and len(sources) <= MOST_SOURCES


def of_source(manifest: Manifest, stated: Mapping[str, str]) -> tuple[Drift, ...]:
    """Where the header of the frozen source states another policy, version or day than the manifest."""
    claimed = {
        "policy": manifest.policy, "version": manifest.version, "effective": manifest.effective.isoformat(),
    }  # fmt: skip
    return tuple(
        Drift(f"source-{name}", manifest.source, {"expected": value, "found": stated.get(name, "")})
        for name, value in claimed.items()
        if stated.get(name, "") != value
    )


def of_chain(releases: Sequence[Manifest]) -> dict[str, Drift]:
    """Releases of one policy that do not follow the one before them, by version: it was taken away or replaced."""
    ordered = sorted(releases, key=lambda r: r.number)
    broken: dict[str, Drift] = {}
    for release in ordered[:1]:
        if release.number != 1 or release.follows:
            broken[release.version] = Drift("chain-first", MANIFEST)
    for before, after in pairwise(ordered):
        if after.number != before.number + 1 or after.follows != before.digest:
            broken[after.version] = Drift("chain", MANIFEST, {"found": before.version})
        elif after.effective < before.effective:
            broken[after.version] = Drift("chain-day", MANIFEST, {"found": before.version})
    return broken


def in_source(path: str) -> bool:
    """True for a file of the frozen source."""
    return path.startswith(f"{SOURCE}/")
