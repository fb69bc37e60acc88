"""The JSON report, version 1; its shape is fixed by `dsl/findings.schema.json`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from polc.core.version import __version__
from polc.report.run import Accepted
from polc.report.words import Place, Told

VERSION = 1
UNSAFE = re.compile(
    r"[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff]|(?<=#)#(?=\w{0,20}\[)"
)
"""What JSON allows and a terminal or a log would obey (`##vso[…]`), or no encoding holds: written as `\\u…`."""


def report(told: Sequence[Told], files: int, as_of: date, *, off: int = 0, accepted: Sequence[Accepted] = ()) -> str:
    """The findings as one JSON object, with a line end after it.

    Those turned `off` are only counted.
    """
    count = Counter(t.severity for t in told)
    document = {
        "version": VERSION,
        "polc": __version__,
        "as_of": as_of.isoformat(),
        "summary": {
            "error": count["error"],
            "warning": count["warning"],
            "advice": count["advice"],
            "files": files,
            "off": off,
        },
        "findings": [_finding(t) for t in told],
        "accepted": [
            {**_finding(a.told), "reason": a.reason, "by": "waiver" if a.in_source else "baseline"} for a in accepted
        ],
    }
    return as_text(document)


def as_text(document: object) -> str:
    """A document as JSON that is harmless wherever it is shown, with a line end after it."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _finding(told: Told) -> dict[str, Any]:
    return {
        "rule": told.rule,
        "severity": told.severity,
        "kind": told.kind,
        "message": told.message,
        "fix": told.fix,
        **place_fields(told.place),
        "related": [{"message": r.label, **place_fields(r)} for r in told.related],
        "citations": [{"label": c.label, "url": c.url} for c in told.citations],
        "fingerprint": told.fingerprint,
    }


def place_fields(place: Place) -> dict[str, Any]:
    """A place for programs: the file, where it begins and where it ends."""
    return {
        "path": place.path,
        "start": {"line": place.start.line, "column": place.start.column},
        "end": {"line": place.end.line, "column": place.end.column},
    }
