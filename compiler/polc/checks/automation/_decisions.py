"""Whether a solely automated decision is allowed: its ground, its safeguards, the persons it is about."""

from __future__ import annotations

from polc.model.declaration import Declaration
from polc.model.policy import Policy


def automated(policy: Policy) -> tuple[Declaration, ...]:
    return tuple(d for d in policy.all("decision") if d.has("solely"))


def solely(decision: Declaration) -> Declaration:
    return decision.first("solely") or decision
