"""What `polc verify` found, as text and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from polc.core.record import field, record
from polc.reference.phrases import counted, phrase
from polc.release.drift import Drift
from polc.report.json import as_text
from polc.report.terminal import printable, without_commands


@record
class Note:
    """Something to know that is no departure: its `kind` is a key of the phrases `note-…`."""

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)


@record
class Verified:
    """A release, or a site (then without a policy), with every file that departs from what it ought to be."""

    path: str
    policy: str = ""
    version: str = ""
    digest: str = ""
    drifts: tuple[Drift, ...] = ()
    notes: tuple[Note, ...] = ()


def departures(found: Sequence[Verified]) -> int:
    """How many departures there are."""
    return sum(len(v.drifts) for v in found)


def text(releases: Sequence[Verified], site: Verified | None, lang: str) -> str:
    """A line for each departure and note, then one that sums up."""
    every = [*releases, *([site] if site else [])]
    lines = [printable(f"{path}{phrase('colon', lang)} {words}") for v in every for path, words in _lines(v, lang)]
    if releases:
        lines.append(counted("verified-releases", len(releases), lang))
    if not releases:
        lines.append("")
    if site and not site.notes:
        lines[-1] = f"{lines[-1]} {phrase('verified-site', lang, path=printable(site.path))}".strip()
    number = departures(every)
    none = "verified-none-but" if any(v.notes for v in every) else "verified-none"
    outcome = counted("verified-drifts", number, lang) if number else phrase(none, lang)
    lines[-1] = f"{lines[-1]} {outcome}".strip()
    return without_commands("\n".join(lines)) + "\n"


def _lines(found: Verified, lang: str) -> list[tuple[str, str]]:
    drifts = [(f"{found.path}/{d.path}", phrase(f"drift-{d.kind}", lang, **d.facts)) for d in found.drifts]
    return drifts + [(found.path, phrase(f"note-{n.kind}", lang, **n.facts)) for n in found.notes]


def as_json(releases: Sequence[Verified], site: Verified | None, lang: str) -> str:
    """The same for programs, as `dsl/verification.schema.json` describes it."""
    told = {
        "releases": [
            {"policy": r.policy, "version": r.version, "digest": r.digest, **_verified_fields(r, lang)}
            for r in releases
        ],
        "site": _verified_fields(site, lang) if site else None,
        "drifts": departures([*releases, *([site] if site else [])]),
    }
    return as_text(told)


def _verified_fields(found: Verified, lang: str) -> dict[str, Any]:
    return {
        "path": found.path,
        "drifts": [
            {"kind": d.kind, "path": d.path, "message": phrase(f"drift-{d.kind}", lang, **d.facts)}
            for d in found.drifts
        ],
        "notes": [{"kind": n.kind, "message": phrase(f"note-{n.kind}", lang, **n.facts)} for n in found.notes],
    }
