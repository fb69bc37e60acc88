"""Tools other than adequacy: those that no longer carry anything, and derogations for what goes on all the time."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.transfer_tools import DEROGATION, Reliance, ended, reliances
from polc.reference.law import norm

PROCESSOR = "processor"


def obsolete_tool(policy: Policy) -> Iterator[Finding]:
    """A tool is relied on that is an act repealed or declared invalid: Safe Harbor, Privacy Shield, old clauses.

    Clauses of contracts made before their repeal carried transfers to 26 December 2022 (Decision 2021/914, Art. 4).
    """
    for reliance in reliances(policy):
        end = ended(reliance.tool, policy.as_of)
        act = norm(str(reliance.tool.fields.get("article", "")))
        if end and act:
            after = tuple(str(act.fields[k]) for k in ("ended-by", "replaced-by") if k in act.fields)
            yield found(
                reliance.declaration, reliance.word.span, variant="replaced" if "replaced-by" in act.fields else "",
                related=tuple(related(s, "again") for s in reliance.again), citations=(act.id, *after),
                tool=reliance.tool.term, ended=end,
            )  # fmt: skip


def derogation_systematic(policy: Policy) -> Iterator[Finding]:
    """A derogation meant for occasional transfers is the only tool for a processor (Art. 49; Guidelines 2/2018).

    A processor works for the controller all the time; of other recipients the policy does not say how often.
    """
    for reliance in reliances(policy):
        occasional = reliance.of_kind(DEROGATION) and reliance.tool.fields.get("occasional") is True
        if occasional and reliance.alone(DEROGATION) and _to_processors(policy, reliance):
            yield found(
                reliance.declaration, reliance.word.span,
                related=tuple(related(s, "again") for s in reliance.again), tool=reliance.tool.term,
            )  # fmt: skip


def _to_processors(policy: Policy, reliance: Reliance) -> bool:
    abroad = reliance.destinations or reliance.declaration.kind == "transfer"
    return bool(reliance.served and abroad) and all(role_of(policy, r.id) == PROCESSOR for r in reliance.served)
