"""Links to other sites and networks: where they lead, what for, and what the policy says of it."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Card, Line, Lines, Part, Points
from polc.document.inline import Inline
from polc.document.phrasing import is_ended
from polc.model.declaration import Declaration
from polc.notice.lines import headed, line, rest, tells
from polc.notice.prepositions import nouns_after
from polc.notice.scope import entry
from polc.notice.sentences import is_determined, nouns_of, paragraph
from polc.notice.wording import Wording
from polc.reference.properties import property_of


def links(ctx: Wording) -> Part | None:
    """The part on links and networks; None where the policy states none."""
    blocks: list[Block] = []
    shown: set[str] = set()
    for declaration in ctx.policy.all("links"):
        said = (*_sites(ctx, declaration, shown), *rest(ctx, declaration, {"title", "to"}))
        blocks.append(Lines(headed(ctx, declaration, said), ctx.anchors.of(declaration)))
    if platforms := [d for d in ctx.policy.all("platform") if d.id not in shown]:
        points = tuple(entry(ctx, d) for d in platforms)
        blocks.append(Card("", ctx.say("links.platforms"), (Points(points),), listed=False))
    return Part("part-links", ctx.say("links.heading"), tuple(blocks)) if blocks else None


def _sites(ctx: Wording, declaration: Declaration, shown: set[str]) -> list[AnyLine]:
    """The sites that links lead to.

    A platform of which only name and address are stated has its place there.
    """
    found: list[AnyLine] = []
    for stated in declaration.all("to"):
        listing = stated.own_listing
        if listing.none:
            found.append(Line(ctx.say("links.none")))
            continue
        members: list[Inline] = []
        for member in listing:
            platform = ctx.policy.get("platform", member.name.text) if member.name and not member.text else None
            if platform is None or platform.id in shown or {s.kind for s in platform.statements()} - {"name", "at"}:
                members.append(ctx.entry(member, property_of("links", "to").refers))
            else:
                shown.add(platform.id)
                members.append(ctx.place_of(platform))
        key = "links.to-one" if len(members) == 1 and not listing.open else "links.to"
        found.append(Line(ctx.say(key, list=ctx.join(members, opened=listing.open))))
    return found


@tells("links.does")
def _uses(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What the links are for."""
    listing, targets = stated.own_listing, property_of(owner, "does").refers
    listed = None if listing.open or listing.none else nouns_after(ctx, "use", nouns_of(ctx, listing, targets))
    if listed is not None:
        return [Line(ctx.say("links.serve", list=listed))]
    return [line(ctx, owner, "does", ctx.listing(listing, targets))]


@tells("may")
def _warning(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    """What readers should know: a clause, what the networks may do, or sentences of the author's own."""
    if stated.own_text is None:
        return []
    words = ctx.text(stated.own_text)
    if words.plain[:1].isupper() and is_ended(words):
        return [Line(paragraph([ctx.say("links.may-text"), words]))]
    if is_determined(ctx, words):
        return [Line(ctx.say("links.may", text=words))]
    return [Line(ctx.say("links.may-do", text=words))]
