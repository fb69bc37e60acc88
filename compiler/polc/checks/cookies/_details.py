"""What must be told of trackers: how long they last, who places them, how long a choice holds, what exempts them."""

from __future__ import annotations

from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import classes, consent_of, flagged, needing


def asks_or_should(policy: Policy, block: Declaration) -> bool:
    """True for trackers placed with consent, or that need it."""
    consent = consent_of(policy, block)
    return consent in ("required", "implied") or (consent == "" and bool(needing(block)))


def may_need_consent(policy: Policy, block: Declaration) -> bool:
    """True for trackers placed with consent, or that need it unless conditions are met of which nothing is said."""
    unsaid = consent_of(policy, block) == "" and any(flagged(c, "exempt-possible") for c in classes(block))
    return unsaid or asks_or_should(policy, block)
