"""Transfers outside the Union: where to, to whom, why, and under which safeguard."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part
from polc.model.declaration import Declaration
from polc.notice.lines import headed, line, rest, tells
from polc.notice.promises import places
from polc.notice.wording import Wording


def transfers(ctx: Wording) -> Part | None:
    """The part on transfers; None where the policy says nothing of them."""
    blocks: list[Block] = []
    stated = ctx.policy.all("transfer")
    for declaration in stated:
        if declaration.says_none:
            lines: Cell = (Line(ctx.say("transfers.none")),)
        else:
            titled = (headed(ctx, declaration),) if declaration.title else ()
            lines = (*titled, *_hedges(ctx, declaration), *rest(ctx, declaration, {"title", "avoided", "possible"}))
        lines = lines or (Line(ctx.say("transfers.transfer")),)
        blocks.append(Lines(lines, ctx.anchors.of(declaration), case=len(stated) > 1))
    return Part("part-transfers", ctx.say("transfers.heading"), tuple(blocks)) if blocks else None


def _hedges(ctx: Wording, declaration: Declaration) -> list[AnyLine]:
    """The sentences that say that transfers are avoided, or that they may take place all the same."""
    avoided = declaration.has("avoided")
    found: list[AnyLine] = [Line(ctx.capital(ctx.say("transfers.avoided")))] if avoided else []
    if declaration.has("possible"):
        found.append(Line(ctx.say("transfers.possible" if avoided else "transfers.possible-alone")))
    return found


@tells("outside")
def _outside_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    return [line(ctx, owner, "outside", places(ctx, "outside", stated.own_listing))]


@tells("transfer.data", "cookies.data", "decision.data", "watchlist.data", "ai.data", "measure.data", "purpose.data")
def _data(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    listing = stated.own_listing
    words = ctx.listing(listing, ("data", "~data")) if listing.stated else ctx.say("list.some")
    return [line(ctx, owner, "data", words)]
