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
}


@rule("wording/consent")
def consent(policy: Policy) -> Iterator[Finding]:
    """A text takes use of the site or a ticked box for consent, bars its withdrawal, or makes a condition of it.

    Art. 4(11), 7(3), 7(4). Silent where the clause denies it. One finding a text.
    """
    yield from told(policy, LISTS)
