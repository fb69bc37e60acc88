"""What a notice leaves to another document: which one, and whether readers can reach it."""

from __future__ import annotations

from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy


def list_document(recipient: Declaration) -> Word | None:
    """Return the document that lists the members of a category of recipients in full, None where none is said to."""
    return recipient.word("listed")


def is_reachable(policy: Policy, document: str) -> bool:
    """Tell whether readers are told where a declared document is; True for one that nothing declares."""
    declared = policy.get("document", document)
    return declared is None or declared.has("at")
