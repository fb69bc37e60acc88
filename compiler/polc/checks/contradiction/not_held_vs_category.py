"""contradiction/not-held-vs-category: data are said never to be held, and a category contains them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.contradiction._promises import contradicted, promised
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.conflicts import data_against
from polc.model.policy import Policy


@rule("contradiction/not-held-vs-category")
def not_held_vs_category(policy: Policy) -> Iterator[Finding]:
    """Data are said never to be held or collected, and a category of data contains them (Art. 5(1)(a))."""
    for deed in promised(policy):
        against = tuple(data_against(policy, deed))
        if against:
            yield contradicted(deed, against, "data")
