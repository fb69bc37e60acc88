"""Cookies by class: what they do, consent, lifetime, who places them; then one by one. Knows no other part."""

from __future__ import annotations

from polc.core.values import Word
from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part, table
from polc.document.inline import Inline, inline
from polc.model.declaration import Declaration
from polc.notice import retention_terms
from polc.notice.lines import headed, labelled, line, rest, tells, told, unlabelled
from polc.notice.scope import kinds
from polc.notice.wording import Words
from polc.reference.properties import property_of

COLUMNS = {
    "purpose": ("means", "does", "measures", "purposes"),
    "consent": ("consent", "asked", "withdrawn", "choice"),
    "lifetime": ("lifetime",),
    "placed": ("placed",),
    "data": ("data", "recipients"),
}
"""The columns after the first one, and the statements that each of them tells."""
ALONE = frozenset({"does", "lifetime", "placed", "consent"})
"""Statements that their column's head introduces well enough."""


def cookies(w: Words) -> Part | None:
    """The part on cookies; None where the policy says nothing of them."""
    blocks: list[Block] = []
    stated = w.policy.all("cookies")
    blocks += [Lines(rest(w, d), w.anchors.of(d)) for d in stated if not d.id]
    classes = [d for d in stated if d.id]
    if classes:
        columns = [(w.say("cookies.class"), [_class(w, d) for d in classes])]
        columns += [(w.say(f"cookies.{head}"), [_cell(w, d, s) for d in classes]) for head, s in COLUMNS.items()]
        before = {"title", "kind", "cookie", *(s for statements in COLUMNS.values() for s in statements)}
        remarks = [rest(w, d, before, roomy=False) for d in classes]
        columns.append((w.say("cookies.remarks"), remarks))
        blocks.append(table(w.say("cookies.caption"), columns, [w.anchors.of(d) for d in classes]))
    singles = [(d, c) for d in stated for c in d.all("cookie")]
    if singles:
        blocks.append(_singles(w, singles))
    return Part("part-cookies", w.say("cookies.heading"), tuple(blocks)) if blocks else None


def _class(w: Words, declaration: Declaration) -> Cell:
    return (headed(w, declaration), *kinds(w, declaration, w.title(declaration)))


def _cell(w: Words, declaration: Declaration, statements: tuple[str, ...]) -> Cell:
    lines: list[AnyLine] = []
    for statement in statements:
        for told_line in told(w, declaration, statement, roomy=True):
            alone = statement in ALONE and labelled(told_line)
            lines.append(unlabelled(w, told_line) if alone else told_line)
    return tuple(lines)


def _singles(w: Words, singles: list[tuple[Declaration, Declaration]]) -> Block:
    columns: list[tuple[Inline, list[Cell]]] = [
        (w.say("cookies.cookie"), [_single(w, cookie) for _, cookie in singles]),
        (w.say("cookies.class"), [(Line(w.capital(w.link(d))),) for d, _ in singles]),
        (w.say("cookies.purpose"), [_unlabelled(w, c, "does") for _, c in singles]),
        (w.say("cookies.lifetime"), [_unlabelled(w, c, "lifetime") for _, c in singles]),
        (w.say("cookies.placed"), [_unlabelled(w, c, "run-by") for _, c in singles]),
        (w.say("cookies.remarks"), [rest(w, c, {"title", "does", "lifetime", "run-by"}) for _, c in singles]),
    ]
    return table(w.say("cookies.single-caption"), columns, [""] * len(singles))


def _single(w: Words, cookie: Declaration) -> Cell:
    name = next(v for v in cookie.node.values if isinstance(v, Word))
    lines = [Line(inline(name.text), strong=True)]
    return tuple(lines + ([Line(w.text(cookie.title))] if cookie.title else []))


def _unlabelled(w: Words, cookie: Declaration, statement: str) -> Cell:
    return tuple(unlabelled(w, x) for x in told(w, cookie, statement, owner="cookie"))


@tells("consent")
def _consent(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    state = "required" if stated.has("required") else "exempt"
    which = stated.listing("for")
    if which.stated:
        return [Line(w.say(f"cookies.{state}-for", which=w.listing(which, property_of("consent", "for").refers)))]
    return [line(w, owner, "consent", w.say(f"cookies.{state}"))]


@tells("lifetime", "choice")
def _lifetime(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    length = stated.own_duration
    if length is None:
        return []
    words = w.duration(length)
    after = stated.first("after")
    moment = next((v for v in after.node.values if not isinstance(v, int)), None) if after else None
    if moment is not None:
        words = w.say("cookies.after", duration=words, event=retention_terms.event(w, moment))  # type: ignore[arg-type]
    if stated.has("at-most"):
        words = w.say("cookies.most", duration=words)
    return [line(w, owner, stated.kind, words)]


@tells("placed")
def _placed(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    words = w.listing(stated.own_listing, property_of(owner, "placed").refers)
    if stated.own_text:
        words = w.say("cookies.when", who=words, when=w.text(stated.own_text))
    return [line(w, owner, "placed", words)]
