"""GitLab's code quality report: a JSON list that merge requests show."""

from __future__ import annotations

from polc.report.json import as_text
from polc.report.run import Run

LEVELS = {"error": "critical", "warning": "minor", "advice": "info"}


def report(run: Run) -> str:
    """The open findings as GitLab wants them, with a line end after the list."""
    issues = [
        {
            "description": f"{told.message} {told.fix}".strip(),
            "check_name": told.rule,
            "fingerprint": told.fingerprint,
            "severity": LEVELS[told.severity],
            "location": {
                "path": told.place.path,
                "positions": {
                    "begin": {"line": told.place.start.line, "column": told.place.start.column},
                    "end": {"line": told.place.end.line, "column": told.place.end.column},
                },
            },
        }
        for told in run.told
    ]
    return as_text(issues)
