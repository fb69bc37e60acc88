"""How long data are kept: one table of every stated period, those that purposes and cookies state included."""

from __future__ import annotations

from polc.core.values import RetentionTerm
from polc.document.blocks import AnyLine, Cell, Line, Part, table
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.model.retention.coverage import every_period
from polc.model.retention.periods import OWN
from polc.notice import retention_terms
from polc.notice.lines import headed, line, rest, single, tells, told
from polc.notice.wording import Wording
from polc.reference.properties import property_of

SCOPES = ("for-purposes", "for-subjects", "for-data", "for-cookies", "for-some-data", "for-basis", "if")


def periods(ctx: Wording) -> Part | None:
    """The part on retention periods; None where the policy states none."""
    rows: list[tuple[str, Cell, Declaration]] = []
    for declaration in ctx.policy.all("retention"):
        what = told(ctx, declaration, "covers")
        if declaration.title or not what:
            what = (headed(ctx, declaration), *what)
        rows.append((ctx.anchors.of(declaration), what, declaration))
        for block in declaration.all("except"):
            heading = Line(ctx.say("retention.exception", of=ctx.link(declaration)))
            rows.append(("", (heading, *scope(ctx, block, "except")), block))
    for kind in OWN:
        rows += [("", (Line(ctx.capital(ctx.link(d))),), d) for d in ctx.policy.all(kind) if d.has("keep")]
    if not rows:
        return None
    columns = [
        (ctx.say("retention.what"), [what for _, what, _ in rows]),
        (ctx.say("retention.period"), [_period(ctx, d) for _, _, d in rows]),
        (ctx.say("retention.start"), [_start(ctx, d) for _, _, d in rows]),
        (ctx.say("retention.then"), [_disposal_lines(ctx, d) for _, _, d in rows]),
        (ctx.say("retention.remarks"), [_remaining_lines(ctx, d) for _, _, d in rows]),
    ]
    caption = ctx.say("retention.caption")
    return Part("part-periods", ctx.say("retention.heading"), (table(caption, columns, [a for a, _, _ in rows]),))


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
    """The members of a clause; legal bases with their article, since a preposition stands before them."""
    if clause.kind == "for-basis" and not clause.own_listing.none:
        return ctx.join([retention_terms.articled(ctx, word, ("legal-bases",)) for word in clause.own_listing.words])
    return ctx.listing(clause.own_listing, property_of(owner, clause.kind).refers)


def _period(ctx: Wording, declaration: Declaration) -> Cell:
    keep = declaration.retention_term()
    if keep is None or not keep.periods:
        return ()
    return (
        Line(ctx.capital(retention_terms.retention_term(ctx, keep, start=not retention_terms.counted_apart(keep)))),
    )


def _start(ctx: Wording, declaration: Declaration) -> Cell:
    keep = declaration.retention_term()
    if keep is None or not retention_terms.counted_apart(keep):
        return ()
    return (Line(ctx.capital(retention_terms.event(ctx, keep.periods[0].moments[0]))),)


def _disposal_lines(ctx: Wording, declaration: Declaration) -> Cell:
    stated = declaration.disposal()
    return (Line(ctx.capital(retention_terms.disposal(ctx, stated))),) if stated else ()


def _remaining_lines(ctx: Wording, declaration: Declaration) -> Cell:
    if declaration.kind in OWN:
        return ()
    return rest(ctx, declaration, {"title", "covers", "keep", "then", "except", *SCOPES}, roomy=False)


@tells("covers")
def _covered_lines(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    return scope(ctx, stated, "covers")


def stated(ctx: Wording) -> list[tuple[Declaration, RetentionTerm]]:
    """Every declaration that states a period, in the order of the table, exceptions left out."""
    own = (c for c in every_period(ctx.policy) if not c.exception)
    return [(c.declaration, c.retention_term) for c in own if c.retention_term and c.retention_term.periods]


def brief(ctx: Wording) -> list[tuple[Inline, Inline]]:
    """What each stated period covers and the period, for the summary."""
    return [(ctx.link(declaration), retention_terms.retention_term(ctx, keep)) for declaration, keep in stated(ctx)]
