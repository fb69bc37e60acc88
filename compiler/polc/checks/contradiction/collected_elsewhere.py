"""contradiction/collected-elsewhere: a form collects data for a purpose that states other data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Listing, Word
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.special_categories import data_labels


@rule("contradiction/collected-elsewhere")
def collected_elsewhere(policy: Policy) -> Iterator[Finding]:
    """Data that a channel collects for a purpose lie in none of those that the purpose states (Art. 5(1)(c), 13(1)(c)).

    A purpose that states no data, part of them, or an open list, leaves room; so does a datum that is wider.
    """
    for channel in policy.all("channel"):
        for statement in channel.all("collects"):
            purposes = policy.named_purposes(statement.listing("for"))
            lists = [policy.effective(purpose, "data") for purpose in purposes]
            if not purposes or not all(_is_closed(policy, listing) for listing in lists):
                continue
            words = tuple(word for word in statement.own_listing.words if not _is_held(policy, word, lists))
            if words:
                places = tuple(related(_place(purpose, policy), "data", purpose=purpose.label) for purpose in purposes)
                yield finding(channel, words[0].span, related=places, data=data_labels(policy, words))


def _is_closed(policy: Policy, listing: Listing) -> bool:
    """True for a list that leaves nothing open, and tells nothing in words."""
    declared = (policy.get("data", word.text) for word in listing.words)
    inner = [d.listing("includes") for d in declared if d is not None]
    return bool(listing) and not any(each.open or any(e.name is None for e in each) for each in (listing, *inner))


def _is_held(policy: Policy, word: Word, lists: list[Listing]) -> bool:
    """True for a datum with some part in the data of a purpose."""
    named = frozenset().union(*(listing.names for listing in lists))
    parts = policy.data_terms(word.text)
    return not parts.isdisjoint(policy.data_inside(named)) or not named.isdisjoint(policy.data_inside(parts))


def _place(purpose: Purpose, policy: Policy) -> Span:
    """Where the data of a purpose are stated."""
    listing = policy.effective(purpose, "data")
    return listing.span or purpose.place
