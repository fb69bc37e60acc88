"""Which data, where they come from, and whether they must be given. Knows no other part."""

from __future__ import annotations

from markupsafe import Markup

from polc.model.declaration import Declaration
from polc.publish.blocks import Block, Cell, Entries, Line, Lines, Part, table
from polc.publish.lines import headed, line, rest, tells, told
from polc.publish.scope import entry
from polc.publish.words import Words
from polc.reference.properties import property_of

COLUMNS = {
    "includes": ("includes",),
    "source": ("from",),
    "needed": ("mandatory", "optional"),
    "used": ("serves",),
}
"""The columns after the first one, and the statements that each of them tells."""


def data(w: Words) -> Part | None:
    """The part on data and sources; None where the policy states none."""
    blocks: list[Block] = []
    for declaration in w.policy.all("collection"):
        titled = (headed(w, declaration),) if declaration.title else ()
        blocks.append(Lines((*titled, *rest(w, declaration, {"title"})), w.anchors.of(declaration)))
    if categories := w.policy.all("data"):
        columns: list[tuple[Markup, list[Cell]]] = [(w.say("data.category"), [(headed(w, d),) for d in categories])]
        columns += [(w.say(f"data.{h}"), [_cell(w, d, s) for d in categories]) for h, s in COLUMNS.items()]
        told_before = {"title", *(s for statements in COLUMNS.values() for s in statements)}
        columns.append((w.say("data.remarks"), [rest(w, d, told_before, roomy=False) for d in categories]))
        blocks.append(table(w.say("data.caption"), columns, [w.anchors.of(d) for d in categories]))
    blocks += [Lines(rest(w, d), w.anchors.of(d)) for d in w.policy.all("provision")]
    if sources := w.policy.all("source"):
        blocks.append(Entries(tuple(entry(w, d) for d in sources), w.say("data.sources")))
    return Part("part-data", w.say("data.heading"), tuple(blocks)) if blocks else None


def _cell(w: Words, declaration: Declaration, statements: tuple[str, ...]) -> Cell:
    if statements == COLUMNS["needed"]:
        return told(w, declaration, *statements)
    lines: list[Line] = []
    for statement in declaration.all(*statements):
        words = w.listing(statement.own_listing, property_of("data", statement.kind).refers)
        lines.append(Line(w.capital(words)))
    return tuple(lines)


@tells("mandatory", "optional")
def _needed(w: Words, stated: Declaration, owner: str) -> list[Line]:
    purposes = stated.listing("for")
    if purposes.stated:
        lines = [line(w, owner, f"{stated.kind}-for", w.listing(purposes, property_of(owner, "for").refers))]
    else:
        lines = [line(w, owner, stated.kind)]
    return lines + [line(w, owner, "otherwise", w.text(o)) for o in (stated.text("otherwise"),) if o]


@tells("data.called")
def _called(w: Words, stated: Declaration, owner: str) -> list[Line]:
    """The policy's own word; what the law means by it is for the checks."""
    return [line(w, owner, "called", w.text(stated.own_text))] if stated.own_text else []


@tells("public")
def _public(w: Words, stated: Declaration, owner: str) -> list[Line]:
    answer = stated.first("yes-no")
    # The answer holds no value of its own: `yes` has three letters, `no` two.
    yes = answer is not None and answer.span.end - answer.span.start == len("yes")
    return [line(w, owner, "public", w.say("form.yes" if yes else "form.no"))]
