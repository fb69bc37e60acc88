"""What the data are used for: a table of the purposes, and what else is stated of each. Knows no other part."""

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
from polc.notice.wording import Words
from polc.reference.properties import property_of

IN_TABLE = frozenset(
    {"title", "kind-by", "activity", "basis", "condition", "subjects", "data", "recipients", "keep", "then", "part-of"}
)
MARKETING = frozenset({"without-consent", "opt-out"})
"""Statements told in the part on marketing where there is one for the purpose."""


def purposes(w: Words) -> Part | None:
    """The part on purposes; None where the policy states none."""
    stated = _ordered(w)
    if not stated:
        return None
    heads = ("purpose", "basis", "subjects", "data", "recipients", "period")
    rows = [(_purpose(w, p), _basis(w, p), *_lists(w, p), _period(w, p)) for p in stated]
    columns = [(w.say(f"purposes.{head}"), [row[n] for row in rows]) for n, head in enumerate(heads)]
    blocks: list[Block] = [table(w.say("purposes.caption"), columns, [w.anchors.of(p.declaration) for p in stated])]
    more = [Entry("", w.capital(w.link(p.declaration)), lines) for p in stated if (lines := _more(w, p))]
    if more:
        blocks.append(Entries(tuple(more), w.say("purposes.more")))
    return Part("part-purposes", w.say("purposes.heading"), tuple(blocks))


def _ordered(w: Words) -> list[Purpose]:
    """The purposes, each bundle followed by its members."""
    found: dict[int, Purpose] = {}
    for purpose in w.policy.purposes:
        members = [p for p in w.policy.members(purpose) if p is not purpose]
        for one in (purpose, *members):
            if one is not purpose or not _waits(w, one):
                found.setdefault(id(one), one)
    for purpose in w.policy.purposes:
        found.setdefault(id(purpose), purpose)
    return list(found.values())


def _waits(w: Words, purpose: Purpose) -> bool:
    """True for a member: it stands after its bundle."""
    return purpose.part_of is not None and w.policy.purpose(purpose.part_of.text) is not None


def _purpose(w: Words, purpose: Purpose) -> Cell:
    declaration = purpose.declaration
    lines: list[AnyLine] = [headed(w, declaration)]
    for statement in ("kind-by", "part-of", "activity"):
        lines += told(w, declaration, statement, roomy=True)
    return tuple(lines)


def _basis(w: Words, purpose: Purpose) -> Cell:
    lines = legal_bases(w, w.policy.bases(purpose))
    return (*lines, *told(w, purpose.declaration, "condition"))


def _lists(w: Words, purpose: Purpose) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for statement in ("subjects", "data", "recipients"):
        if not purpose.declaration.listing(statement).stated and purpose.declaration.has(statement):
            cells.append((Line(w.capital(w.say("list.some"))),))
            continue
        listing = w.policy.effective(purpose, statement)
        words = w.capital(w.listing(listing, property_of("purpose", statement).refers))
        cells.append((Line(words),) if listing.stated else ())
    return tuple(cells)


def _period(w: Words, purpose: Purpose) -> Cell:
    lines: list[AnyLine] = []
    if purpose.keep:
        lines.append(Line(w.capital(retention_terms.chain(w, purpose.keep, fate=True))))
    if (stated := purpose.fates) and not (purpose.keep and purpose.keep.fates):
        lines.append(line(w, "purpose", "then", retention_terms.fates(w, stated)))
    for cover in periods_covering(w.policy, purpose):
        if cover.chain and cover.declaration != purpose.declaration:
            words = retention_terms.chain(w, cover.chain, fate=True)
            if cover.exception:
                lines += scope(w, cover.block or cover.declaration, "except")
            elif cover.declaration.title or cover.declaration.kind != "retention":
                words = w.say("purposes.kept", period=words, under=w.link(cover.declaration))
            lines.append(Line(w.capital(words)))
    return tuple(lines)


def _more(w: Words, purpose: Purpose) -> Cell:
    done = IN_TABLE | MARKETING
    return rest(w, purpose.declaration, done)


@tells("calls-on")
def _calls(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """The times of calls and, after them, how often at most."""
    words = [w.listing(stated.own_listing, property_of(owner, stated.kind).refers)]
    for clause in stated.all("frequency"):
        if clause.own_words and clause.own_duration:
            often = w.duration(clause.own_duration)
            words.append(w.say("purposes.frequency", number=clause.own_words[0].text, duration=often))
    return [line(w, owner, stated.kind, joined(w.say("list.separator"), words))]


@tells("kind-by")
def _kind(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """Only the media: the title of a purpose says its kind, or is its kind."""
    lists = [v for v in stated.node.values if isinstance(v, Listing)]
    return [line(w, owner, "media", w.listing(x, property_of(owner, "kind-by").clauses)) for x in lists[1:]]
