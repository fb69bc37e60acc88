"""Members of a list after a preposition that the language repeats: `sur le consentement ou sur un contrat`."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.values import Word
from polc.document.inline import Inline
from polc.document.phrasing import without_first
from polc.notice import retention_terms
from polc.notice.locale_data import Style
from polc.notice.noun_phrases import definite
from polc.notice.sentences import Noun
from polc.notice.wording import Wording


def each_after(ctx: Wording, preposition: str, members: Sequence[Inline], style: Style = "standard") -> Inline:
    """Return words as a list, each after the preposition.

    The phrasebook says what becomes of it before each.
    """
    before = ctx.book.find(f"preposition.{preposition}") or "{what}"
    again = ctx.book.find(f"preposition.{preposition}-again") or before
    return ctx.join([_after(ctx, again if n else before, member) for n, member in enumerate(members)], style)


def _after(ctx: Wording, template: str, member: Inline) -> Inline:
    """Return a member after its preposition, contracted as after another word."""
    return without_first(ctx.fill(f" {template}", what=member), 1)


def on_bases(ctx: Wording, bases: Sequence[Word]) -> Inline:
    """Return legal bases as what something rests on, as alternatives."""
    return each_after(ctx, "on", [retention_terms.articled(ctx, word, ("legal-bases",)) for word in bases], "or")


def nouns_after(ctx: Wording, preposition: str, nouns: Sequence[Noun], style: Style = "standard") -> Inline | None:
    """Return nouns with their articles after a preposition.

    None where one of them has none that can be told.
    """
    made = [definite(n.words, ctx.lang, proper=n.proper or n.bare, defined=ctx.defined) for n in nouns]
    if not nouns or any(words is None for words in made):
        return None
    members = [words + n.after for words, n in zip(made, nouns, strict=True) if words is not None]
    return each_after(ctx, preposition, members, style)
