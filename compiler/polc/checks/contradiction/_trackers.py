"""Classes of cookies that the policy mentions and does not describe, or treats in two ways."""

from __future__ import annotations

from polc.model.declaration import Declaration
from polc.reference.vocabulary import vocabulary


def is_of(block: Declaration, class_: str) -> bool:
    """True when a block is of a class, by its name or its kind."""
    kinds = vocabulary("cookie-kinds")
    return block.id == class_ or any(kinds.is_a(n, class_) for n in (block.id, *block.listing("kind").names) if n)
