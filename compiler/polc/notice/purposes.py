"""What the data are used for: a table of the purposes, and what else is stated of each."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Cell, Entries, Entry, Line, Part, table
from polc.document.inline import joined
from polc.model.declaration import Declaration
from polc.model.purposes import Purpose
from polc.model.retention.covered_cells import periods_covering
from polc.notice import retention_terms
from polc.notice.bases import legal_bases
from polc.notice.lines import headed, line, rest, tells, told
from polc.notice.retention import scope
from polc.notice.wording import Wording
from polc.reference.properties import property_of

IN_TABLE = frozenset(
    {"title", "kind-by", "activity", "basis", "condition", "subjects", "data", "recipients", "keep", "then", "part-of"}
)
MARKETING = frozenset({"without-consent", "opt-out"})
"""Statements told in the part on marketing where there is one for the purpose."""


def purposes(ctx: Wording) -> Part | None:
    """The part on purposes; None where the policy states none."""
    stated = _ordered(ctx)
    if not stated:
        return None
    heads = ("purpose", "basis", "subjects", "data", "recipients", "period")
    rows = [(_purpose(ctx, p), _basis(ctx, p), *_lists(ctx, p), _period(ctx, p)) for p in stated]
    columns = [(ctx.say(f"purposes.{head}"), [row[n] for row in rows]) for n, head in enumerate(heads)]
    blocks: list[Block] = [table(ctx.say("purposes.caption"), columns, [ctx.anchors.of(p.declaration) for p in stated])]
    more = [
        Entry("", ctx.capital(ctx.link(p.declaration)), lines) for p in stated if (lines := _remaining_lines(ctx, p))
    ]
    if more:
        blocks.append(Entries(tuple(more), ctx.say("purposes.more")))
    return Part("part-purposes", ctx.say("purposes.heading"), tuple(blocks))


def _ordered(ctx: Wording) -> list[Purpose]:
    """The purposes, each bundle followed by its members."""
    found: dict[int, Purpose] = {}
    for purpose in ctx.policy.purposes:
        members = [p for p in ctx.policy.members(purpose) if p is not purpose]
        for member in (purpose, *members):
            if member is not purpose or not _waits(ctx, member):
                found.setdefault(id(member), member)
    for purpose in ctx.policy.purposes:
        found.setdefault(id(purpose), purpose)
    return list(found.values())


def _waits(ctx: Wording, purpose: Purpose) -> bool:
    """True for a member: it stands after its bundle."""
    return purpose.part_of is not None and ctx.policy.purpose(purpose.part_of.text) is not None


def _purpose(ctx: Wording, purpose: Purpose) -> Cell:
    declaration = purpose.declaration
    lines: list[AnyLine] = [headed(ctx, declaration)]
    for statement in ("kind-by", "part-of", "activity"):
        lines += told(ctx, declaration, statement, roomy=True)
    return tuple(lines)


def _basis(ctx: Wording, purpose: Purpose) -> Cell:
    lines = legal_bases(ctx, ctx.policy.bases(purpose))
    return (*lines, *told(ctx, purpose.declaration, "condition"))


def _lists(ctx: Wording, purpose: Purpose) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for statement in ("subjects", "data", "recipients"):
        if not purpose.declaration.listing(statement).stated and purpose.declaration.has(statement):
            cells.append((Line(ctx.capital(ctx.say("list.some"))),))
            continue
        listing = ctx.policy.effective(purpose, statement)
        words = ctx.capital(ctx.listing(listing, property_of("purpose", statement).refers))
        cells.append((Line(words),) if listing.stated else ())
    return tuple(cells)


def _period(ctx: Wording, purpose: Purpose) -> Cell:
    lines: list[AnyLine] = []
    if purpose.keep:
        lines.append(Line(ctx.capital(retention_terms.retention_term(ctx, purpose.keep, with_disposal=True))))
    if (stated := purpose.disposal) and not (purpose.keep and purpose.keep.disposal):
        lines.append(line(ctx, "purpose", "then", retention_terms.disposal(ctx, stated)))
    for period in periods_covering(ctx.policy, purpose):
        if period.retention_term and period.declaration != purpose.declaration:
            words = retention_terms.retention_term(ctx, period.retention_term, with_disposal=True)
            if period.exception:
                lines += scope(ctx, period.block or period.declaration, "except")
            elif period.declaration.title or period.declaration.kind != "retention":
                words = ctx.say("purposes.kept", period=words, under=ctx.link(period.declaration))
            lines.append(Line(ctx.capital(words)))
    return tuple(lines)


def _remaining_lines(ctx: Wording, purpose: Purpose) -> Cell:
    done = IN_TABLE | MARKETING
    return rest(ctx, purpose.declaration, done)


@tells("calls-on")
def _calls(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The times of calls and, after them, how often at most."""
    words = [ctx.listing(stated.own_listing, property_of(owner, stated.kind).refers)]
    for clause in stated.all("frequency"):
        if clause.own_words and clause.own_duration:
            often = ctx.duration(clause.own_duration)
            words.append(ctx.say("purposes.frequency", number=clause.own_words[0].text, duration=often))
    return [line(ctx, owner, stated.kind, joined(ctx.say("list.separator"), words))]


@tells("kind-by")
def _kind(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """Only the media: the title of a purpose says its kind, or is its kind."""
    lists = [v for v in stated.node.values if isinstance(v, Listing)]
    return [line(ctx, owner, "media", ctx.listing(x, property_of(owner, "kind-by").clauses)) for x in lists[1:]]
