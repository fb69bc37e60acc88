"""Who answers for the processing: controllers, joint controllers, officer and representatives."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Entries, Entry, Line, Lines, Part
from polc.document.inline import NOTHING, Inline, inline
from polc.model.declaration import Declaration
from polc.notice.lines import line, rest, tells
from polc.notice.wording import Wording


def identity(ctx: Wording) -> Part | None:
    """The part on who is responsible; None where the policy names nobody."""
    blocks: list[Block] = []
    if controllers := ctx.policy.all("controller"):
        blocks.append(Entries(tuple(_controller_entry(ctx, d) for d in controllers)))
    for kind in ("joint-control", "officer", "representative"):
        stated = ctx.policy.all(kind)
        blocks += [_none_lines(ctx, kind, d) for d in stated if d.says_none]
        named = [d for d in stated if not d.says_none]
        if named:
            entries = tuple(_controller_entry(ctx, d) for d in named)
            heading = ctx.say(f"identity.{kind}")
            blocks.append(Entries(entries, NOTHING if {e.title for e in entries} == {heading} else heading))
    return Part("part-identity", ctx.say("identity.heading"), tuple(blocks)) if blocks else None


def _none_lines(ctx: Wording, kind: str, denied: Declaration) -> Lines:
    """That nobody has been appointed, and why where the policy says so."""
    return Lines((Line(ctx.say(f"identity.{kind}-none")), *rest(ctx, denied)), ctx.anchors.of(denied))


def _controller_entry(ctx: Wording, declaration: Declaration) -> Entry:
    told = {"title"} if declaration.has("title") else {"name"}
    heading = ctx.capital(ctx.title(declaration))
    if not told & {s.kind for s in declaration.statements()} and declaration.kind == "controller":
        told = {next((s for s in ("called", "legal-name") if declaration.has(s)), "")}
    return Entry(ctx.anchors.of(declaration), heading, rest(ctx, declaration, told))


@tells("reach")
def _reach_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    found = _ways_to_reach(ctx, stated)
    return [line(ctx, owner, "reach", found[0])] if len(found) == 1 else [line(ctx, owner, "reach", items=tuple(found))]


def ways(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """Every way to reach somebody that a declaration states."""
    return [way for reach in declaration.all("reach") for way in _ways_to_reach(ctx, reach)]


def _ways_to_reach(ctx: Wording, reach: Declaration) -> list[Inline]:
    return [words for clause in reach.statements() if (words := _way_to_reach(ctx, clause)) is not None]


def _way_to_reach(ctx: Wording, clause: Declaration) -> Inline | None:
    """One way to reach somebody: an address of some kind, a document or a channel of the policy."""
    if clause.own_text:
        return ctx.text(clause.own_text)
    held = clause.own_words[0] if clause.own_words else None
    if held is None:
        return None
    match clause.kind:
        case "reach-document":
            return ctx.say("identity.see", document=ctx.name(held, ("document",)))
        case "reach-channel":
            return ctx.name(held, ("channel",))
        case "reach-email":
            return ctx.address(f"mailto:{held.text}", held.text)
        case "reach-at":
            return ctx.address(held.text)
        case _:
            return inline(held.text)
