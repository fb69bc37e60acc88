"""Who receives the data, in what role, what for, where, and under which safeguard. Knows no other part."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Cell, Line, Part, table
from polc.model.declaration import Declaration
from polc.notice import bases
from polc.notice.lines import headed, labelled, line, rest, tells, told, unlabelled
from polc.notice.wording import Words
from polc.reference.vocabulary import vocabulary

COLUMNS = {
    "role": ("role", "under-contract"),
    "tasks": ("does", "purposes", "own-purposes", "recipient-basis", "when", "because"),
    "data": ("receives", "subjects"),
    "where": ("located",),
    "safeguard": ("safeguard", "copy"),
}
"""The columns after the first one, and the statements that each of them tells."""
ALONE = frozenset({"role", "receives", "located", "safeguard"})
"""Statements that their column's head introduces well enough."""


def recipients(w: Words) -> Part | None:
    """The part on recipients; None where the policy declares none."""
    stated = w.policy.all("recipient")
    if not stated:
        return None
    columns = [(w.say("recipients.recipient"), [_recipient(w, d) for d in stated])]
    columns += [(w.say(f"recipients.{head}"), [_cell(w, d, s, head) for d in stated]) for head, s in COLUMNS.items()]
    before = {"title", "name", "includes", *(s for statements in COLUMNS.values() for s in statements)}
    columns.append((w.say("recipients.remarks"), [rest(w, d, before, roomy=False) for d in stated]))
    blocks: list[Block] = [table(w.say("recipients.caption"), columns, [w.anchors.of(d) for d in stated])]
    return Part("part-recipients", w.say("recipients.heading"), tuple(blocks))


def _recipient(w: Words, declaration: Declaration) -> Cell:
    lines = [headed(w, declaration)]
    title = declaration.text("title")
    if title and declaration.has("name"):
        lines.append(Line(w.capital(w.text(title))))
    return (*lines, *told(w, declaration, "includes", roomy=True))


def _cell(w: Words, declaration: Declaration, statements: tuple[str, ...], head: str) -> Cell:
    lines: list[AnyLine] = []
    for told_line, statement in _each(w, declaration, statements):
        alone = statement in ALONE and labelled(told_line)
        lines.append(unlabelled(w, told_line) if alone else told_line)
    if head == "tasks" and not declaration.has("purposes"):
        used = [w.link(p.declaration) for p in w.policy.purposes if declaration.id in _recipients(w, p.declaration)]
        lines += [line(w, "recipient", "purposes", w.join(used), one=len(used) == 1)] if used else []
    return tuple(lines)


def _each(w: Words, declaration: Declaration, statements: tuple[str, ...]) -> list[tuple[AnyLine, str]]:
    return [(x, s) for s in statements for x in told(w, declaration, s)]


def _recipients(w: Words, declaration: Declaration) -> frozenset[str]:
    purpose = w.policy.purpose(declaration.id)
    return w.policy.effective(purpose, "recipients").names if purpose else frozenset()


@tells("role")
def _role(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    return [line(w, owner, "role", bases.with_article(w, "roles", stated.own_words[0].text))]


@tells("safeguard")
def _safeguard(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    known = [word.text for word in stated.own_words if vocabulary("safeguards").get(word.text)]
    unknown = [word.text for word in stated.own_words if word.text not in known]
    found = [bases.with_article(w, "safeguards", name) for name in known]
    if stated.own_text:
        found.append(w.text(stated.own_text))
    elif unknown:
        found += [w.term("safeguards", name) for name in unknown]
    words = w.join(found)
    words = w.say("recipients.certified", safeguard=words) if stated.has("certified") else words
    return [line(w, owner, "safeguard", words)]
