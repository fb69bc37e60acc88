"""Annotations of GitHub Actions: one workflow command a finding.

Everything a file says is escaped.
"""

from __future__ import annotations

from polc.report.run import Run
from polc.report.terminal import printable
from polc.report.text import turned_off
from polc.report.words import Told

LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}


def report(run: Run) -> str:
    """A workflow command for each open finding, and one for all that settings turn off, each on a line of its own."""
    off = [f"::notice title=polc::{_data(turned_off(run.off, run.lang))}"] if run.off else []
    return "".join(f"{command}\n" for command in (*map(_command, run.told), *off))


def _command(told: Told) -> str:
    place = told.place
    properties = {
        "file": place.path,
        "line": str(place.start.line),
        "endLine": str(place.end.line),
        "title": f"{told.rule}{''.join(f' – {c.label}' for c in told.citations[:1])}",
    }
    if place.start.line == place.end.line:
        properties |= {"col": str(place.start.column), "endColumn": str(place.end.column)}
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{LEVELS[told.severity]} {written}::{_data(f'{told.message} {told.fix}'.strip())}"


def _data(text: str) -> str:
    lines = "\n".join(printable(line) for line in text.split("\n"))
    return lines.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
