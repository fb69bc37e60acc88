"""Which data, whose, where they come from, what is done to them, and whether they must be given."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part, table
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.notice.lines import MANY, headed, line, rest, single, tells, told
from polc.notice.scope import named
from polc.notice.wording import Wording
from polc.reference.properties import property_of

COLUMNS = {
    "includes": ("includes",),
    "source": ("from",),
    "needed": ("mandatory", "optional"),
    "used": ("serves",),
}
"""The columns after the first one, and the statements that each of them tells."""


def data(ctx: Wording) -> Part | None:
    """The part on data and sources; None where the policy states none."""
    blocks: list[Block] = []
    for declaration in ctx.policy.all("collection"):
        titled = (headed(ctx, declaration),) if declaration.title else ()
        blocks.append(Lines((*titled, *rest(ctx, declaration, {"title"})), ctx.anchors.of(declaration)))
    if categories := ctx.policy.all("data"):
        columns: list[tuple[Inline, list[Cell]]] = [(ctx.say("data.category"), [_category(ctx, d) for d in categories])]
        columns += [(ctx.say(f"data.{h}"), [_cell(ctx, d, s) for d in categories]) for h, s in COLUMNS.items()]
        told_before = {"title", "called", *(s for statements in COLUMNS.values() for s in statements)}
        columns.append((ctx.say("data.remarks"), [rest(ctx, d, told_before, roomy=False) for d in categories]))
        blocks.append(table(ctx.say("data.caption"), columns, [ctx.anchors.of(d) for d in categories]))
    blocks += [Lines(rest(ctx, d), ctx.anchors.of(d)) for d in ctx.policy.all("provision")]
    if (header := ctx.policy.header) and header.has("operations"):
        blocks.append(Lines(told(ctx, header, "operations")))
    blocks += named(ctx, "source", "data.sources") + named(ctx, "subject", "data.people")
    return Part("part-data", ctx.say("data.heading"), tuple(blocks)) if blocks else None


def _category(ctx: Wording, declaration: Declaration) -> Cell:
    return (headed(ctx, declaration), *told(ctx, declaration, "called"))


def _cell(ctx: Wording, declaration: Declaration, statements: tuple[str, ...]) -> Cell:
    if statements == COLUMNS["needed"]:
        return told(ctx, declaration, *statements)
    lines: list[AnyLine] = []
    for statement in declaration.all(*statements):
        words = ctx.listing(statement.own_listing, property_of("data", statement.kind).refers)
        lines.append(Line(ctx.capital(words)))
    return tuple(lines)


@tells("mandatory", "optional")
def _needed_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    purposes = stated.listing("for")
    if stated.own_listing.stated:
        which = ctx.listing(stated.own_listing, property_of(owner, stated.kind).refers)
        aims = {"purposes": ctx.listing(purposes, property_of(owner, "for").refers)} if purposes.stated else {}
        lines: list[AnyLine] = [Line(ctx.say(f"data.{stated.kind}{'-for' if aims else ''}", which=which, **aims))]
    elif purposes.stated:
        words = ctx.listing(purposes, property_of(owner, "for").refers)
        is_single = len(purposes.entries) == 1 and not purposes.open
        lines = [line(ctx, owner, f"{stated.kind}-for", words, is_single=is_single)]
    else:
        lines = [line(ctx, owner, stated.kind)]
    return [*lines, *(line(ctx, owner, "otherwise", ctx.text(o)) for o in (stated.text("otherwise"),) if o)]


@tells("data.called")
def _called_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The policy's own word; what the law means by it is for the checks."""
    return [line(ctx, owner, "called", ctx.text(stated.own_text))] if stated.own_text else []


@tells("public")
def _public(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    answer = stated.first("yes-no")
    # The answer holds no value of its own: `yes` has three letters, `no` two.
    yes = answer is not None and answer.span.end - answer.span.start == len("yes")
    return [line(ctx, owner, "public" if yes else "public-not")]


@tells("collection.from")
def _from(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """A sentence where the data come from the persons themselves and from nowhere else."""
    listing = stated.own_listing
    if single(stated) and [word.text for word in listing.words] == ["person"] and not listing.entries[0].text:
        return [Line(ctx.say("data.direct"))]
    members = tuple(ctx.entry(e, property_of(owner, "from").refers) for e in listing)
    if len(members) < MANY:
        return [
            line(ctx, owner, "from", ctx.listing(listing, property_of(owner, "from").refers), is_single=single(stated))
        ]
    return [line(ctx, owner, "from", items=members, opened=listing.open)]


@tells("operations")
def _operations(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    lines: list[AnyLine] = [
        line(ctx, owner, "operations", ctx.listing(stated.own_listing, property_of(owner, "operations").refers))
    ]
    manner = [clause.kind for clause in stated.statements() if clause.kind in ("automated", "manual")]
    if manner:
        lines.append(Line(ctx.say(f"operations.{manner[0] if len(manner) == 1 else 'both'}")))
    return lines
