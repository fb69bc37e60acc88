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
    former_entries,
    read_baseline,
    stale_findings,
    with_current_names,
    write_baseline,
)
from polc.core.findings import Finding
from polc.core.fingerprints import fingerprints
from polc.core.record import record, replace
from polc.core.sources import Source, Sources
from polc.project.atomic.files import write_file
from polc.project.decoding import decoded
from polc.project.errors import CannotRunError
from polc.project.files import OtherKindError, read_file
from polc.project.limits import LARGEST_BASELINE
from polc.project.paths import legible, located, shown
from polc.project.roots import Roots, project_of
from polc.project.rules_in_force import RulesInForce
from polc.project.walking import folder_of
from polc.project.workers.check_input import Place
from polc.reference.rule_names import current_name
from polc.reference.rules import keeps_from_judging

NOT_IN_FIELD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029|]|^[#\s]|\s\Z")
"""What a path has in a line of a baseline that would make another line of it."""


@record
class Outcome:
    """What a run's baselines leave: the open findings, those accepted with their reasons, those about the baselines."""

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...]
    about: tuple[Finding, ...]


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


def renewed(baseline: Baseline, current: Sequence[Finding], sources: Sources, folder: Path) -> Baseline:
    """The baseline with the names that rules have now, by what is found today.

    Each former name is a finding.
    """
    former = {entry.rule for entry in former_entries(baseline.entries)}
    by_key: dict[tuple[str, str, str, str], Entry] = {}
    entries = entries_of(current, sources, folder) if former else []
    for name in sorted(former):
        found = [(f, e) for f, e in zip(current, entries, strict=True) if f.rule == current_name(name)]
        as_before = entries_of([replace(f, rule=name) for f, _ in found], sources, folder)
        by_key |= {before.key: entry for before, (_, entry) in zip(as_before, found, strict=True)}
    return with_current_names(baseline, by_key) if former else baseline


def relative(file: Path, folder: Path) -> str:
    """The path of a file as a baseline in a folder writes it: what would end a field or a line is in hexadecimal."""
    path = Path(os.path.relpath(legible(str(file.resolve())), legible(str(folder.resolve())))).as_posix()
    return NOT_IN_FIELD.sub(lambda sign: "".join(f"\\x{byte:02x}" for byte in sign.group().encode()), path)


class Baselines:
    """The baselines of the files of a run: of each the nearest from its folder up to its root, else that of the root.

    `asked` are the folders in which files were asked for, by where they really stand, and `whole` those that were gone
    through.
    """

    def __init__(
        self,
        places: Sequence[Place],
        asked: Mapping[str, str],
        whole: Sequence[str],
        roots: Roots,
        in_force: RulesInForce,
    ) -> None:
        self._places = places
        self._asked = asked
        self._whole = whole
        self._roots = roots
        self._in_force = in_force
        self._known: dict[tuple[str, str], Path] = {}

    @property
    def every(self) -> tuple[Path, ...]:
        """The baselines of all files, those included that are still to be made; sorted."""
        return tuple(sorted({self._of_target(place.target) for place in self._places}))

    def of(self, finding: Finding) -> tuple[Path, ...]:
        """The baselines that have a say in a finding: those of the files that were judged when it was made."""
        targets = [file.target or self._in_force.real(finding.span.path) for file in self._in_force.judged(finding)]
        return tuple(dict.fromkeys(self._of_target(target) for target in targets))

    def checked(self, path: Path) -> frozenset[str]:
        """The files of the run that a baseline speaks for, as it writes them."""
        own = (place.target for place in self._places)
        return frozenset(relative(Path(target), path.parent) for target in own if self._of_target(target) == path)

    def covers(self, path: Path) -> bool:
        """True where all that a baseline may speak for was asked for."""
        return any(_lies_in(str(path.parent), folder) for folder in self._whole)

    def by_file(self, findings: Sequence[Finding]) -> dict[Path, list[Finding]]:
        """The findings that each baseline has a say in.

        All baselines of the run are there.
        """
        groups: dict[Path, list[Finding]] = {path: [] for path in self.every}
        for finding in findings:
            for path in self.of(finding):
                groups.setdefault(path, []).append(finding)
        return dict(sorted(groups.items()))

    def apply(self, findings: Sequence[Finding], sources: Sources) -> Outcome:
        """What is left when each finding is taken out that all of its baselines accept.

        Adds the baselines to `sources`, so that findings about them can be shown. Raises CannotRunError for one that
        cannot be read.
        """
        reasons: dict[Path, dict[int, str]] = {}
        about: list[Finding] = []
        for path, current in self.by_file([f for f in findings if not keeps_from_judging(f.rule)]).items():
            if os.path.lexists(path):
                source, written = load(path)
                sources[source.path] = source
                baseline = renewed(written, current, sources, path.parent)
                entries = entries_of(current, sources, path.parent)
                keys, stale = compare(baseline, entries, self.checked(path))
                told = {e.key: e.reason for e in baseline.entries}
                pairs = zip(current, entries, strict=True)
                reasons[path] = {id(finding): told[entry.key] for finding, entry in pairs if entry.key in keys}
                about += [*baseline.findings, *stale_findings(baseline, stale)]
        left: list[Finding] = []
        accepted: list[tuple[Finding, str]] = []
        for finding in findings:
            acceptable = reasons and not keeps_from_judging(finding.rule)
            given = [reasons.get(path, {}).get(id(finding)) for path in self.of(finding)] if acceptable else [None]
            said = [reason for reason in given if reason is not None]
            if len(said) == len(given):
                accepted.append((finding, said[0]))
            else:
                left.append(finding)
        return Outcome(tuple(left), tuple(accepted), tuple(about))

    def _of_target(self, target: str) -> Path:
        folder = folder_of(target)
        asked = self._asked.get(target) or next((f for f in self._asked.values() if _lies_in(folder, f)), folder)
        key = folder, asked
        if key not in self._known:
            self._known[key] = baseline_for(folder, self._roots.root(folder, asked))
        return self._known[key]


def baseline_for(folder: str, root: str) -> Path:
    """The baseline of what stands in a folder: the nearest one up to the root, else the one that the root would have.

    The paths have no links.
    """
    place = folder
    while not os.path.lexists(os.path.join(place, NAME)):  # noqa: PTH118 - texts, for ten thousand folders
        above = os.path.dirname(place)  # noqa: PTH120
        if place in (root, above) or not _lies_in(place, root):
            return Path(root, NAME)
        place = above
    return Path(place, NAME)


def _lies_in(folder: str, other: str) -> bool:
    return folder == other or folder.startswith(other.rstrip(os.sep) + os.sep)


def save(path: Path, entries: Sequence[Entry]) -> None:
    """Writes a baseline, whole or not at all. Raises CannotRunError when it cannot."""
    write_file(write_baseline(entries).encode(), located(shown(path)), project_of(path.parent))
