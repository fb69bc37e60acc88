"""Finds the baseline of each file, reads it, and takes out the findings that it accepts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from polc.checks.engine.baseline import (
    NAME,
    Baseline,
    Entry,
    compare,
    entry_of,
    read_baseline,
    stale_findings,
    write_baseline,
)
from polc.core.findings import Finding
from polc.core.fingerprints import fingerprints
from polc.core.record import record
from polc.core.sources import Source, Sources
from polc.project.atomic.files import write_file
from polc.project.decoding import decoded
from polc.project.errors import CannotRunError
from polc.project.files import OtherKindError, read_file
from polc.project.limits import LARGEST_BASELINE
from polc.project.paths import legible, located, project_of, shown
from polc.project.walking import folder_of
from polc.reference.rules import keeps_from_judging

NOT_IN_FIELD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029|]|^[#\s]|\s\Z")
"""What a path has in a line of a baseline that would make another line of it."""


@record
class Outcome:
    """What a run's baselines leave: the open findings, those accepted with their reasons, those about the baselines."""

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...]
    about: tuple[Finding, ...]


def baseline_for(file: Path, root: Path) -> Path | None:
    """The baseline that speaks for a file: the nearest one from its folder up to the root; None when there is none."""
    folder = file.resolve().parent
    while True:
        if os.path.lexists(folder / NAME):
            return folder / NAME
        if folder == root or folder == folder.parent:
            return None
        folder = folder.parent


def load(path: Path) -> tuple[Source, Baseline]:
    """The baseline in a file. Raises CannotRunError when it cannot be read."""
    try:
        if Path(os.path.realpath(path)).name != path.name:  # its lines would be quoted
            raise OtherKindError.of(path)
        text, undecoded = decoded(read_file(path, project_of(path.parent), LARGEST_BASELINE))
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error
    if undecoded is not None:
        raise CannotRunError("not-utf8", path=shown(path), encoding=undecoded.found)
    source = Source(shown(path), text)
    return source, read_baseline(source)


def entries_of(findings: Sequence[Finding], sources: Sources, folder: Path) -> list[Entry]:
    """The entries that would accept the findings, in the same order, with files relative to a folder."""
    files = {path: relative(Path(path), folder) for path in dict.fromkeys(f.span.path for f in findings)}
    return [
        entry_of(finding, files[finding.span.path], fingerprint)
        for finding, fingerprint in zip(findings, fingerprints(findings, sources), strict=True)
    ]


def relative(file: Path, folder: Path) -> str:
    """The path of a file as a baseline in a folder writes it: what would end a field or a line is in hexadecimal."""
    path = Path(os.path.relpath(legible(str(file.resolve())), legible(str(folder.resolve())))).as_posix()
    return NOT_IN_FIELD.sub(lambda sign: "".join(f"\\x{byte:02x}" for byte in sign.group().encode()), path)


def apply(findings: Sequence[Finding], sources: Sources, places: Mapping[str, tuple[str, str]]) -> Outcome:
    """Takes out what the baselines accept.

    `places` tells for each checked file's shown path where it really stands, and its project's root.

    Adds the baselines to `sources`, so that findings about them can be shown.
    """
    known: dict[tuple[str, str], Path | None] = {}
    owner = {}
    for name, (file, root) in places.items():
        key = folder_of(file), root
        if key not in known:
            known[key] = baseline_for(Path(file), Path(root))
        owner[name] = known[key]
    groups: dict[Path, list[Finding]] = {}
    left: list[Finding] = []
    for finding in findings:
        path = owner.get(finding.span.path)
        if path is None or keeps_from_judging(finding.rule):
            left.append(finding)
        else:
            groups.setdefault(path, []).append(finding)
    accepted: list[tuple[Finding, str]] = []
    about: list[Finding] = []
    for path in sorted({p for p in owner.values() if p}):
        source, baseline = load(path)
        sources[source.path] = source
        current = groups.get(path, [])
        entries = entries_of(current, sources, path.parent)
        checked = frozenset(relative(Path(places[s][0]), path.parent) for s, p in owner.items() if p == path)
        keys, stale = compare(baseline, entries, checked)
        reasons = {e.key: e.reason for e in baseline.entries}
        for finding, entry in zip(current, entries, strict=True):
            if entry.key in keys:
                accepted.append((finding, reasons[entry.key]))
            else:
                left.append(finding)
        about += [*baseline.findings, *stale_findings(baseline, stale)]
    order = {id(finding): number for number, finding in enumerate(findings)}
    left.sort(key=lambda finding: order[id(finding)])
    return Outcome(tuple(left), tuple(accepted), tuple(about))


def save(path: Path, entries: Sequence[Entry]) -> None:
    """Writes a baseline, whole or not at all. Raises CannotRunError when it cannot."""
    write_file(write_baseline(entries).encode(), located(shown(path)), project_of(path.parent))
