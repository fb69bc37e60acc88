"""Transfers outside the Union: where to, to whom, why, and under which safeguard. Knows no other part."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part
from polc.model.declaration import Declaration
from polc.notice.lines import headed, line, rest, tells
from polc.notice.promises import places
from polc.notice.wording import Words


def transfers(w: Words) -> Part | None:
    """The part on transfers; None where the policy says nothing of them."""
    blocks: list[Block] = []
    stated = w.policy.all("transfer")
    for declaration in stated:
        if declaration.says_none:
            lines: Cell = (Line(w.say("transfers.none")),)
        else:
            titled = (headed(w, declaration),) if declaration.title else ()
            lines = (*titled, *_hedges(w, declaration), *rest(w, declaration, {"title", "avoided", "possible"}))
        lines = lines or (Line(w.say("transfers.transfer")),)
        blocks.append(Lines(lines, w.anchors.of(declaration), case=len(stated) > 1))
    return Part("part-transfers", w.say("transfers.heading"), tuple(blocks)) if blocks else None


def _hedges(w: Words, declaration: Declaration) -> list[AnyLine]:
    """The sentences that say that transfers are avoided, or that they may take place all the same."""
    avoided = declaration.has("avoided")
    found: list[AnyLine] = [Line(w.capital(w.say("transfers.avoided")))] if avoided else []
    if declaration.has("possible"):
        found.append(Line(w.say("transfers.possible" if avoided else "transfers.possible-alone")))
    return found


@tells("outside")
def _outside(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    return [line(w, owner, "outside", places(w, "outside", stated.own_listing))]


@tells("transfer.data", "cookies.data", "decision.data", "watchlist.data", "ai.data", "measure.data", "purpose.data")
def _data(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    listing = stated.own_listing
    words = w.listing(listing, ("data", "~data")) if listing.stated else w.say("list.some")
    return [line(w, owner, "data", words)]
