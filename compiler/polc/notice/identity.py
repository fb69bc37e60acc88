"""Who answers for the processing: controllers, joint controllers, officer and representatives. Knows no other part."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Entries, Entry, Line, Lines, Part
from polc.document.inline import NOTHING, Inline, inline
from polc.model.declaration import Declaration
from polc.notice.lines import line, rest, tells
from polc.notice.wording import Words


def identity(w: Words) -> Part | None:
    """The part on who is responsible; None where the policy names nobody."""
    blocks: list[Block] = []
    if controllers := w.policy.all("controller"):
        blocks.append(Entries(tuple(_named(w, d) for d in controllers)))
    for kind in ("joint-control", "officer", "representative"):
        stated = w.policy.all(kind)
        blocks += [Lines((Line(w.say("identity.officer-none")),), w.anchors.of(d)) for d in stated if d.says_none]
        named = [d for d in stated if not d.says_none]
        if named:
            entries = tuple(_named(w, d) for d in named)
            heading = w.say(f"identity.{kind}")
            blocks.append(Entries(entries, NOTHING if {e.title for e in entries} == {heading} else heading))
    return Part("part-identity", w.say("identity.heading"), tuple(blocks)) if blocks else None


def _named(w: Words, declaration: Declaration) -> Entry:
    told = {"title"} if declaration.has("title") else {"name"}
    heading = w.capital(w.title(declaration))
    if not told & {s.kind for s in declaration.statements()} and declaration.kind == "controller":
        told = {next((s for s in ("called", "legal-name") if declaration.has(s)), "")}
    return Entry(w.anchors.of(declaration), heading, rest(w, declaration, told))


@tells("reach")
def _reach(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    found = _ways(w, stated)
    return [line(w, owner, "reach", found[0])] if len(found) == 1 else [line(w, owner, "reach", items=tuple(found))]


def ways(w: Words, declaration: Declaration) -> list[Inline]:
    """Every way to reach somebody that a declaration states."""
    return [way for reach in declaration.all("reach") for way in _ways(w, reach)]


def _ways(w: Words, reach: Declaration) -> list[Inline]:
    return [words for clause in reach.statements() if (words := _way(w, clause)) is not None]


def _way(w: Words, clause: Declaration) -> Inline | None:
    """One way to reach somebody: an address of some kind, a document or a channel of the policy."""
    if clause.own_text:
        return w.text(clause.own_text)
    held = clause.own_words[0] if clause.own_words else None
    if held is None:
        return None
    match clause.kind:
        case "reach-document":
            return w.say("identity.see", document=w.name(held, ("document",)))
        case "reach-channel":
            return w.name(held, ("channel",))
        case "reach-email":
            return w.address(f"mailto:{held.text}", held.text)
        case "reach-at":
            return w.address(held.text)
        case _:
            return inline(held.text)
