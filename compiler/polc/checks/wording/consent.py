"""wording/consent: a text takes for consent what is none, or binds people to it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.model.policy import Policy

LISTS = {
    "consent-by-use": "",
    "consent-ticked": "ticked",
    "consent-before": "before",
    "consent-final": "final",
    "consent-tied": "tied",
    "consent-wall": "wall",
}


@rule("wording/consent")
def consent(policy: Policy) -> Iterator[Finding]:
    """A text takes use or a ticked box for consent, bars its withdrawal, or makes a condition of it.

    Art. 4(11), 7(3), 7(4); trackers as the price of a site (EDPB Guidelines 05/2020). Silent where the clause denies
    it. One finding a text.
    """
    yield from told(policy, LISTS)
