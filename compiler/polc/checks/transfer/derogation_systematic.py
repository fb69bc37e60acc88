"""transfer/derogation-systematic: a derogation for occasional transfers carries a permanent one."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.transfer_tools import DEROGATION, Reliance, reliances

PROCESSOR = "processor"


@rule("transfer/derogation-systematic")
def derogation_systematic(policy: Policy) -> Iterator[Finding]:
    """A derogation meant for occasional transfers is the only tool for a processor (Art. 49; Guidelines 2/2018).

    A processor works for the controller all the time; of other recipients the policy does not say how often.
    """
    for reliance in reliances(policy):
        occasional = reliance.of_kind(DEROGATION) and reliance.tool.fields.get("occasional") is True
        if occasional and reliance.alone(DEROGATION) and _to_processors(policy, reliance):
            yield finding(
                reliance.declaration, reliance.word.span,
                related=tuple(related(s, "again") for s in reliance.again), tool=reliance.tool.term,
            )  # fmt: skip


def _to_processors(policy: Policy, reliance: Reliance) -> bool:
    abroad = reliance.destinations or reliance.declaration.kind == "transfer"
    return bool(reliance.served and abroad) and all(role_of(policy, r.id) == PROCESSOR for r in reliance.served)
