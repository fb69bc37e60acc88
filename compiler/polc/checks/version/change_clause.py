"""version/change-clause: changes apply on publication, and nobody is told."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.policy import Policy

SURPRISING = frozenset({"on-publication", "any-time"})


ANNOUNCED = frozenset({"before-effect", "new-purpose"})


PAGES = frozenset({"web-form", "browser"})
"""Kinds of channels at which nobody is addressed; a channel of no kind is a page of the site as well."""


@rule("version/change-clause")
def change_clause(policy: Policy) -> Iterator[Finding]:
    """Changes apply at once or at any time, and nobody is told (WP260 on changes; Art. 5(1)(a), 13(3)).

    A notice counts if it reaches people: a page that they have to look up does not.
    """
    header = policy.header
    changes = header.first("changes") if header else None
    if header is None or changes is None:
        return
    names, notice = changes.own_listing.names, changes.listing("notice")
    unseen = bool(notice) and not notice.open and all(_is_page(policy, word) for word in notice.words)
    if (notice and not unseen) or names & ANNOUNCED or not names & SURPRISING:
        return
    spot = notice.span if unseen else (changes.first("advice") or changes).span
    places = (related(spot, "page" if unseen else "advice"),) if spot and spot != changes.span else ()
    at_once = "on-publication" in names
    variant = "page" if unseen else "none" if notice.none and at_once else "" if at_once else "any-time"
    yield finding(header, changes.span, related=places, variant=variant)


def _is_page(policy: Policy, word: Word) -> bool:
    """True for a declared channel that is neither a message nor shown to people: they have to look it up."""
    channel = policy.get("channel", word.text)
    if channel is None or channel.has("does"):
        return False
    return channel.listing("kind").names <= PAGES and not channel.text("at")
