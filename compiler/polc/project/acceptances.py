"""The findings that a run accepts, each with how: by a waiver, until a day, or by a baseline."""

from __future__ import annotations

from polc.core.findings import Finding
from polc.project.checking import Checked
from polc.report.review.values import Acceptance


def acceptances(checked: Checked) -> list[tuple[Finding, Acceptance]]:
    """The accepted findings of a run in its order."""
    waivers = {id(waiver.finding): waiver for waiver in checked.waivers}
    found = []
    for finding, reason in checked.accepted:
        waiver = waivers.get(id(finding))
        found.append((finding, Acceptance(reason, waiver.by, waiver.until) if waiver else Acceptance(reason)))
    return found
