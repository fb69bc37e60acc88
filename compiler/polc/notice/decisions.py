"""Automated decisions, watch lists and artificial intelligence, each under a heading of its own."""

from __future__ import annotations

from polc.document.blocks import Block, Card, Cell, Line, Lines, Part
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.notice.decision_sentences import TOLD, sentences_of
from polc.notice.lines import flowing, rest
from polc.notice.sentences import paragraph
from polc.notice.wording import Wording

KINDS = ("decision", "watchlist", "ai")


def decisions(ctx: Wording) -> Part | None:
    """The part on decisions, lists and artificial intelligence.

    None where nothing of it is stated.
    """
    none = [
        Lines((Line(ctx.say("decisions.none")),), ctx.anchors.of(d)) for d in ctx.policy.all("decisions") if d.says_none
    ]
    stated = [d for kind in KINDS for d in ctx.policy.all(kind)]
    if len(stated) == 1 and _is_called_as_its_purpose(ctx, stated[0]):
        blocks: list[Block] = [Lines(_told_lines(ctx, stated[0]), ctx.anchors.of(stated[0])), *none]
    else:
        blocks = [*none, *(_section(ctx, declaration) for declaration in stated)]
    return Part("part-decisions", _heading(ctx), tuple(blocks)) if blocks else None


def _is_called_as_its_purpose(ctx: Wording, declaration: Declaration) -> bool:
    """True for a system whose title is that of its purpose, which the sentence names: no heading repeats it."""
    purposes = [ctx.policy.get("purpose", name) for name in declaration.listing("purposes").names]
    title = ctx.title(declaration).plain.lower()
    return declaration.kind == "ai" and any(p and ctx.title(p).plain.lower() == title for p in purposes)


def _section(ctx: Wording, declaration: Declaration) -> Block:
    named = declaration.title or declaration.id
    title = ctx.title(declaration) if named else ctx.say(f"decisions.{declaration.kind}")
    lines = Lines(_told_lines(ctx, declaration))
    return Card(ctx.anchors.of(declaration), ctx.capital(title), (lines,))


def _told_lines(ctx: Wording, declaration: Declaration) -> Cell:
    more, lines = flowing(rest(ctx, declaration, {"title", "keep", "then", *TOLD[declaration.kind]}))
    return (Line(paragraph([*sentences_of(ctx, declaration), *more])), *lines)


def _heading(ctx: Wording) -> Inline:
    stated = [kind for kind in KINDS if ctx.policy.all(kind)]
    if "ai" in stated and len(stated) > 1:
        return ctx.capital(ctx.join([ctx.say(f"kinds.{kind}") for kind in stated]))
    if "ai" in stated:
        return ctx.say("decisions.heading-ai")
    only_lists = stated == ["watchlist"] and not ctx.policy.all("decisions")
    return ctx.say("decisions.heading-list" if only_lists else "decisions.heading")
