"""retention/very-long: data are kept for decades, and nothing says why."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Duration
from polc.model.legal_bases import IMPOSED, one_of
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import UNNAMED, CoverageCell
from polc.model.retention.covered_cells import covered_purposes
from polc.model.retention.lengths import block_of, concerning, length
from polc.model.retention.periods import RetentionPeriod

LONG = Duration(20, "year", Span("", 0, 0))
"""The longest general limitation of the laws that polc knows; beyond it a period needs a reason of its own."""
BORN = frozenset({"majority", "death", "retirement"})
"""Events of a lifetime, from which periods are counted that follow a person."""


@rule("retention/very-long")
def very_long(policy: Policy) -> Iterator[Finding]:
    """Data are kept for more than twenty years, and neither a norm nor a `because` says why (Art. 5(1)(e), 5(2)).

    Silent for what a legal obligation or a public task imposes, for purposes that Art. 5(1)(e) lets last, where the law
    knows a period for the purpose, and where the policy states a reason or a norm.
    """
    for period in policy.retention_periods:
        stated = length(period.retention_term, archive=True) if period.retention_term else None
        if stated is None or stated.low <= LONG.bounds()[1] or stated.event in BORN or _reasoned(period):
            continue
        purposes = [p for p in covered_purposes(policy, period) if not _may_last(policy, p)]
        if purposes:
            names = tuple(p.label for p in purposes)
            yield finding(period.declaration, stated.last.span, purposes=names, period=stated.last)


def _reasoned(period: RetentionPeriod) -> bool:
    blocks = (period.declaration, block_of(period))
    return any(b.has("because") or b.has("note") or b.has("norm") for b in blocks)


def _may_last(policy: Policy, purpose: Purpose) -> bool:
    imposed = any(one_of(policy, b.id, IMPOSED) for b in policy.bases(purpose))
    cell = CoverageCell(UNNAMED, purpose.id, UNNAMED)
    known = any(concerning(policy, purpose, cell, longest=bound) for bound in (True, False))
    return imposed or known or policy.kind_flag(purpose, "lasting")
