"""Which data must be given for what, which need not, and what follows where they are not given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polc.core.record import record
from polc.core.values import Listing, Text
from polc.document.blocks import Block, Items, Line, Lines
from polc.document.inline import NOTHING, Inline, joined
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice.noun_phrases import within_sentence
from polc.notice.sentences import (
    noun_of,
    noun_of_declaration,
    paragraph,
    quoted_titles,
    with_articles,
    with_possessives,
)
from polc.notice.wording import Wording
from polc.reference.properties import property_of

KEYS = {"mandatory": "required", "optional": "optional"}
"""What the phrases of a statement are called."""


@record
class _Need:
    """Data that are mandatory or optional: a category, or some of its members, and what follows without them."""

    names: Inline
    without: Inline | None
    otherwise: Text | None


def needed(ctx: Wording) -> list[Block]:
    """Return what is mandatory and what is optional: sentences, or a list where purposes ask for different data."""
    blocks: list[Block] = []
    sentences: list[Inline] = []
    for statement in KEYS:
        groups = _groups(ctx, statement)
        if len(groups) > 1:
            items = tuple(_item(ctx, *group) for group in groups.values())
            blocks.append(Lines((Items(items, ctx.say(f"data.{KEYS[statement]}-list"), sentence=True),)))
        else:
            sentences += [said for group in groups.values() for said in _sentences(ctx, statement, *group)]
            if statement == "optional" and sentences:
                blocks.append(Lines((Line(paragraph(sentences)),)))
                sentences = []
    return [*([Lines((Line(paragraph(sentences)),))] if sentences else []), *blocks]


def _groups(ctx: Wording, statement: str) -> dict[str, tuple[Inline, list[_Need]]]:
    """What is needed, by the purposes that it is needed for."""
    groups: dict[str, tuple[Inline, list[_Need]]] = {}
    for declaration in ctx.policy.all("data"):
        for stated in declaration.all(statement):
            purposes = _purposes(ctx, stated.listing("for"))
            groups.setdefault(purposes.plain, (purposes, []))[1].extend(_needs(ctx, declaration, stated))
    return groups


def _needs(ctx: Wording, declaration: Declaration, stated: Declaration) -> Iterator[_Need]:
    otherwise = stated.text("otherwise")
    own = with_possessives if ctx.speaks_to_reader else with_articles
    if not stated.own_listing.stated:
        name = within_sentence(ctx.link(declaration), ctx.defined)
        yield _Need(name, own(ctx, [noun_of_declaration(ctx, declaration)]), otherwise)
        return
    targets = property_of("data", stated.kind).refers
    nouns = [noun_of(ctx, entry, targets) for entry in stated.own_listing]
    yield _Need(ctx.listing(stated.own_listing, targets), own(ctx, nouns, "or"), otherwise)


def _purposes(ctx: Wording, listing: Listing) -> Inline:
    if not listing.stated:
        return NOTHING
    return quoted_titles(ctx, listing, property_of("mandatory", "for").refers or ("purpose", "~purposes"))


# ------------------------------------------------------------------------------------------------------- sentences


def _sentences(ctx: Wording, statement: str, purposes: Inline, needs: Sequence[_Need]) -> list[Inline]:
    key, end = f"data.{KEYS[statement]}", "-for" if purposes else ""
    if statement == "mandatory" and all(need.otherwise for need in needs):
        found = [ctx.say("data.mandatory" if purposes else "data.mandatory-always", purposes=purposes)]
    else:
        names = ctx.join([need.names for need in needs])
        found = [ctx.say(f"{key}{end}", purposes=purposes, data=names)]
    return [*found, *(closed(ctx.capital(words)) for words in _consequences(ctx, needs))]


def _item(ctx: Wording, purposes: Inline, needs: Sequence[_Need]) -> Inline:
    """What one set of purposes asks for, as a member of a list that is a sentence of its own."""
    bare = [need.names for need in needs if not need.otherwise]
    said = [*([ctx.join(bare)] if bare else []), *_consequences(ctx, needs)]
    words = joined(ctx.say("list.separator"), said)
    return closed(ctx.capital(ctx.say("data.needed-for", purposes=purposes, data=words) if purposes else words))


def _consequences(ctx: Wording, needs: Sequence[_Need]) -> list[Inline]:
    """What follows where data are not given: `without your identity, the order cannot be processed`."""
    found: list[Inline] = []
    for need in needs:
        if need.otherwise:
            key = "data.without" if need.without is not None else "data.without-list"
            data = need.names if need.without is None else need.without
            found.append(ctx.say(key, data=data, otherwise=ctx.text(need.otherwise)))
    return found
