"""Promises about where data go and who has them that the rest of the policy belies. Compared in the model."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import belied
from polc.core.findings import Finding
from polc.model.policy import Policy


def share(policy: Policy) -> Iterator[Finding]:
    """Data are shared beyond those promised, or for a purpose that a promise excludes (Art. 13(1)(e), 5(1)(b)).

    Without a recipient a promise speaks of third parties; a processor is none (Art. 4(10)). Promises on recipients
    alone are told by `contradiction/internal-only-vs-recipients`.
    """
    yield from belied(policy, ("share",))


def sell(policy: Policy) -> Iterator[Finding]:
    """Data are said not to be sold, and a purpose is to sell them (Art. 5(1)(a), 13(1)(c))."""
    yield from belied(policy, ("sell",))


def transfer(policy: Policy) -> Iterator[Finding]:
    """Data go to another country, or to somebody there, although a promise excludes it (Art. 13(1)(f), 44).

    Without a place a promise speaks of third countries. Areas are told by `contradiction/eu-only-vs-transfer`.
    """
    yield from belied(policy, ("transfer",))


def store(policy: Policy) -> Iterator[Finding]:
    """Data are stored with somebody, or held beyond what a promise allows (Art. 5(1)(a), 13(1)(e)).

    Only recipients one of whose tasks is storing store data.
    """
    yield from belied(policy, ("store", "hold"))
