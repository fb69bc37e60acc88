"""What is home to a policy in words: the areas that data stay in or leave."""

from __future__ import annotations

from polc.document.inline import Inline
from polc.notice.language_wording import LanguageWording


def home_in_words(ctx: LanguageWording, places: tuple[str, ...]) -> dict[str, Inline]:
    """Facts of phrases on what is home: `area`, `away` from it, `outside` it."""
    away = ctx.join([_place_in_words(ctx, "from", place) for place in places])
    return {
        "area": ctx.join([_place_in_words(ctx, "area", place) for place in places]),
        "away": away,
        "outside": ctx.say("place.away", away=away),
    }


def _place_in_words(ctx: LanguageWording, how: str, place: str) -> Inline:
    return ctx.say(f"place.{how}.{place}") if ctx.book.find(f"place.{how}.{place}") else ctx.place(place)
