"""Who receives the data, in what role, what for, where, and under which safeguard."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Cell, Line, Part, table
from polc.model.declaration import Declaration
from polc.notice import bases
from polc.notice.lines import headed, labelled, line, rest, tells, told, unlabelled
from polc.notice.wording import Wording
from polc.reference.vocabulary import vocabulary

COLUMNS = {
    "role": ("role", "under-contract"),
    "tasks": ("does", "purposes", "own-purposes", "recipient-basis", "when", "because"),
    "data": ("receives", "subjects"),
    "where": ("located", "also-outside"),
    "safeguard": ("safeguard", "copy"),
}
"""The columns after the first one, and the statements that each of them tells."""
ALONE = frozenset({"role", "receives", "located", "safeguard"})
"""Statements that their column's head introduces well enough."""


def recipients(ctx: Wording) -> Part | None:
    """The part on recipients; None where the policy declares none."""
    stated = ctx.policy.all("recipient")
    if not stated:
        return None
    columns = [(ctx.say("recipients.recipient"), [_recipient(ctx, d) for d in stated])]
    columns += [
        (ctx.say(f"recipients.{head}"), [_cell(ctx, d, s, head) for d in stated]) for head, s in COLUMNS.items()
    ]
    before = {"title", "name", "includes", *(s for statements in COLUMNS.values() for s in statements)}
    columns.append((ctx.say("recipients.remarks"), [rest(ctx, d, before, roomy=False) for d in stated]))
    blocks: list[Block] = [table(ctx.say("recipients.caption"), columns, [ctx.anchors.of(d) for d in stated])]
    return Part("part-recipients", ctx.say("recipients.heading"), tuple(blocks))


def _recipient(ctx: Wording, declaration: Declaration) -> Cell:
    lines = [headed(ctx, declaration)]
    title = declaration.text("title")
    if title and declaration.has("name"):
        lines.append(Line(ctx.capital(ctx.text(title))))
    return (*lines, *told(ctx, declaration, "includes", roomy=True))


def _cell(ctx: Wording, declaration: Declaration, statements: tuple[str, ...], head: str) -> Cell:
    lines: list[AnyLine] = []
    for told_line, statement in _statement_lines(ctx, declaration, statements):
        alone = statement in ALONE and labelled(told_line)
        lines.append(unlabelled(ctx, told_line) if alone else told_line)
    if head == "tasks" and not declaration.has("purposes"):
        used = [
            ctx.link(p.declaration) for p in ctx.policy.purposes if declaration.id in _recipients(ctx, p.declaration)
        ]
        lines += [line(ctx, "recipient", "purposes", ctx.join(used), is_single=len(used) == 1)] if used else []
    return tuple(lines)


def _statement_lines(ctx: Wording, declaration: Declaration, statements: tuple[str, ...]) -> list[tuple[AnyLine, str]]:
    return [(x, s) for s in statements for x in told(ctx, declaration, s)]


def _recipients(ctx: Wording, declaration: Declaration) -> frozenset[str]:
    purpose = ctx.policy.purpose(declaration.id)
    return ctx.policy.effective(purpose, "recipients").names if purpose else frozenset()


@tells("role")
def _role_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    return [line(ctx, owner, "role", bases.with_article(ctx, "roles", stated.own_words[0].text))]


@tells("safeguard")
def _safeguard(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    known = [word.text for word in stated.own_words if vocabulary("safeguards").get(word.text)]
    unknown = [word.text for word in stated.own_words if word.text not in known]
    found = [bases.with_article(ctx, "safeguards", name) for name in known]
    if stated.own_text:
        found.append(ctx.text(stated.own_text))
    elif unknown:
        found += [ctx.term("safeguards", name) for name in unknown]
    words = ctx.join(found)
    words = ctx.say("recipients.certified", safeguard=words) if stated.has("certified") else words
    return [line(ctx, owner, "safeguard", words)]
