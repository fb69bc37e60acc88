"""Places after a preposition, with the article that the language wants."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.inline import Inline
from polc.notice.wording import Wording


def places(ctx: Wording, how: str, listing: Listing) -> Inline:
    """Places after `in` or `outside`: with the article that the language wants, where the phrasebook knows it."""
    if len(listing.entries) == 1 and not listing.open:
        code = listing.words[0].text
        if ctx.book.find(f"place.{how}.{code}"):
            return ctx.say(f"place.{how}.{code}")
    return ctx.say(f"place.{how}.other", places=ctx.listing(listing, ()))
