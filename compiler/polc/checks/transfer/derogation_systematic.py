"""transfer/derogation-systematic: a derogation for occasional transfers carries a permanent one."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.transfer_tools import DEROGATION, Reliance, reliances
from polc.reference.vocabulary import vocabulary

PROCESSOR = "processor"


@rule("transfer/derogation-systematic")
def derogation_systematic(policy: Policy) -> Iterator[Finding]:
    """A derogation meant for occasional transfers is the only tool for a permanent one (Art. 49; Guidelines 2/2018).

    A processor works for the controller all the time, and so does whoever stores the data; of other recipients the
    policy does not say how often.
    """
    for reliance in reliances(policy):
        occasional = reliance.of_kind(DEROGATION) and reliance.tool.fields.get("occasional") is True
        if occasional and reliance.alone(DEROGATION) and _is_permanent(policy, reliance):
            yield finding(
                reliance.declaration, reliance.word.span,
                related=tuple(related(s, "again") for s in reliance.again), tool=reliance.tool.term,
            )  # fmt: skip


def _is_permanent(policy: Policy, reliance: Reliance) -> bool:
    """True when each recipient concerned works with the data all the time.

    A processor does, and so does whoever stores them, whatever its role in law; not in cases said to be particular.
    """
    abroad = reliance.destinations or reliance.declaration.kind == "transfer"
    return bool(reliance.served and abroad) and all(_works_always(policy, r) for r in reliance.served)


def _works_always(policy: Policy, recipient: Declaration) -> bool:
    if recipient.has("when"):
        return False
    tasks = recipient.listing("does").names
    return role_of(policy, recipient.id) == PROCESSOR or any(
        vocabulary("tasks").field(n, flag) is True for n in tasks for flag in ("stores", "holds")
    )
