"""transfer/adequacy-not-in-force: no adequacy decision is in force for the country."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.transfer._adequacy import on_adequacy, places
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.transfer_tools import ADEQUACY, Destination, Reliance, ended


@rule("transfer/adequacy-not-in-force")
def adequacy_not_in_force(policy: Policy) -> Iterator[Finding]:
    """An adequacy decision is relied on for a place for which none is in force on the day (Art. 45).

    A decision that has ended under its own name is for `transfer/obsolete-tool`. Where other tools are named beside it,
    they may carry the places that no decision covers: then only a decision that covers none of them is told.
    """
    for reliance in on_adequacy(policy):
        if ended(reliance.tool, policy.as_of) or not reliance.destinations:
            continue
        bare = tuple(d for d in reliance.destinations if not _is_covered_by_tool(reliance, d, policy))
        if not bare or (not reliance.alone(ADEQUACY) and len(bare) < len(reliance.destinations)):
            continue
        past = [d for place in bare for d in place.decisions(reliance.tool) if d.ends and d.ends <= policy.as_of]
        coming = [d for place in bare for d in place.decisions(reliance.tool) if d.begins and d.begins > policy.as_of]
        yield finding(
            reliance.declaration, reliance.word.span, related=places(reliance),
            variant="elsewhere" if not any(p.decisions(reliance.tool) for p in bare) and _by_name(reliance) else "",
            citations=tuple(d.act for d in (*past, *coming)),
            tool=reliance.tool.term, places=tuple(p.label for p in bare), day=policy.as_of,
            ended=max((d.ends for d in past if d.ends), default=""),
            begins=min((d.begins for d in coming if d.begins), default=""),
        )  # fmt: skip


def _is_covered_by_tool(reliance: Reliance, place: Destination, policy: Policy) -> bool:
    tools = (reliance.tool, *(e for e in reliance.others if e.fields.get("tool") == ADEQUACY))
    return any(place.covered(t, policy.as_of) for t in tools)


def _by_name(reliance: Reliance) -> bool:
    """True for a tool that is one decision, not adequacy in general."""
    return reliance.tool.parent == ADEQUACY
