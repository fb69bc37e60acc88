"""How to complain, and to which authorities."""

from __future__ import annotations

from polc.document.blocks import Block, Card, Cell, Line, Lines
from polc.document.inline import Inline, inline, joined
from polc.model.declaration import Declaration
from polc.notice.anchors import anchor_of
from polc.notice.authority_names import named_authority
from polc.notice.identity import address_in_words
from polc.notice.lines import flowing, rest
from polc.notice.provisions import provision, say_cited
from polc.notice.right_sentences import COMPLAINT, named, right_sentences
from polc.notice.sentences import paragraph
from polc.notice.wording import Wording
from polc.reference.law import authorities
from polc.reference.vocabulary import vocabulary


def complaint(ctx: Wording) -> list[Block]:
    """The right to complain, and every authority that the policy names.

    It is never exercised with the controller.
    """
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
    return [Card(anchor_of("right", COMPLAINT), ctx.say("complaint.heading"), tuple(blocks))]


def _authority(ctx: Wording, declaration: Declaration) -> tuple[list[Inline], Cell]:
    """An authority with what the policy prints of it, or, where it prints nothing, what the law's data say of it."""
    title = ctx.title(declaration)
    known = authorities().get(declaration.id)
    article = provision(ctx, str(vocabulary("rights").field(COMPLAINT, "article")), known.country if known else "")
    name = named_authority(ctx, title)
    form = "" if name is not None else "-list"
    sentences = [say_cited(ctx, f"complaint.authority{form}", article, authority=title if name is None else name)]
    addresses = _addresses(ctx, declaration)
    done = {"title" if declaration.has("title") else "name", *({"reach"} if addresses else ())}
    more, lines = flowing(rest(ctx, declaration, done))
    if not addresses and not more and not lines:
        addresses = _known_addresses(ctx, declaration.id)
    if addresses:
        key = "complaint.address" if len(addresses) > 1 else "complaint.address-one"
        sentences.append(ctx.say(key, address=joined(ctx.say("list.separator"), addresses)))
    return [*sentences, *more], tuple(lines)


def _addresses(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """The addresses that the policy states; that for letters first."""
    found = [
        (clause.kind != "reach-post", words)
        for reach in declaration.all("reach")
        for clause in reach.statements()
        if (words := address_in_words(ctx, clause)) is not None
    ]
    return [words for _, words in sorted(found, key=lambda each: each[0])]


def _known_addresses(ctx: Wording, name: str) -> list[Inline]:
    known = authorities().get(name)
    if known is None:
        return []
    address = known.fields.get("address", ())
    return [*([inline(", ".join(address))] if address else []), *([ctx.address(known.site)] if known.site else [])]
