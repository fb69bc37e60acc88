"""The facts of a policy as JSON, for programs."""

from __future__ import annotations

from polc.facts.json_text import json_text
from polc.facts.reading import facts_of
from polc.targets.exports import Export, Request, target


@target("facts")
def facts(request: Request) -> Export:
    """Return one file of a policy, with its texts in all languages."""
    policy = request.policy
    return Export({f"{policy.id}.facts.json": json_text(facts_of(policy, request.sources)).encode()})
