"""transfer/obsolete-tool: the transfer rests on a tool that no longer exists."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.transfer_tools import ended, reliances
from polc.reference.law import norm


@rule("transfer/obsolete-tool")
def obsolete_tool(policy: Policy) -> Iterator[Finding]:
    """A tool is relied on that is an act repealed or declared invalid: Safe Harbor, Privacy Shield, old clauses.

    Clauses of contracts made before their repeal carried transfers to 26 December 2022 (Decision 2021/914, Art. 4).
    """
    for reliance in reliances(policy):
        end = ended(reliance.tool, policy.as_of)
        act = norm(str(reliance.tool.fields.get("article", "")))
        if end and act:
            after = tuple(str(act.fields[k]) for k in ("ended-by", "replaced-by") if k in act.fields)
            yield finding(
                reliance.declaration, reliance.word.span, variant="replaced" if "replaced-by" in act.fields else "",
                related=tuple(related(s, "again") for s in reliance.again), citations=(act.id, *after),
                tool=reliance.tool.term, ended=end,
            )  # fmt: skip
