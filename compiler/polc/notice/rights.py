"""Rights of data subjects: a sentence or more for each, objection apart, how to exercise them, how to complain."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Card, Cell, Line, Lines, Part, Point, Points
from polc.document.inline import Strong, inline
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice.anchors import anchor_of
from polc.notice.authority_names import is_authority
from polc.notice.complaint import complaint
from polc.notice.contact import choices, told_by_use
from polc.notice.lines import NONE, flowing, line, rest, tell, tells
from polc.notice.objection import objection
from polc.notice.retention import scope
from polc.notice.right_scope import with_authorities
from polc.notice.right_sentences import (
    COMPLAINT,
    OBJECTION,
    called,
    named,
    names_all_directives,
    right_sentences,
    short_name,
)
from polc.notice.rights_requests import letters, proofs_in_words
from polc.notice.sentences import by_channels, paragraph
from polc.notice.wording import Wording
from polc.reference.properties import property_of

COMPELLING = "compelling-grounds"
"""The grounds on which the law lets a controller go on in spite of an objection (GDPR Art. 21(1))."""
APART = frozenset({OBJECTION, COMPLAINT})
"""Rights told under headings of their own: objection by law (GDPR Art. 21(4)); a complaint goes to somebody else."""


def rights(ctx: Wording) -> Part | None:
    """The part on rights; None where the policy states none."""
    blocks: list[Block] = []
    if points := [_point(ctx, right) for right in named(ctx) if right not in APART]:
        blocks.append(Points(tuple(points)))
    if ctx.policy.rights_block and ctx.policy.rights_block.listing("offer").open:
        blocks.append(Lines((Line(ctx.say("rights.open")),)))
    blocks += [*objection(ctx), *_exercise(ctx), *complaint(ctx), *_letters(ctx)]
    return Part("part-rights", ctx.say("rights.heading"), tuple(blocks)) if blocks else None


# ------------------------------------------------------------------------------------------------------ each right


def _point(ctx: Wording, right: str) -> Point:
    name = inline(Strong(closed(ctx.capital(short_name(ctx, right)))))
    sentences, lines = right_sentences(ctx, right)
    told = sentences or ([] if lines else [ctx.say("rights.granted")])
    return Point(anchor_of("right", right), paragraph([name, *told]), lines)


# -------------------------------------------------------------------------------------------------------- headings


def _exercise(ctx: Wording) -> list[Block]:
    block = ctx.policy.rights_block
    if block is None:
        return []
    sentences, others = flowing(rest(ctx, block))
    lines: Cell = (*((Line(paragraph(sentences)),) if sentences else ()), *others)
    inner: tuple[Block, ...] = (Lines(lines),) if lines else ()
    return [Card(ctx.anchors.of(block), ctx.say("rights.exercise"), inner)] if inner else []


def _letters(ctx: Wording) -> list[Block]:
    """Letters that are ready to send, one for each right that a letter serves."""
    found = [made for right in named(ctx) for made in letters(ctx, right, called(ctx, right))]
    return [Card("letters", ctx.say("letter.models"), tuple(found), listed=False)] if found else []


# ------------------------------------------------------------------------------------------------------ statements


@tells("applies-to")
def _applies_to(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    return scope(ctx, stated, "applies-to") if owner else []


@tells("right.does")
def _does(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What the right lets people do: a sentence where the author's words say it, a list where the vocabulary's do."""
    listing = stated.own_listing
    if names_all_directives(owner.removeprefix("right."), listing):
        return []
    statement = "does-text" if listing.entries and all(e.text for e in listing) else "does"
    return [line(ctx, owner, statement, ctx.listing(listing, property_of("right", "does").refers))]


@tells("format")
def _format(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """In what format data are handed over.

    What the vocabulary says of it, or another one in the author's words.
    """
    listing = stated.own_listing
    known = bool(listing.entries) and not listing.open and all(e.name and not e.text for e in listing)
    words = ctx.listing(listing, property_of("right", "format").refers)
    return [line(ctx, owner, "format-known" if known else "format", words)]


@tells("through")
def _through(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """By which means, or by turning to which authority."""
    listing = stated.own_listing
    asked = [word.text for word in listing.words]
    if listing.none:
        return [line(ctx, owner, f"through{NONE}")]
    if asked and all(is_authority(ctx, name) for name in asked):
        targets = property_of(owner.partition(".")[0], "through").refers
        if not listing.open and (named := with_authorities(ctx, listing, targets)) is not None:
            return [line(ctx, owner, "through", named)]
        return [line(ctx, owner, "through-authority", ctx.listing(listing, targets))]
    return [line(ctx, owner, "through", by_channels(ctx, listing))]


@tells("asked", "withdrawn", "review", "copy")
def _by_channels(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """By which means; where consent to cookies is asked there, also what they let people choose."""
    listing = stated.own_listing
    words = ctx.say("list.none") if listing.none else by_channels(ctx, listing)
    found: list[AnyLine] = [line(ctx, owner, stated.kind, words)]
    for word in listing.words if (stated.kind, owner) == ("asked", "cookies") else ():
        channel = ctx.policy.get("channel", word.text)
        if channel and told_by_use(ctx, channel) and (offered := choices(ctx, channel)):
            found.append(Line(ctx.say("contact.offers-there", list=offered)))
    return found


@tells("opt-out")
def _way_out(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """How to object to what stands above, without a reason where the policy asks for none."""
    freely = stated.listing("reasons").none
    words = ctx.say("list.none") if stated.own_listing.none else by_channels(ctx, stated.own_listing)
    clauses = [clause for clause in stated.statements() if not (freely and clause.kind == "reasons")]
    told = [told_line for clause in clauses for told_line in tell(ctx, clause, owner)]
    return [line(ctx, owner, "opt-out-freely" if freely else "opt-out", words), *told]


@tells("reasons")
def _reasons(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    listing = stated.own_listing
    if listing.none:
        return [Line(ctx.say("rights.no-reason"))]
    return [line(ctx, owner, "reasons", ctx.listing(listing, property_of(owner.partition(".")[0], "reasons").refers))]


@tells("offer")
def _offer(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    """Nothing for a list: each right is told, and above, that there may be others."""
    return [Line(ctx.say("rights.none"))] if stated.own_listing.none else []


@tells("identity")
def _identity(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    named_ = [ctx.name(word, property_of(owner, "identity").refers) for word in stated.own_words]
    proofs, articled = proofs_in_words(ctx, named_)
    when = next((f"-{clause.kind}" for clause in stated.statements()), "")
    key = f"rights.identity{when if ctx.book.find(f'rights.identity{when}') else ''}"
    return [
        Line(
            ctx.capital(
                ctx.say(f"{key}-each" if articled else f"{key}-one" if len(named_) == 1 else key, proofs=proofs)
            )
        )
    ]


@tells("reply")
def _reply(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    extended = stated.duration("extended")
    if stated.own_duration is None:
        return [line(ctx, owner, "reply", ctx.text(stated.own_text))] if stated.own_text else []
    words = ctx.say("rights.reply", duration=ctx.length(stated.own_duration))
    if extended:
        words = ctx.say("rights.extended", reply=words, duration=ctx.length(extended))
    return [line(ctx, owner, "reply", words)]


@tells("unless")
def _unless(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """When the controller may refuse.

    Where compelling grounds exist, or for reasons that are listed.
    """
    listing = stated.own_listing
    words = ctx.listing(listing, property_of("right", "unless").refers)
    others = listing.names != {COMPELLING} or listing.open
    found = line(ctx, owner, "unless", words)
    if others and ctx.book.find(f"label.{owner}.unless-others"):
        found = line(ctx, owner, "unless-others", words)
    return [Line(ctx.capital(found.value)) if isinstance(found, Line) and not found.label else found]
