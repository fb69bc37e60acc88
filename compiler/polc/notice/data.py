"""Which data, whose, where they come from, what is done to them, and whether they must be given."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part, table
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.notice.lines import MANY, headed, line, rest, single, tells, told
from polc.notice.scope import named
from polc.notice.wording import Words
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
        columns: list[tuple[Inline, list[Cell]]] = [(w.say("data.category"), [_category(w, d) for d in categories])]
        columns += [(w.say(f"data.{h}"), [_cell(w, d, s) for d in categories]) for h, s in COLUMNS.items()]
        told_before = {"title", "called", *(s for statements in COLUMNS.values() for s in statements)}
        columns.append((w.say("data.remarks"), [rest(w, d, told_before, roomy=False) for d in categories]))
        blocks.append(table(w.say("data.caption"), columns, [w.anchors.of(d) for d in categories]))
    blocks += [Lines(rest(w, d), w.anchors.of(d)) for d in w.policy.all("provision")]
    if (header := w.policy.header) and header.has("operations"):
        blocks.append(Lines(told(w, header, "operations")))
    blocks += named(w, "source", "data.sources") + named(w, "subject", "data.people")
    return Part("part-data", w.say("data.heading"), tuple(blocks)) if blocks else None


def _category(w: Words, declaration: Declaration) -> Cell:
    return (headed(w, declaration), *told(w, declaration, "called"))


def _cell(w: Words, declaration: Declaration, statements: tuple[str, ...]) -> Cell:
    if statements == COLUMNS["needed"]:
        return told(w, declaration, *statements)
    lines: list[AnyLine] = []
    for statement in declaration.all(*statements):
        words = w.listing(statement.own_listing, property_of("data", statement.kind).refers)
        lines.append(Line(w.capital(words)))
    return tuple(lines)


@tells("mandatory", "optional")
def _needed(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    purposes = stated.listing("for")
    if purposes.stated:
        words = w.listing(purposes, property_of(owner, "for").refers)
        one = len(purposes.entries) == 1 and not purposes.open
        lines: list[AnyLine] = [line(w, owner, f"{stated.kind}-for", words, one=one)]
    else:
        lines = [line(w, owner, stated.kind)]
    return [*lines, *(line(w, owner, "otherwise", w.text(o)) for o in (stated.text("otherwise"),) if o)]


@tells("data.called")
def _called(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """The policy's own word; what the law means by it is for the checks."""
    return [line(w, owner, "called", w.text(stated.own_text))] if stated.own_text else []


@tells("public")
def _public(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    answer = stated.first("yes-no")
    # The answer holds no value of its own: `yes` has three letters, `no` two.
    yes = answer is not None and answer.span.end - answer.span.start == len("yes")
    return [line(w, owner, "public" if yes else "public-not")]


@tells("collection.from")
def _from(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """A sentence where the data come from the persons themselves and from nowhere else."""
    listing = stated.own_listing
    if single(stated) and [word.text for word in listing.words] == ["person"] and not listing.entries[0].text:
        return [Line(w.say("data.direct"))]
    members = tuple(w.entry(e, property_of(owner, "from").refers) for e in listing)
    if len(members) < MANY:
        return [line(w, owner, "from", w.listing(listing, property_of(owner, "from").refers), one=single(stated))]
    return [line(w, owner, "from", items=members, opened=listing.open)]


@tells("operations")
def _operations(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    lines: list[AnyLine] = [
        line(w, owner, "operations", w.listing(stated.own_listing, property_of(owner, "operations").refers))
    ]
    manner = [clause.kind for clause in stated.statements() if clause.kind in ("automated", "manual")]
    if manner:
        lines.append(Line(w.say(f"operations.{manner[0] if len(manner) == 1 else 'both'}")))
    return lines
