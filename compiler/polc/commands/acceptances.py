"""The findings that a run accepts, each with how: by a waiver, until a day, or by a baseline. Shows nothing."""

from __future__ import annotations

from polc.commands.checking import Checked
from polc.text.finding import Finding
from polc.text.review import Acceptance


def acceptances(checked: Checked) -> list[tuple[Finding, Acceptance]]:
    """The accepted findings of a run in its order."""
    waivers = {id(waiver.finding): waiver for waiver in checked.waivers}
    found = []
    for finding, reason in checked.accepted:
        waiver = waivers.get(id(finding))
        found.append((finding, Acceptance(reason, waiver.by, waiver.until) if waiver else Acceptance(reason)))
    return found
