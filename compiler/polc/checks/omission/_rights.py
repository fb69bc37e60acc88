"""Rights of data subjects that the policy does not tell of."""

from __future__ import annotations

from polc.core.sources import Span
from polc.model.declaration import Declaration
from polc.model.policy import Policy


def place_of_missing_right(policy: Policy, header: Declaration) -> tuple[Declaration, Span]:
    """Where a missing right belongs: the list of rights offered, else the `rights` block, else the header."""
    block = policy.rights_block
    if block is None:
        return header, header.place
    offer = block.first("offer")
    return block, offer.span if offer else block.place
