"""How to complain, and to which authorities."""

from __future__ import annotations

from polc.document.blocks import Block, Card, Cell, Line, Lines
from polc.document.inline import Inline, inline
from polc.model.declaration import Declaration
from polc.model.national import provision_of
from polc.notice.anchors import anchor_of
from polc.notice.lines import flowing, rest
from polc.notice.right_sentences import COMPLAINT, named, right_sentences
from polc.notice.sentences import paragraph
from polc.notice.wording import Wording
from polc.reference.law import authorities


def complaint(ctx: Wording) -> list[Block]:
    """The right to complain, and every authority that the policy names; it is never exercised with the controller."""
    sentences: list[Inline] = []
    lines: Cell = ()
    declared = {d.id for d in ctx.policy.all("authority")}
    if COMPLAINT in named(ctx):
        sentences, lines = right_sentences(ctx, COMPLAINT, known=declared)
    own = ctx.policy.rights.get(COMPLAINT)
    if COMPLAINT in named(ctx) and not declared and not (own and any(c.through.stated for c in own.every)):
        sentences.append(ctx.say("complaint.any-authority"))
    blocks: list[Block] = []
    for declaration in ctx.policy.all("authority"):
        found, others = _authority(ctx, declaration)
        blocks.append(Lines((Line(paragraph(found)), *others), ctx.anchors.of(declaration)))
    if sentences or lines:
        blocks.append(Lines((*((Line(paragraph(sentences)),) if sentences else ()), *lines)))
    if not blocks:
        return []
    return [Card(anchor_of("right", COMPLAINT), ctx.say("complaint.heading"), tuple(blocks), plain=True)]


def _authority(ctx: Wording, declaration: Declaration) -> tuple[list[Inline], Cell]:
    """An authority with what the policy prints of it, or, where it prints nothing, what the law's data say of it."""
    name = ctx.capital(ctx.title(declaration))
    article = ctx.norm_in_brackets(provision_of(ctx.policy, COMPLAINT) or "gdpr:77")
    sentences = [ctx.say("complaint.authority", authority=name, article=article)]
    sentences, lines = _with(sentences, rest(ctx, declaration, {"title"} if declaration.has("title") else {"name"}))
    known = authorities().get(declaration.id)
    if len(sentences) == 1 and not lines and known:
        address = known.fields.get("address", ())
        found = [inline(", ".join(address))] if address else []
        found += [ctx.address(known.site)] if known.site else []
        if found:
            sentences.append(ctx.say("complaint.address", address=ctx.join(found)))
    return sentences, lines


def _with(sentences: list[Inline], cell: Cell) -> tuple[list[Inline], Cell]:
    more, lines = flowing(cell)
    return [*sentences, *more], tuple(lines)
