"""What a policy may say of its changes in free words, which the rules on versions do not read."""

from __future__ import annotations

from polc.model.policy import Policy

UPDATES = frozenset({"updates", "changes"})


def tells_updates(policy: Policy) -> bool:
    """True where a section of free text is about updates."""
    return any(s.listing("kind").names & UPDATES for s in policy.all("section"))
