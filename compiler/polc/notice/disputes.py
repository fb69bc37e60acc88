"""The applicable law and disputes, in sentences."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Line, Lines, Part
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.notice.lines import headed, rest, tells
from polc.notice.prepositions import nouns_after
from polc.notice.sentences import about, is_determined, nouns_of
from polc.notice.wording import Wording
from polc.reference.properties import property_of


def disputes(ctx: Wording) -> Part | None:
    """Return the part on the applicable law and disputes.

    None where the policy says nothing of them.
    """
    blocks = tuple(_flowing_block(ctx, d) for d in ctx.policy.all("disputes"))
    return Part("part-disputes", ctx.say("disputes.heading"), blocks) if blocks else None


def _flowing_block(ctx: Wording, declaration: Declaration) -> Lines:
    return Lines(headed(ctx, declaration, rest(ctx, declaration, {"title"})), ctx.anchors.of(declaration))


@tells("disputes.law", "disputes.first")
def _listed_sentence(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    return [Line(about(ctx, f"disputes.{stated.kind}", stated.own_listing, property_of(owner, stated.kind).refers))]


@tells("disputes.over")
def _subjects_of_disputes(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    listing, targets = stated.own_listing, property_of(owner, "over").refers
    listed = None if listing.open or listing.none else nouns_after(ctx, "over", nouns_of(ctx, listing, targets))
    if listed is not None:
        return [Line(ctx.say("disputes.over", list=listed))]
    return [Line(about(ctx, "disputes.over", listing, targets))]


@tells("courts")
def _courts(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    """Which courts decide, alone or not."""
    key = f"disputes.courts{'-exclusive' if stated.has('exclusive') else ''}"
    if stated.own_text is None:
        return []
    words: Inline = ctx.text(stated.own_text)
    return [Line(ctx.say(key if is_determined(ctx, words) else f"{key}-list", courts=words))]
