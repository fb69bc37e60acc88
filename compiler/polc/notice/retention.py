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
from polc.notice.wording import Words
from polc.reference.properties import property_of

SCOPES = ("for-purposes", "for-subjects", "for-data", "for-cookies", "for-some-data", "for-basis", "if")


def periods(w: Words) -> Part | None:
    """The part on retention periods; None where the policy states none."""
    rows: list[tuple[str, Cell, Declaration]] = []
    for declaration in w.policy.all("retention"):
        what = told(w, declaration, "covers")
        if declaration.title or not what:
            what = (headed(w, declaration), *what)
        rows.append((w.anchors.of(declaration), what, declaration))
        for block in declaration.all("except"):
            heading = Line(w.say("retention.exception", of=w.link(declaration)))
            rows.append(("", (heading, *scope(w, block, "except")), block))
    for kind in OWN:
        rows += [("", (Line(w.capital(w.link(d))),), d) for d in w.policy.all(kind) if d.has("keep")]
    if not rows:
        return None
    columns = [
        (w.say("retention.what"), [what for _, what, _ in rows]),
        (w.say("retention.period"), [_period(w, d) for _, _, d in rows]),
        (w.say("retention.start"), [_start(w, d) for _, _, d in rows]),
        (w.say("retention.then"), [_then(w, d) for _, _, d in rows]),
        (w.say("retention.remarks"), [_remarks(w, d) for _, _, d in rows]),
    ]
    caption = w.say("retention.caption")
    return Part("part-periods", w.say("retention.heading"), (table(caption, columns, [a for a, _, _ in rows]),))


def scope(w: Words, block: Declaration, owner: str) -> list[AnyLine]:
    """What an exception or a case reaches, one line for each side."""
    found: list[AnyLine] = []
    for clause in block.statements():
        if clause.kind not in SCOPES:
            continue
        if clause.own_text:
            found.append(line(w, owner, clause.kind, w.text(clause.own_text)))
        elif clause.own_listing.stated:
            found.append(line(w, owner, clause.kind, _names(w, clause, owner), one=single(clause)))
        else:
            found.append(line(w, owner, clause.kind))
    return found


def _names(w: Words, clause: Declaration, owner: str) -> Inline:
    """The members of a clause; legal bases with their article, since a preposition stands before them."""
    if clause.kind == "for-basis" and not clause.own_listing.none:
        return w.join([retention_terms.articled(w, word, ("legal-bases",)) for word in clause.own_listing.words])
    return w.listing(clause.own_listing, property_of(owner, clause.kind).refers)


def _period(w: Words, declaration: Declaration) -> Cell:
    keep = declaration.chain()
    if keep is None or not keep.periods:
        return ()
    return (Line(w.capital(retention_terms.chain(w, keep, start=not retention_terms.counted_apart(keep)))),)


def _start(w: Words, declaration: Declaration) -> Cell:
    keep = declaration.chain()
    if keep is None or not retention_terms.counted_apart(keep):
        return ()
    return (Line(w.capital(retention_terms.event(w, keep.periods[0].moments[0]))),)


def _then(w: Words, declaration: Declaration) -> Cell:
    stated = declaration.fates()
    return (Line(w.capital(retention_terms.fates(w, stated))),) if stated else ()


def _remarks(w: Words, declaration: Declaration) -> Cell:
    if declaration.kind in OWN:
        return ()
    return rest(w, declaration, {"title", "covers", "keep", "then", "except", *SCOPES}, roomy=False)


@tells("covers")
def _covers(w: Words, stated: Declaration, _owner: str) -> list[AnyLine]:
    return scope(w, stated, "covers")


def stated(w: Words) -> list[tuple[Declaration, RetentionTerm]]:
    """Every declaration that states a period, in the order of the table, exceptions left out."""
    own = (c for c in every_period(w.policy) if not c.exception)
    return [(c.declaration, c.chain) for c in own if c.chain and c.chain.periods]


def brief(w: Words) -> list[tuple[Inline, Inline]]:
    """What each stated period covers and the period, for the summary."""
    return [(w.link(declaration), retention_terms.chain(w, keep)) for declaration, keep in stated(w)]
