"""transfer/dpf-listing: the recipient is not said to be certified under the decision."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.transfer._adequacy import places, standing
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.transfer_tools import ADEQUACY


@rule("transfer/dpf-listing")
def dpf_listing(policy: Policy) -> Iterator[Finding]:
    """The decision covers only organisations that have certified themselves, and nothing says so of this one.

    Art. 1 of the decision; silent where another tool carries the transfer anyway.
    """
    for reliance, place, decision in standing(policy):
        if decision.certified_only and not reliance.certified and reliance.alone(ADEQUACY):
            yield finding(
                reliance.declaration, reliance.word.span, related=places(reliance), citations=(decision.act,),
                places=(place.label,), list=str(decision.fields.get("list-url", "")),
            )  # fmt: skip
