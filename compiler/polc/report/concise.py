"""One line a finding, as editors and scripts read it: `policies/shop.pol:12:3: error[omission/retention] …`."""

from __future__ import annotations

from polc.report.run import Run
from polc.report.terminal import printable, without_commands
from polc.report.words import Told


def report(run: Run) -> str:
    """The open findings, a line each; nothing where there is none."""
    return without_commands("".join(f"{_line(told)}\n" for told in run.told))


def _line(told: Told) -> str:
    place = told.place
    message = " ".join(printable(told.message).split())
    return f"{printable(place.path)}:{place.start.line}:{place.start.column}: {told.severity}[{told.rule}] {message}"
