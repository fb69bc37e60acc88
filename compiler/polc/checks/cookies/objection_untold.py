"""cookies/objection-untold: trackers without consent, and no way to object to them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.trackers import classes, consent_of, described, label

WAYS = ("opt-out", "withdrawn")
"""Statements of a block that say how its trackers are stopped."""


@rule("cookies/objection-untold")
def objection_untold(policy: Policy) -> Iterator[Finding]:
    """Trackers are free from consent if one can object, and nothing says how."""
    for law in national(policy, "exempt-trackers"):
        for block in described(policy):
            free = law.terms("kinds") & frozenset(classes(block))
            if free and consent_of(policy, block) != "required" and not any(block.has(way) for way in WAYS):
                yield finding(block, law=law, cookies=label(block))
