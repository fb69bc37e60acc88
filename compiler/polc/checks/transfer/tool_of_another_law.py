"""transfer/tool-of-another-law: a transfer rests on a tool that the law that holds does not know."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.transfer_tools import reliances


@rule("transfer/tool-of-another-law")
def tool_of_another_law(policy: Policy) -> Iterator[Finding]:
    """A tool of another law is the only one named for a transfer."""
    for law in national(policy, "foreign-tools"):
        foreign = law.terms("tools")
        for reliance in reliances(policy):
            if reliance.tool.id in foreign and all(other.id in foreign for other in reliance.others):
                yield finding(
                    reliance.declaration, reliance.word.span, law=law, tool=reliance.tool.term,
                    related=tuple(related(span, "again") for span in reliance.again),
                )  # fmt: skip
