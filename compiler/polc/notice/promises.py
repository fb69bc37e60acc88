"""What the policy commits to: its promises as sentences, and the principles that it states of itself."""

from __future__ import annotations

from polc.document.blocks import Block, Line, Lines, Part, Point
from polc.document.inline import Strong, inline
from polc.document.phrasing import closed
from polc.model.commitments.promises import commitments_stated
from polc.model.declaration import Declaration
from polc.notice.items import listed
from polc.notice.lines import flowing, rest, told
from polc.notice.promise_sentences import sentence, separate_object
from polc.notice.sentences import paragraph
from polc.notice.wording import Wording

DEEDS = frozenset({"title", "never", "pledge"})
"""Statements that the sentence and its heading tell."""


def promises(ctx: Wording) -> Part | None:
    """The part on commitments; None where the policy states none."""
    blocks: list[Block] = []
    header = ctx.policy.header
    if header and header.has("claims"):
        blocks.append(Lines(told(ctx, header, "claims", roomy=True)))
    if stated := ctx.policy.all("promise"):
        blocks.append(listed([_promise(ctx, d) for d in stated]))
    return Part("part-promises", ctx.say("promises.heading"), tuple(blocks)) if blocks else None


def _promise(ctx: Wording, declaration: Declaration) -> Point:
    commitments = commitments_stated(declaration)
    said = [Line(words) for c in commitments for words in (sentence(ctx, c), separate_object(ctx, c)) if words]
    sentences, lines = flowing((*said, *rest(ctx, declaration, DEEDS)))
    title = ctx.capital(ctx.title(declaration))
    name = (closed(inline(Strong(title))),) if declaration.title or not commitments else ()
    return Point(ctx.anchors.of(declaration), paragraph([*name, *sentences]), tuple(lines))
