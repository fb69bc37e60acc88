"""From whom a category of data comes, as far as sentences depend on it."""

from __future__ import annotations

from polc.core.values import Entry
from polc.model.declaration import Declaration
from polc.notice.wording import Wording
from polc.reference.properties import property_of

OBSERVED = "observed"
BOTH = frozenset({"person", OBSERVED})
"""The two ways in which data come from the persons themselves: what they give, and what is observed."""


def kind_of_source(ctx: Wording, entry: Entry) -> str:
    """Return the name of a source; `person` or `observed` for one that is declared to be nothing else."""
    if entry.text or entry.name is None:
        return ctx.entry(entry, property_of("data", "from").refers).plain
    declared = ctx.policy.get("source", entry.name.text)
    kinds = declared.listing("kind") if declared else None
    if kinds and len(kinds.entries) == 1 and kinds.names <= BOTH:
        return next(iter(kinds.names))
    return entry.name.text


def is_observed(ctx: Wording, declaration: Declaration) -> bool:
    """Return whether data are stated to be observed and to come from nowhere else: nobody gives them as their own."""
    listing = declaration.listing("from")
    return bool(listing.entries) and all(kind_of_source(ctx, entry) == OBSERVED for entry in listing)
