"""transfer/dpf-sole: nothing takes over should the EU-US decision fall."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.transfer._adequacy import places, standing
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.transfer_tools import ADEQUACY, DEROGATION


@rule("transfer/dpf-sole")
def dpf_sole(policy: Policy) -> Iterator[Finding]:
    """A transfer to a certified organisation has no tool to fall back on while the decision is contested."""
    for reliance, place, decision in standing(policy):
        if decision.certified_only and reliance.certified and reliance.alone(ADEQUACY, DEROGATION):
            yield finding(
                reliance.declaration, reliance.word.span, related=places(reliance), citations=(decision.act,),
                places=(place.label,),
            )  # fmt: skip
