"""How long data are kept: one table of every stated period, in which equal periods share a row."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.core.values import RetentionTerm
from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part, Row, Table
from polc.document.inline import NOTHING, Inline, Place, Strong, inline, joined
from polc.model.declaration import Declaration
from polc.model.retention.coverage import every_period
from polc.model.retention.periods import OWN
from polc.notice import retention_terms
from polc.notice.lines import line, rest, single, tells
from polc.notice.prepositions import on_bases
from polc.notice.sentences import noun_of, with_articles
from polc.notice.wording import Wording
from polc.reference.properties import property_of

SCOPES = ("for-purposes", "for-subjects", "for-data", "for-cookies", "for-some-data", "for-basis", "if")
TOLD = frozenset({"title", "covers", "keep", "then", "except", "because", *SCOPES})
SIMPLE = ("delete", "anonymise")
"""Fates that a sentence above the table can tell for all periods."""


@record
class _Stated:
    """A period as the table tells it: whose it is, its words without the fate, the fate, and what else is stated."""

    declaration: Declaration
    words: Inline
    fate: str
    told_fate: Inline
    lines: Cell


def periods(ctx: Wording) -> Part | None:
    """The part on retention periods; None where the policy states none."""
    stated = [_stated(ctx, d) for d in ctx.policy.all("retention")]
    stated += [_stated(ctx, d) for kind in OWN for d in ctx.policy.all(kind) if d.has("keep") or _has_fate(d)]
    if not stated:
        return None
    usual, opening = _usual_fate(ctx, stated)
    blocks: list[Block] = [Lines((Line(opening),))] if opening else []
    persons = any(_is_of_persons(s.declaration) for s in stated)
    heads = ctx.say("retention.what-persons" if persons else "retention.what"), ctx.say("retention.period")
    blocks.append(Table(NOTHING, heads, tuple(_rows(ctx, stated, usual))))
    return Part("part-periods", ctx.say("retention.heading"), tuple(blocks))


def _is_of_persons(declaration: Declaration) -> bool:
    """True for a period by persons, and for that of a list of persons."""
    clauses = {c.kind for s in declaration.all("covers") for c in s.statements()}
    return declaration.kind == "watchlist" or "for-subjects" in clauses


def _has_fate(declaration: Declaration) -> bool:
    """True for a fate without a period; that of cookies stands beside their lifetime."""
    return declaration.has("then") and declaration.kind != "cookies"


def _stated(ctx: Wording, declaration: Declaration) -> _Stated:
    keep = declaration.retention_term()
    fates = declaration.disposal()
    words = retention_terms.retention_term(ctx, keep) if keep and keep.periods else NOTHING
    names = tuple(word.text for word in fates.words) if fates else ()
    fate = names[0] if len(names) == 1 and names[0] in SIMPLE and keep else ""
    lines = [] if declaration.kind in OWN else _besides(ctx, declaration)
    return _Stated(declaration, words, fate, retention_terms.disposal(ctx, fates) if fates else NOTHING, tuple(lines))


def _usual_fate(ctx: Wording, stated: Sequence[_Stated]) -> tuple[str, Inline]:
    """The fate that a sentence tells for all periods, or for all that state no other.

    Empty where one states none.
    """
    fates = [s.fate for s in stated if s.words]
    if not all(s.told_fate for s in stated if s.words) or not any(fates):
        return "", NOTHING
    usual = max((f for f in fates if f), key=fates.count)
    if 2 * fates.count(usual) <= len(fates):
        return "", NOTHING
    key = "retention.then-all" if fates.count(usual) == len(fates) else "retention.then-most"
    return usual, ctx.say(key, fate=ctx.say(f"retention.fate.{usual}"))


# ------------------------------------------------------------------------------------------------------------ rows


def _rows(ctx: Wording, stated: Sequence[_Stated], usual: str) -> list[Row]:
    groups: dict[object, list[tuple[_Stated, Inline]]] = {}
    for number, period in enumerate(stated):
        words = _with_fate(ctx, period, usual)
        key: object = number if period.lines or not words else words.plain
        groups.setdefault(key, []).append((period, words))
    return [_row(ctx, members) for members in groups.values()]


def _with_fate(ctx: Wording, period: _Stated, usual: str) -> Inline:
    if not period.told_fate or (period.fate and period.fate == usual):
        return period.words
    if not period.words:
        return period.told_fate
    return ctx.say("period.then", first=period.words, next=period.told_fate)


def _row(ctx: Wording, members: Sequence[tuple[_Stated, Inline]]) -> Row:
    """Those who share a period, and the period."""
    first, words = members[0]
    names = [_name(ctx, period.declaration, leads=number > 0) for number, (period, _) in enumerate(members)]
    shown = [n if number == 0 else ctx.lowered(n) for number, n in enumerate(names)]
    cell: list[AnyLine] = [Line(ctx.capital(words))] if words else []
    anchor = ctx.anchors.of(first.declaration) if first.declaration.kind == "retention" else ""
    return Row(anchor, ((Line(joined(ctx.say("list.separator"), shown)),), (*cell, *first.lines)))


def _name(ctx: Wording, declaration: Declaration, *, leads: bool) -> Inline:
    """What a period is for: its title and what it covers, or the purpose or cookies that state it."""
    if declaration.kind in OWN:
        return inline(Strong(ctx.capital(ctx.link(declaration))))
    covered = _covered(ctx, declaration)
    if declaration.title is None and covered:
        words: Inline = ctx.capital(covered)
        covered = NOTHING
    else:
        words = ctx.capital(ctx.title(declaration))
    strong = inline(Strong(inline(Place(ctx.anchors.of(declaration), words)) if leads else words))
    if covered and covered.plain.lower() != words.plain.lower():
        strong = ctx.say("retention.exception", period=strong, of=covered)
    partly = any(c.kind == "for-some-data" for s in declaration.all("covers") for c in s.statements())
    return ctx.say("period.some", what=strong) if partly else strong


def _covered(ctx: Wording, declaration: Declaration) -> Inline:
    """The persons, purposes and data that a period covers, side by side."""
    sides: dict[str, list[Inline]] = {}
    for stated in declaration.all("covers"):
        for clause in stated.statements():
            targets = property_of("covers", clause.kind).refers
            sides.setdefault(clause.kind, []).extend(ctx.entry(e, targets) for e in clause.own_listing)
    return joined(" – ", [ctx.join(found) for found in sides.values() if found])


def _besides(ctx: Wording, declaration: Declaration) -> list[AnyLine]:
    """What else is stated of a period: its exceptions, its reason, notes."""
    found: list[AnyLine] = []
    for block in declaration.all("except"):
        keep = block.retention_term()
        fates = block.disposal()
        words = retention_terms.retention_term(ctx, keep) if keep and keep.periods else NOTHING
        if fates:
            last = retention_terms.disposal(ctx, fates)
            words = ctx.say("period.then", first=words, next=last) if words else last
        case = _case(ctx, block)
        found.append(Line(ctx.capital(ctx.say("retention.case", case=case, period=words) if words else case)))
        if reason := block.text("because"):
            found.append(Line(ctx.say("retention.reason", text=ctx.text(reason))))
        found += rest(ctx, block, {"keep", "then", "because", *SCOPES})
    if reason := declaration.text("because"):
        found.append(Line(ctx.say("retention.reason", text=ctx.text(reason))))
    return [*found, *rest(ctx, declaration, TOLD, roomy=False)]


def _case(ctx: Wording, block: Declaration) -> Inline:
    """In which case an exception applies: a condition in the author's words, or for whom and what."""
    found: list[Inline] = []
    for clause in block.statements():
        if clause.kind not in SCOPES:
            continue
        if clause.own_text:
            found.append(ctx.say("label.except.if", value=ctx.text(clause.own_text)))
        elif clause.kind == "for-basis" and clause.own_listing.stated:
            found.append(ctx.say("label.except.for-basis", value=_names(ctx, clause, "except")))
        elif clause.own_listing.stated:
            targets = property_of("except", clause.kind).refers
            words = with_articles(ctx, [noun_of(ctx, e, targets) for e in clause.own_listing])
            found.append(ctx.say("retention.for", list=words if words is not None else _names(ctx, clause, "except")))
    return joined(", ", [words if number == 0 else ctx.lowered(words) for number, words in enumerate(found)])


# ------------------------------------------------------------------------------------------- scopes of other blocks


def scope(ctx: Wording, block: Declaration, owner: str) -> list[AnyLine]:
    """What an exception or a case reaches, one line for each side."""
    found: list[AnyLine] = []
    for clause in block.statements():
        if clause.kind not in SCOPES:
            continue
        if clause.own_text:
            found.append(line(ctx, owner, clause.kind, ctx.text(clause.own_text)))
        elif clause.own_listing.stated:
            found.append(line(ctx, owner, clause.kind, _names(ctx, clause, owner), is_single=single(clause)))
        else:
            found.append(line(ctx, owner, clause.kind))
    return found


def _names(ctx: Wording, clause: Declaration, owner: str) -> Inline:
    """The members of a clause; legal bases after the preposition that they need."""
    if clause.kind == "for-basis" and not clause.own_listing.none:
        return on_bases(ctx, clause.own_listing.words)
    return ctx.listing(clause.own_listing, property_of(owner, clause.kind).refers)


@tells("covers")
def _covers(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    return scope(ctx, stated, "covers")


def stated(ctx: Wording) -> list[tuple[Declaration, RetentionTerm]]:
    """Every declaration that states a period, in the order of the table, exceptions left out."""
    own = (c for c in every_period(ctx.policy) if not c.exception)
    return [(c.declaration, c.retention_term) for c in own if c.retention_term and c.retention_term.periods]


def brief(ctx: Wording) -> list[tuple[Inline, Inline]]:
    """What each stated period covers and the period, for the summary."""
    return [(ctx.link(declaration), retention_terms.retention_term(ctx, keep)) for declaration, keep in stated(ctx)]
