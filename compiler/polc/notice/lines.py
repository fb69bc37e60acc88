"""Statements to lines, each under its label from the phrasebook.

Any statement can be told, so that none stays silent. Statements whose words are put together in a way of their own are
told by functions marked `@tells`, which stand in the modules of the parts that `TELLING` names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from importlib import import_module
from typing import assert_never

from polc.core.record import record
from polc.core.values import Disposal, Duration, Entry, Listing, RetentionTerm, Text, Word
from polc.document.blocks import AnyLine, Cell, FreeText, Items, Line
from polc.document.free_text import Paragraph
from polc.document.inline import NOTHING, Inline, Strong, inline, joined
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice import retention_terms
from polc.notice.wording import Wording
from polc.reference.properties import property_of

Tell = Callable[[Wording, Declaration, str], list[AnyLine]]
TELLING = (
    "bases", "closing", "contact", "cookies", "data", "disputes", "identity", "lines", "links", "purposes",
    "recipients", "retention", "rights", "scope", "security", "transfers",
)  # fmt: skip
"""The modules of this package that hold functions marked `@tells`."""
SILENT = frozenset({"policy.law", "policy.voice", "controller.activities", "section.kind"})
"""Statements that only the checks read."""
NAMING = ("title", "name")
"""Statements that the heading of a declaration has told."""
ONE = "-one"
NONE = "-none"
"""Ends of the keys of labels: for a list of one member, and for one that is stated to be empty."""
MANY = 4
"""From how many members on a list stands in lines of its own."""


@record
class Teller:
    """How to tell statements, by their names, or by `declaration.statement` where the declaration decides."""

    statements: tuple[str, ...]
    tell: Tell


def tells(*statements: str) -> Callable[[Tell], Teller]:
    """Declare that the decorated function tells these statements."""
    return lambda function: Teller(statements, function)


@lru_cache(maxsize=1)
def tellers() -> dict[str, Tell]:
    """Return what tells each statement that is put into words in a way of its own."""
    values = [value for name in TELLING for value in vars(import_module(f"polc.notice.{name}")).values()]
    return {statement: made.tell for made in values if isinstance(made, Teller) for statement in made.statements}


def kind_of(owner: str) -> str:
    """The kind of declaration in an owner such as `right` or, where labels differ by right, `right.complaint`."""
    return owner.partition(".")[0]


def label(ctx: Wording, owner: str, statement: str, form: str = "") -> str | None:
    """The label of a statement, or the sentence with `{value}` that tells it.

    None where the phrasebook has none. `form` is the end of a key that goes before the plain one: `-one` for a list of
    one member.
    """
    for place in (owner, kind_of(owner), "any"):
        for end in dict.fromkeys((form, "")):
            if found := ctx.book.find(f"label.{place}.{statement}{end}"):
                return found
    return None


def line(
    ctx: Wording,
    owner: str,
    statement: str,
    value: Inline | None = None,
    items: tuple[Inline, ...] = (),
    *,
    is_single: bool = False,
    opened: bool = False,
) -> AnyLine:
    """A statement as a line: a sentence around its value, its value under a label, or a sentence of its own.

    `is_single` for a list of one member; `opened` for `items` that are not all there are.
    """
    template = label(ctx, owner, statement, ONE if is_single else "") or statement.replace("-", " ")
    if "{value}" in template:
        return Line(
            ctx.capital(ctx.fill(template, value=ctx.join(items, opened=opened) if items else value or NOTHING))
        )
    words = ctx.capital(ctx.fill(template))
    if items:
        return Items(items, words, opened)
    return Line(words) if value is None else Line(value, words)


def labelled(told_line: AnyLine) -> bool:
    """True for a line under a label."""
    return not isinstance(told_line, FreeText) and bool(told_line.label)


def headed(ctx: Wording, declaration: Declaration, lines: Cell) -> Cell:
    """What is said of a declaration after its title, which opens the first sentences where there are some."""
    said, others = flowing(lines)
    if not declaration.title:
        return (*((Line(joined(" ", said)),) if said else ()), *others)
    title = ctx.capital(ctx.title(declaration))
    if not said:
        return (Line(title, strong=True), *others)
    name = inline(Strong(closed(title)))
    return (Line(joined(" ", [name, *said])), *others)


def told(ctx: Wording, declaration: Declaration, *order: str, owner: str = "", roomy: bool = False) -> Cell:
    """Some statements of a declaration as lines, in this order.

    `roomy` lets long lists stand one under the other.
    """
    found: list[AnyLine] = []
    for statement in order:
        for stated in declaration.all(statement):
            found += tell(ctx, stated, owner or declaration.kind, roomy=roomy)
    return tuple(found)


def rest(
    ctx: Wording, declaration: Declaration, done: Collection[str] = (), *, owner: str = "", roomy: bool = True
) -> Cell:
    """Every statement of a declaration that is not `done` elsewhere, in the order written; notes come last."""
    left = [s for s in dict.fromkeys(x.kind for x in declaration.statements()) if s not in done and s != "note"]
    return told(ctx, declaration, *left, owner=owner, roomy=roomy) + told(ctx, declaration, "note")


def flowing(lines: Cell) -> tuple[list[Inline], list[AnyLine]]:
    """Part lines that are sentences, to be put one after the other, from those that stand in lines of their own.

    A note of one paragraph goes on the sentences, where nothing stands between it and them.
    """
    sentences: list[Inline] = []
    others: list[AnyLine] = []
    for told_line in lines:
        match told_line:
            case Line(value, label=label_, strong=strong) if not label_ and not strong:
                sentences.append(value)
            case FreeText((Paragraph(content),), origin="note", lang="") if not others:
                sentences.append(closed(content))
            case Line() | Items() | FreeText():
                others.append(told_line)
            case _:
                assert_never(told_line)
    return sentences, others


def tell(ctx: Wording, stated: Declaration, owner: str, *, roomy: bool = False) -> list[AnyLine]:
    """One statement as lines, those of its clauses after it."""
    key = f"{kind_of(owner)}.{stated.kind}"
    if key in SILENT:
        return []
    special = tellers().get(key) or tellers().get(stated.kind)
    if special:
        return special(ctx, stated, owner)
    found: list[AnyLine] = [_line(ctx, stated, owner, roomy=roomy)]
    for clause in stated.statements():
        found += tell(ctx, clause, owner, roomy=roomy)
    return found


def single(stated: Declaration) -> bool:
    """True for a statement that holds one list, of one member."""
    lists = [v for v in stated.node.values if isinstance(v, Listing)]
    return len(lists) == 1 and len(lists[0].entries) == 1 and not lists[0].open


def _line(ctx: Wording, stated: Declaration, owner: str, *, roomy: bool) -> AnyLine:
    """A statement, without its clauses: a long list in lines of its own, one that is empty by its own sentence."""
    targets = property_of(kind_of(owner), stated.kind).refers
    if len(stated.node.values) == 1 and isinstance(held := stated.node.values[0], Listing):
        if roomy and len(held.entries) >= MANY:
            members = tuple(ctx.entry(e, targets) for e in held)
            return line(ctx, owner, stated.kind, items=members, opened=held.open)
        if held.none and (label(ctx, owner, f"{stated.kind}{NONE}")):
            return line(ctx, owner, f"{stated.kind}{NONE}")
    return line(ctx, owner, stated.kind, value(ctx, stated, owner), is_single=single(stated))


def value(ctx: Wording, stated: Declaration, owner: str) -> Inline | None:
    """What a statement holds, in words; None for one that holds nothing."""
    targets = property_of(kind_of(owner), stated.kind).refers
    words: list[Inline] = []
    for held in stated.node.values:
        match held:
            case Listing():
                words.append(ctx.listing(held, targets))
            case Text():
                words.append(ctx.text(held))
            case Entry():
                words.append(ctx.entry(held, targets))
            case Duration():
                words.append(ctx.length(held))
            case RetentionTerm():
                words.append(retention_terms.retention_term(ctx, held))
            case Disposal():
                words.append(retention_terms.disposal(ctx, held))
            case Word():
                words.append(word(ctx, held, targets))
            case _:
                continue
    return joined(" ", words) if words else None


def word(ctx: Wording, held: Word, targets: tuple[str, ...]) -> Inline:
    """A single name or literal."""
    match held.kind:
        case "keyword" if held.text == "none":
            return ctx.say("list.none")
        case "date":
            return ctx.date(held.text)
        case "url":
            return ctx.address(held.text)
        case "email":
            return ctx.address(f"mailto:{held.text}", held.text)
        case "string" | "number":
            return inline(held.text)
        case _:
            return ctx.name(held, targets)


@tells("note")
def _note(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    text = stated.own_text
    return [ctx.free_text(text, "note", level=3)] if text else []
