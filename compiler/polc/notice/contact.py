"""Means of contact and of choice: those that no other part tells where they are used, and what each lets people do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from polc.core.values import Word
from polc.document.addresses import is_safe
from polc.document.blocks import AnyLine, Block, Line, Lines, Part
from polc.document.inline import Inline, Link, Place, inline
from polc.model.declaration import Declaration
from polc.notice.items import listed
from polc.notice.lines import line, tells
from polc.notice.lines import word as value_word
from polc.notice.noun_phrases import within_sentence
from polc.notice.prepositions import each_after
from polc.notice.scope import entry
from polc.notice.sentences import NUMBER, begins_with_verb
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

PLAIN = frozenset({"title", "kind", "at"})
"""Statements of a channel that are told wherever it is used."""


def untold(ctx: Wording, placed: Collection[str]) -> list[Declaration]:
    """The channels that no other part tells in full.

    `placed` are the anchors that stand in the other parts.
    """
    return [d for d in ctx.policy.all("channel") if ctx.anchors.of(d) not in placed or not told_by_use(ctx, d)]


def contact(ctx: Wording, stated: Sequence[Declaration]) -> Part:
    """The part on some means of contact and of choice."""
    plain = [d for d in stated if {s.kind for s in d.statements()} <= PLAIN]
    blocks: list[Block] = []
    if plain:
        key = "contact.ways" if len(plain) > 1 else "contact.ways-one"
        blocks.append(Lines((Line(ctx.say(key, list=ctx.join([_channel(ctx, d) for d in plain]))),)))
    if others := [entry(ctx, d) for d in stated if d not in plain]:
        blocks.append(listed(others))
    return Part("part-contact", ctx.say("contact.heading"), tuple(blocks))


def told_by_use(ctx: Wording, declaration: Declaration) -> bool:
    """Return whether the sentences that name a channel tell all that is stated of it."""
    at = declaration.word("at")
    if at is not None and not _is_shown(ctx, at):
        return False
    more = {s.kind for s in declaration.statements()} - PLAIN
    return not more or (
        more == {"offers"} and _is_asked_for_cookies(ctx, declaration) and bool(choices(ctx, declaration))
    )


def _is_shown(ctx: Wording, at: Word) -> bool:
    """True for an address that stands wherever its channel is named, or to which its name leads."""
    if at.kind in ("email", "url"):
        return at.kind == "email" or is_safe(at.text)
    return ctx.policy.get("document", at.text) is not None or NUMBER.fullmatch(at.text) is not None


def choices(ctx: Wording, declaration: Declaration) -> Inline | None:
    """Return what a channel lets people choose, as alternatives.

    None where it offers nothing or something else.
    """
    listing = declaration.listing("offers")
    known = vocabulary("options")
    if not listing or listing.none or listing.open:
        return None
    if not all(e.name and not e.text and not e.condition and known.get(e.name.text) for e in listing):
        return None
    return ctx.join([ctx.entry(e, property_of("channel", "offers").refers) for e in listing], "or")


def _is_asked_for_cookies(ctx: Wording, declaration: Declaration) -> bool:
    """True for a channel by which consent to all cookies is asked: what it offers is told there."""
    return any(declaration.id in d.listing("asked").names for d in ctx.policy.all("cookies") if not d.id)


def _channel(ctx: Wording, declaration: Declaration) -> Inline:
    """A means of contact as the place that links lead to, with its address."""
    words = within_sentence(ctx.title(declaration), ctx.defined)
    at = declaration.word("at")
    if at is not None and at.kind == "url" and is_safe(at.text):
        return inline(Link(at.text, words, anchor=ctx.anchors.of(declaration)))
    placed = inline(Place(ctx.anchors.of(declaration), words))
    if at is None:
        return placed
    address = (
        ctx.address(f"mailto:{at.text}", at.text)
        if at.kind == "email"
        else value_word(ctx, at, property_of("channel", "at").refers)
    )
    if address.plain.lower() in words.plain.lower():
        return placed
    return ctx.say("channel.at", channel=placed, address=address)


@tells("offers")
def _offers(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What a person can choose there, as alternatives.

    What else it allows, in the author's words, apart.
    """
    targets = property_of("channel", "offers").refers
    listing = stated.own_listing
    choices = [e for e in listing if e.name and not e.text and vocabulary("options").get(e.name.text)]
    others = [e for e in listing if e not in choices]
    found: list[AnyLine] = []
    if choices:
        words = ctx.join([ctx.entry(e, targets) for e in choices], "or", opened=listing.open and not others)
        found.append(line(ctx, owner, "offers", words))
    if others:
        deeds = [ctx.entry(e, targets) for e in others]
        if not listing.open and all(begins_with_verb(ctx, words) for words in deeds):
            found.append(line(ctx, owner, "offers-deeds", each_after(ctx, "verb", deeds)))
        else:
            found.append(line(ctx, owner, "offers-other", ctx.join(deeds, opened=listing.open)))
    return found


@tells("hosts")
def _server_addresses(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The addresses of servers that a recipient or a cookie is known by."""
    names = [inline(word.text) for word in stated.own_words]
    return [line(ctx, owner, "hosts", ctx.join(names), is_single=len(names) == 1)]


@tells("collects")
def _collected_data(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    """The data that a channel collects, and for which purposes."""
    data = ctx.listing(stated.own_listing, property_of("channel", "collects").refers)
    purposes = stated.listing("for")
    if not purposes:
        return [Line(ctx.say("channel.collects", data=data))]
    refers = property_of("channel", "for", "collects").refers
    return [Line(ctx.say("channel.collects-for", data=data, purposes=ctx.listing(purposes, refers)))]


@tells("channel.at")
def _address_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The address of a means of contact, or its number."""
    held = stated.own_words[0] if stated.own_words else None
    if held is None:
        return []
    words = value_word(ctx, held, property_of("channel", "at").refers)
    return [line(ctx, owner, "at-number" if NUMBER.fullmatch(words.plain) else "at", words)]
