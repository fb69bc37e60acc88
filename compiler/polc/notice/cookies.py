"""Cookies by class: what they do, consent, lifetime, who places them; then one by one."""

from __future__ import annotations

from polc.core.values import Word
from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part, table
from polc.document.inline import Inline, inline
from polc.model.declaration import Declaration
from polc.model.trackers import consent_of
from polc.notice import retention_terms
from polc.notice.lines import headed, labelled, line, rest, tells, told, unlabelled
from polc.notice.scope import kinds
from polc.notice.wording import Wording
from polc.reference.properties import property_of

COLUMNS = {
    "purpose": ("means", "does", "measures", "purposes"),
    "consent": ("consent", "asked", "withdrawn", "opt-out", "choice"),
    "lifetime": ("lifetime",),
    "placed": ("placed",),
    "data": ("data", "recipients"),
}
"""The columns after the first one, and the statements that each of them tells."""
ALONE = frozenset({"does", "lifetime", "placed", "consent"})
"""Statements that their column's head introduces well enough."""


def cookies(ctx: Wording) -> Part | None:
    """The part on cookies; None where the policy says nothing of them."""
    blocks: list[Block] = []
    stated = ctx.policy.all("cookies")
    for declaration in (d for d in stated if not d.id):
        lines = (Line(ctx.say("cookies.none")),) if declaration.says_none else rest(ctx, declaration)
        blocks.append(Lines(lines, ctx.anchors.of(declaration)))
    classes = [d for d in stated if d.id]
    if classes:
        columns = [(ctx.say("cookies.class"), [_class(ctx, d) for d in classes])]
        columns += [(ctx.say(f"cookies.{head}"), [_cell(ctx, d, s) for d in classes]) for head, s in COLUMNS.items()]
        before = {"title", "kind", "cookie", *(s for statements in COLUMNS.values() for s in statements)}
        remarks = [rest(ctx, d, before, roomy=False) for d in classes]
        columns.append((ctx.say("cookies.remarks"), remarks))
        blocks.append(table(ctx.say("cookies.caption"), columns, [ctx.anchors.of(d) for d in classes]))
    singles = [(d, c) for d in stated for c in d.all("cookie")]
    if singles:
        blocks.append(_single_cookies_table(ctx, singles))
    return Part("part-cookies", ctx.say("cookies.heading"), tuple(blocks)) if blocks else None


def _class(ctx: Wording, declaration: Declaration) -> Cell:
    return (headed(ctx, declaration), *kinds(ctx, declaration, ctx.title(declaration)))


def _cell(ctx: Wording, declaration: Declaration, statements: tuple[str, ...]) -> Cell:
    lines: list[AnyLine] = []
    owner = "cookies" if _is_asked(ctx, declaration) else "cookies.unasked"
    for statement in statements:
        for told_line in told(ctx, declaration, statement, owner=owner, roomy=True):
            alone = statement in ALONE and labelled(told_line)
            lines.append(unlabelled(ctx, told_line) if alone else told_line)
    return tuple(lines)


def _is_asked(ctx: Wording, declaration: Declaration) -> bool:
    """True unless no consent is asked for: then a way out is one to refuse, and withdraws nothing."""
    consent = consent_of(ctx.policy, declaration)
    return consent == "required" or (consent == "implied" and declaration.has("asked"))


def _single_cookies_table(ctx: Wording, singles: list[tuple[Declaration, Declaration]]) -> Block:
    columns: list[tuple[Inline, list[Cell]]] = [
        (ctx.say("cookies.cookie"), [_single_cookie_lines(ctx, cookie) for _, cookie in singles]),
        (ctx.say("cookies.class"), [(Line(ctx.capital(ctx.link(d))),) for d, _ in singles]),
        (ctx.say("cookies.purpose"), [_unlabelled(ctx, c, "does") for _, c in singles]),
        (ctx.say("cookies.lifetime"), [_unlabelled(ctx, c, "lifetime") for _, c in singles]),
        (ctx.say("cookies.placed"), [_unlabelled(ctx, c, "run-by") for _, c in singles]),
        (ctx.say("cookies.remarks"), [rest(ctx, c, {"title", "does", "lifetime", "run-by"}) for _, c in singles]),
    ]
    return table(ctx.say("cookies.single-caption"), columns, [""] * len(singles))


def _single_cookie_lines(ctx: Wording, cookie: Declaration) -> Cell:
    name = next(v for v in cookie.node.values if isinstance(v, Word))
    lines = [Line(inline(name.text), strong=True)]
    return tuple(lines + ([Line(ctx.text(cookie.title))] if cookie.title else []))


def _unlabelled(ctx: Wording, cookie: Declaration, statement: str) -> Cell:
    return tuple(unlabelled(ctx, x) for x in told(ctx, cookie, statement, owner="cookie"))


@tells("consent")
def _consent(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    state = "required" if stated.has("required") else "exempt"
    which = stated.listing("for")
    if which.stated:
        return [Line(ctx.say(f"cookies.{state}-for", which=ctx.listing(which, property_of("consent", "for").refers)))]
    return [line(ctx, owner, "consent", ctx.say(f"cookies.{state}"))]


@tells("lifetime", "choice")
def _lifetime(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    length = stated.own_duration
    if length is None:
        return []
    words = ctx.duration(length)
    after = stated.first("after")
    moment = next((v for v in after.node.values if not isinstance(v, int)), None) if after else None
    if moment is not None:
        words = ctx.say("cookies.after", duration=words, event=retention_terms.event(ctx, moment))  # type: ignore[arg-type]
    if stated.has("at-most"):
        words = ctx.say("cookies.most", duration=words)
    if case := stated.text("if"):
        words = ctx.say("cookies.if", duration=words, condition=ctx.text(case))
    return [line(ctx, owner, stated.kind, words)]


@tells("placed")
def _placed_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    words = ctx.listing(stated.own_listing, property_of(owner, "placed").refers)
    if stated.own_text:
        words = ctx.say("cookies.when", who=words, when=ctx.text(stated.own_text))
    return [line(ctx, owner, "placed", words)]
