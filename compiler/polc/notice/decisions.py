"""Automated decisions, watch lists and artificial intelligence: a card for each. Knows no other part."""

from __future__ import annotations

from polc.document.blocks import Block, Card, Line, Lines, Part
from polc.notice.lines import rest
from polc.notice.wording import Words

KINDS = ("decision", "watchlist", "ai")


def decisions(w: Words) -> Part | None:
    """The part on decisions, lists and artificial intelligence; None where nothing of it is stated."""
    blocks: list[Block] = [
        Lines((Line(w.say("decisions.none")),), w.anchors.of(d)) for d in w.policy.all("decisions") if d.says_none
    ]
    for kind in KINDS:
        for declaration in w.policy.all(kind):
            title = w.title(declaration) if declaration.title or declaration.id else w.say(f"decisions.{kind}")
            lines = rest(w, declaration, {"title"})
            blocks.append(Card(w.anchors.of(declaration), w.capital(title), (Lines(lines),) if lines else ()))
    if not blocks:
        return None
    stated = [kind for kind in KINDS if w.policy.all(kind) or (kind == "decision" and w.policy.all("decisions"))]
    heading = w.capital(w.join([w.say(f"kinds.{kind}") for kind in stated]))
    return Part("part-decisions", heading, tuple(blocks))
