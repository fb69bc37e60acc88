"""Rights of data subjects: how to exercise them, and a card for each. The complaint has a part of its own."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Card, Cell, Entries, Entry, Line, Lines, Part
from polc.document.inline import Inline, inline
from polc.model.declaration import Declaration
from polc.model.national import provision_of
from polc.notice.anchors import anchor_of
from polc.notice.lines import NONE, line, rest, tells, told
from polc.notice.retention import SCOPES, scope
from polc.notice.rights_requests import here, letter
from polc.notice.wording import Wording
from polc.reference.law import authorities
from polc.reference.properties import property_of

COMPLAINT = "complaint"
APART = frozenset({"objection"})
"""Rights that must be shown apart from the others (GDPR Art. 21(4))."""


def rights(ctx: Wording) -> Part | None:
    """The part on rights; None where the policy states none."""
    blocks: list[Block] = [_card(ctx, right) for right in named(ctx) if right != COMPLAINT]
    block = ctx.policy.rights_block
    if block is not None:
        blocks.insert(0, Card(ctx.anchors.of(block), ctx.say("rights.exercise"), (Lines(rest(ctx, block)),), wide=True))
    return Part("part-rights", ctx.say("rights.heading"), tuple(blocks)) if blocks else None


def complaint(ctx: Wording) -> Part | None:
    """The part on complaints: the right, and every authority that the policy names."""
    blocks: list[Block] = [_card(ctx, COMPLAINT)] if COMPLAINT in named(ctx) else []
    if declared := ctx.policy.all("authority"):
        blocks.append(Entries(tuple(_authority(ctx, d) for d in declared), ctx.say("complaint.authorities")))
    return Part("part-complaint", ctx.say("complaint.heading"), tuple(blocks)) if blocks else None


def _authority(ctx: Wording, declaration: Declaration) -> Entry:
    """An authority with what the policy prints of it, or, where it prints nothing, what the law's data say of it."""
    lines = rest(ctx, declaration, {"title"} if declaration.has("title") else {"name"})
    known = authorities().get(declaration.id)
    if not lines and known:
        address = known.fields.get("address", ())
        found = [ctx.address(known.site)] if known.site else []
        found += [inline(", ".join(address))] if address else []
        lines = (line(ctx, "authority", "reach", items=tuple(found)),) if found else ()
    return Entry(ctx.anchors.of(declaration), ctx.capital(ctx.title(declaration)), lines)


def called(ctx: Wording, right: str) -> Inline:
    """What to call a right: the title of its declaration, or its term in the vocabulary."""
    stated = ctx.policy.rights.get(right)
    return ctx.title(stated.declaration) if stated else ctx.term("rights", right)


def named(ctx: Wording) -> list[str]:
    """The rights offered, then those that only have a declaration of their own."""
    block = ctx.policy.rights_block
    offered = [e.text for e in block.listing("offer").words] if block else []
    return list(dict.fromkeys([*offered, *ctx.policy.rights]))


def _card(ctx: Wording, right: str) -> Card:
    stated = ctx.policy.rights.get(right)
    first: list[AnyLine] = []
    if ctx.book.find(f"rights.explain.{right}"):
        first.append(Line(ctx.say(f"rights.explain.{right}")))
    if article := provision_of(ctx.policy, right):
        first.append(line(ctx, "right", "article", ctx.norm(article)))
    blocks: list[Block] = []
    if stated:
        declaration = stated.declaration
        owner = f"right.{right}"
        first += rest(ctx, declaration, {"title", "case", "except-right"}, owner=owner)
        for case in declaration.all("case"):
            scoped = told(ctx, case, "title", "applies-to", owner=owner)
            blocks.append(Lines((*scoped, *_case_lines(ctx, case, owner)), case=True))
        for exception in declaration.all("except-right"):
            blocks.append(Lines((*scope(ctx, exception, "except"), *_case_lines(ctx, exception, owner)), case=True))
    first += here(ctx, right)
    title = called(ctx, right)
    if ready := letter(ctx, right, title):
        blocks.append(ready)
    anchor = anchor_of("right", right)
    return Card(anchor, ctx.capital(title), (Lines(tuple(first)), *blocks), apart=right in APART)


def _case_lines(ctx: Wording, block: Declaration, owner: str) -> Cell:
    return rest(ctx, block, {"title", "applies-to", *SCOPES}, owner=owner)


@tells("applies-to")
def _applies_to(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    return scope(ctx, stated, "applies-to") if owner else []


@tells("right.does")
def _does(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What the right lets people do: a sentence where the author's words say it, a list where the vocabulary's do."""
    listing = stated.own_listing
    statement = "does-text" if listing.entries and all(e.text for e in listing) else "does"
    return [line(ctx, owner, statement, ctx.listing(listing, property_of("right", "does").refers))]


@tells("through")
def _through(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """By which means, or by turning to which authority."""
    listing = stated.own_listing
    asked = [word.text for word in listing.words]
    statement = "through-authority" if asked and all(_is_authority(ctx, name) for name in asked) else "through"
    if listing.none:
        return [line(ctx, owner, f"through{NONE}")]
    return [line(ctx, owner, statement, ctx.listing(listing, property_of(owner, "through").refers))]


def _is_authority(ctx: Wording, name: str) -> bool:
    """True for a name that no channel has, and that stands for an authority of the policy or of the law's data."""
    known = ctx.policy.get("authority", name) is not None or name in authorities()
    return known and ctx.policy.get("channel", name) is None


@tells("offer")
def _offered_rights(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """Nothing for a plain list: each right has a card."""
    listing = stated.own_listing
    if listing.none:
        return [Line(ctx.say("rights.none"))]
    return [line(ctx, owner, "offer", ctx.listing(listing, property_of(owner, "offer").refers))] if listing.open else []


@tells("identity")
def _identity(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    proofs = [ctx.name(word, property_of(owner, "identity").refers) for word in stated.own_words]
    found: list[AnyLine] = [line(ctx, owner, "identity", ctx.join(proofs, "or"))]
    return found + [line(ctx, owner, clause.kind) for clause in stated.statements()]


@tells("reply")
def _reply(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    extended = stated.duration("extended")
    if stated.own_duration is None:
        return [line(ctx, owner, "reply", ctx.text(stated.own_text))] if stated.own_text else []
    words = ctx.say("rights.reply", duration=ctx.duration(stated.own_duration))
    if extended:
        words = ctx.say("rights.extended", reply=words, duration=ctx.duration(extended))
    return [line(ctx, owner, "reply", words)]
