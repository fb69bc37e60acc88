"""Promises about what the controller does with data that the rest of the policy belies. Compared in the model."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import belied
from polc.core.findings import Finding
from polc.model.policy import Policy


def collect(policy: Policy) -> Iterator[Finding]:
    """Data are collected beyond those promised, for another purpose, by others, or despite a denial (Art. 5(1)(c)).

    `contradiction/not-held-vs-category` tells of plain denials.
    """
    yield from belied(policy, ("collect",))


def use(policy: Policy) -> Iterator[Finding]:
    """Data are used for a purpose, or by somebody, that a promise excludes (Art. 5(1)(a), (b), 13(1)(c)).

    Siblings of a purpose do not conflict, and a wider kind may be another purpose than the one excluded.
    """
    yield from belied(policy, ("use",))


def keep(policy: Policy) -> Iterator[Finding]:
    """A stated period is certainly longer than promised, archiving included (Art. 5(1)(e), 13(2)(a))."""
    yield from belied(policy, ("keep",))


def decide(policy: Policy) -> Iterator[Finding]:
    """A solely automated decision is outside what a promise allows (Art. 13(2)(f), 22).

    `contradiction/decision-denied` tells of plain denials.
    """
    yield from belied(policy, ("decide",))
