"""A baseline: findings that stood on the day it was made.

They are not reported again. Only its text is read and written here. One entry a line, `file | rule | declaration |
fingerprint | reason`, sorted, so that a review sees what changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from polc.core.findings import Finding
from polc.core.record import ordered_record, record, replace
from polc.core.sources import Source, Span
from polc.reference.rule_names import renamed_rules, retired_rules

NAME = "polc-baseline.txt"
"""What the file is called, in the folder of the policies or above it."""

HEAD = """\
# Findings accepted as they stood when they were recorded; `polc check` reports only what is new.
# file | rule | declaration | fingerprint | reason
"""
FINGERPRINT = re.compile(r"^[0-9a-f]{12}$")
FIELDS = 5


@ordered_record
class Entry:
    """One accepted finding.

    `file` is relative to the baseline's folder, and `declaration` a kind and a name.
    """

    file: str
    rule: str
    declaration: str
    fingerprint: str
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a finding has to match."""
        return self.file, self.rule, self.declaration, self.fingerprint

    def line(self) -> str:
        """The entry as a line of the file."""
        return " | ".join((self.file, self.rule, self.declaration, self.fingerprint, self.reason)).rstrip()


@record
class Baseline:
    """The entries of a file, and findings about lines that are none.

    Each entry has the place of its line.
    """

    entries: tuple[Entry, ...]
    places: dict[Entry, Span]
    findings: tuple[Finding, ...]


def entry_of(finding: Finding, file: str, fingerprint: str, reason: str = "") -> Entry:
    """The entry that accepts a finding."""
    return Entry(file, finding.rule, " ".join(finding.subject).strip(), fingerprint, " ".join(reason.split()))


def read_baseline(source: Source) -> Baseline:
    """The baseline that a text holds; a line that is no entry is a finding."""
    entries: list[Entry] = []
    places: dict[Entry, Span] = {}
    findings: list[Finding] = []
    known: set[tuple[str, str, str, str]] = set()
    at = 0
    for line in source.text.split("\n"):
        span = Span(source.path, at, at + len(line))
        at += len(line) + 1
        if not line.strip() or line.startswith("#"):
            continue
        fields = [f.strip() for f in line.split("|", FIELDS - 1)]
        if len(fields) < FIELDS - 1 or not FINGERPRINT.match(fields[3]):
            findings.append(Finding("baseline/malformed", span, {"found": line.strip()}))
            continue
        entry = Entry(*fields)
        if entry.key in known:
            continue
        known.add(entry.key)
        entries.append(entry)
        places[entry] = span
    return Baseline(tuple(entries), places, tuple(findings))


def write_baseline(entries: Sequence[Entry]) -> str:
    """The text of a baseline with these entries, sorted."""
    return HEAD + "".join(f"{entry.line()}\n" for entry in sorted(entries))


def compare(
    baseline: Baseline, current: Sequence[Entry], files: frozenset[str]
) -> tuple[frozenset[tuple[str, str, str, str]], tuple[Entry, ...]]:
    """The keys of the findings that the baseline accepts, and idle entries.

    Idle are those on these files that match no finding.
    """
    keys = {entry.key for entry in current}
    accepted = frozenset(e.key for e in baseline.entries if e.key in keys)
    stale = tuple(e for e in baseline.entries if e.key not in keys and e.file in files)
    return accepted, stale


def stale_findings(baseline: Baseline, stale: Sequence[Entry]) -> tuple[Finding, ...]:
    """A finding for each entry that accepts nothing any more.

    Those of rules that were taken back are left out.
    """
    return tuple(
        Finding(
            "baseline/stale",
            baseline.places[entry],
            {"waived": entry.rule, "declaration": entry.declaration, "file": entry.file},
            subject=("baseline", entry.fingerprint),
        )
        for entry in stale
        if entry.rule not in retired_rules()
    )


def former_entries(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that name a rule by a former name, in their order."""
    return tuple(entry for entry in entries if entry.rule in renamed_rules())


def with_current_names(baseline: Baseline, current: Mapping[tuple[str, str, str, str], Entry]) -> Baseline:
    """The baseline with its entries as `current` has them, and findings on them.

    `current` has entries by their keys.
    """
    renewed = {entry: replace(current.get(entry.key, entry), reason=entry.reason) for entry in baseline.entries}
    told = [_former_name(baseline.places[entry], entry) for entry in former_entries(baseline.entries)]
    places = {renewed[entry]: span for entry, span in baseline.places.items()}
    return Baseline(tuple(dict.fromkeys(renewed.values())), places, (*baseline.findings, *told))


def _former_name(span: Span, entry: Entry) -> Finding:
    former = renamed_rules()[entry.rule]
    facts = {"waived": entry.rule, "now": former["to"], "since": former["since"]}
    return Finding("baseline/former-rule", span, facts, subject=("baseline", entry.fingerprint))


def with_reasons(entries: Sequence[Entry], known: Sequence[Entry], reason: str) -> list[Entry]:
    """The entries with the reasons recorded before.

    Those that are new have the given reason.
    """
    reasons = {entry.key: entry.reason for entry in known}
    return [replace(e, reason=reasons.get(e.key, " ".join(reason.split()))) for e in entries]
