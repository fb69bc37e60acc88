"""contradiction/mandatory-yet-optional: the same data must be given, and need not be."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.provision import conflicting_provisions, foreign_data, provisions
from polc.model.special_categories import data_labels


@rule("contradiction/mandatory-yet-optional")
def mandatory_yet_optional(policy: Policy) -> Iterator[Finding]:
    """Data are mandatory and optional for the same purpose, or said so where they are not collected (Art. 13(2)(e))."""
    for category in policy.all("data"):
        for first, second in conflicting_provisions(category):
            yield finding(category, second.statement.span, related=(related(first.statement.span, "first"),))
        for provision in provisions(category):
            words = foreign_data(policy, provision)
            if words:
                yield finding(category, words[0].span, variant="foreign", data=data_labels(policy, words))
