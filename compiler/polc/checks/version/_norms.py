"""Norms that a policy cites and that do not apply on the day of the check.

Their dates are the law's data.
"""

from __future__ import annotations

from polc.core.findings import Fact, Term
from polc.reference.law import Norm
from polc.reference.phrases import LANGUAGES


def named(known: Norm | None) -> Fact:
    """The norm as it is cited in each language; nothing where there is none."""
    return Term({lang: known.label(lang) for lang in LANGUAGES}, known.id) if known else ""
