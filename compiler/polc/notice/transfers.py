"""Transfers outside the European Economic Area: who is there, under which safeguard, and what is stated of them."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record, replace
from polc.core.values import Text
from polc.document.blocks import AnyLine, Block, Cell, Items, Line, Lines, Part
from polc.document.inline import NOTHING, Inline
from polc.model.declaration import Declaration
from polc.model.names import GROUND_OTHER
from polc.model.transfer_tools import ADEQUACY
from polc.model.transfers import leaves_the_area, places_besides, third_countries
from polc.notice.bases import with_articles_of
from polc.notice.lines import flowing, headed, line, rest, tells
from polc.notice.sentences import by_channels, noun_of_declaration, paragraph, with_articles
from polc.notice.transfer_sentences import TOLD, flow_sentences
from polc.notice.wording import Wording
from polc.reference.vocabulary import vocabulary


@record
class _Tool:
    """A safeguard of a recipient; `first` of them, or a further one.

    `certified` where the recipient is, under it. `more` is what the author's own words add to it.
    """

    recipient: Declaration
    name: str
    words: Inline
    plain: bool
    first: bool
    certified: bool
    more: Text | None = None
    copied: bool = False
    """True where a copy of it is what `copy` of the recipient is about."""


def transfers(ctx: Wording) -> Part | None:
    """The part on transfers; None where the policy says nothing of them."""
    blocks: list[Block] = []
    if abroad := _abroad(ctx):
        blocks.append(Lines((Line(abroad),)))
    if rests := _safeguards(ctx):
        blocks.append(Lines((Items(rests),) if len(rests) > 1 else (Line(rests[0]),)))
    stated = ctx.policy.all("transfer")
    for declaration in stated:
        if declaration.says_none:
            lines: Cell = (Line(ctx.say("transfers.none")),)
        else:
            more, others = flowing(rest(ctx, declaration, TOLD))
            said = paragraph([*flow_sentences(ctx, declaration), *more])
            lines = headed(ctx, declaration, (Line(said), *others))
        blocks.append(Lines(lines, ctx.anchors.of(declaration), case=len(stated) > 1))
    return Part("part-transfers", ctx.say("transfers.heading"), tuple(blocks)) if blocks else None


def _abroad(ctx: Wording) -> Inline:
    """How many recipients are outside the Area, and where."""
    found = [d for d in ctx.policy.all("recipient") if leaves_the_area(ctx.policy, d)]
    if not found:
        return NOTHING
    codes = dict.fromkeys(word.text for d in found for word in third_countries(ctx.policy, d))
    where = ctx.join([ctx.placed(code) for code in codes]) if codes else NOTHING
    # Of a country that is not named nothing is said, but that it is outside the Area.
    form = "-unplaced" if not codes else "-open" if any(places_besides(d) for d in found) else ""
    key = "transfers.abroad-only" if len(found) == 1 else "transfers.abroad-many"
    return ctx.capital(ctx.say(f"{key}{form}", number=ctx.number(len(found)), places=where))


# ------------------------------------------------------------------------------------------------------ safeguards


def _safeguards(ctx: Wording) -> tuple[Inline, ...]:
    """A sentence for each safeguard, with the recipients whose transfers rest on it."""
    groups: dict[str, list[_Tool]] = {}
    for declaration in ctx.policy.all("recipient"):
        for tool in _tools(ctx, declaration):
            groups.setdefault(tool.name, []).append(tool)
    return tuple(_sentence(ctx, tools) for tools in groups.values())


def _tools(ctx: Wording, declaration: Declaration) -> list[_Tool]:
    found: list[_Tool] = []
    for stated in declaration.all("safeguard"):
        for number, word in enumerate(stated.own_words):
            own = stated.own_text if number == 0 else None
            text = own if word.text == GROUND_OTHER else None
            words = ctx.say("sentence.quoted", words=ctx.text(text)) if text else with_articles_of(ctx, word.text)
            name = words.plain if text else word.text
            certified = number == 0 and stated.has("certified")
            found.append(_Tool(declaration, name, words, text is None, not found, certified, None if text else own))
    copied = next((n for n, tool in enumerate(found) if not _is_adequacy(tool.name)), 0)
    return [replace(tool, copied=n == copied) for n, tool in enumerate(found)]


def _is_adequacy(name: str) -> bool:
    """True for a decision of the Commission, which is published: a copy is one of what recipients sign."""
    return vocabulary("safeguards").field(name, "tool") == ADEQUACY


def _sentence(ctx: Wording, tools: Sequence[_Tool]) -> Inline:
    """What the transfers to some recipients rest on, who of them is certified, and where a copy can be had."""
    listed = _names(ctx, [t.recipient for t in tools])
    key = "transfers.rests" if any(t.first for t in tools) else "transfers.rests-also"
    certified = [t.recipient for t in tools if t.certified]
    who = (
        ctx.say(f"transfers.certified{'-many' if len(certified) > 1 else ''}", list=_names(ctx, certified))
        if certified
        else NOTHING
    )
    found = [ctx.say(key, list=listed, safeguard=tools[0].words, certified=who)]
    for tool in tools:
        if tool.more:
            found.append(ctx.say("transfers.more", list=_names(ctx, [tool.recipient]), text=ctx.text(tool.more)))
    return paragraph([*found, *_copies(ctx, tools)])


def _names(ctx: Wording, found: Sequence[Declaration]) -> Inline:
    nouns = [noun_of_declaration(ctx, d) for d in found]
    words = with_articles(ctx, nouns)
    return words if words is not None else ctx.say("recipients.following-many", list=ctx.join([n.words for n in nouns]))


def _copies(ctx: Wording, tools: Sequence[_Tool]) -> list[Inline]:
    """Where a copy of a safeguard can be had, told once for each recipient."""
    ways: dict[str, list[Declaration]] = {}
    told: dict[str, Inline] = {}
    for tool in tools:
        listing = tool.recipient.listing("copy")
        if tool.copied and listing and not listing.none:
            how = by_channels(ctx, listing)
            ways.setdefault(how.plain, []).append(tool.recipient)
            told[how.plain] = how
    if len(ways) == 1 and len(next(iter(ways.values()))) == len(tools):
        return [ctx.say("transfers.copy", how=next(iter(told.values())))]
    return [ctx.say("transfers.copy-for", list=_names(ctx, members), how=told[key]) for key, members in ways.items()]


# ------------------------------------------------------------------------------------------------------ statements


@tells("decision.data", "watchlist.data", "ai.data", "measure.data")
def _data(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    listing = stated.own_listing
    words = ctx.listing(listing, ("data", "~data")) if listing.stated else ctx.say("list.some")
    return [line(ctx, owner, "data", words)]
