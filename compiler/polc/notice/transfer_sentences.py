"""What a policy states of transfers as such, in sentences.

Where it calls them possible, each sentence does.
"""

from __future__ import annotations

from polc.core.values import NOT_STATED
from polc.document.inline import NOTHING, Inline
from polc.model.declaration import Declaration
from polc.notice.bases import with_articles_of
from polc.notice.places import places
from polc.notice.prepositions import nouns_after
from polc.notice.sentences import about, by_channels, nouns_of
from polc.notice.wording import Wording
from polc.reference.properties import property_of

TOLD = frozenset(
    {"title", "outside", "located", "avoided", "possible", "to", "subjects", "purposes", "data", "because",
     "safeguard", "copy"}
)  # fmt: skip


def flow_sentences(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """Return where data go, to whom, which, for what and under which safeguard, as far as a `transfer` states it."""
    found = [
        *_opening(ctx, declaration),
        *_countries(ctx, declaration),
        *_data(ctx, declaration),
        *_recipients_sentence(ctx, declaration),
    ]
    for statement, key in (("subjects", "transfers.subjects"), ("purposes", "recipients.serves")):
        listing = declaration.listing(statement)
        if listing.stated:
            said = key if statement == "purposes" else _hedged(ctx, key, declaration)
            found.append(about(ctx, said, listing, property_of("transfer", statement).refers))
    if reason := declaration.text("because"):
        found.append(ctx.say("purposes.because", text=ctx.text(reason)))
    return [*found, *_safeguards(ctx, declaration)]


def _hedged(ctx: Wording, key: str, declaration: Declaration) -> str:
    """The key of a sentence that says `may` where the transfers are only possible."""
    return f"{key}-possible" if declaration.has("possible") and ctx.book.find(f"{key}-possible") else key


def _opening(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """Whether data go abroad, and where."""
    place = _place(ctx, declaration)
    avoided, possible = declaration.has("avoided"), declaration.has("possible")
    if not avoided:
        key = "transfers.go-possible" if possible else "transfers.go"
        return [ctx.say(f"{key}{'' if place else '-unplaced'}", places=place)]
    found = [ctx.capital(ctx.say(f"transfers.avoided{'' if place else '-unplaced'}", places=place))]
    return [*found, ctx.say("transfers.possible")] if possible else found


def _place(ctx: Wording, declaration: Declaration) -> Inline:
    """Outside of which area; where none is named, into which countries."""
    outside, located = declaration.listing("outside"), declaration.listing("located")
    if outside.entries:
        return places(ctx, "outside", outside)
    return ctx.in_places(located) if _goes_there(declaration) else NOTHING


def _goes_there(declaration: Declaration) -> bool:
    """True where the sentence that opens can name the countries.

    No area is named, and nothing is left open.
    """
    located = declaration.listing("located")
    plain = bool(located.entries) and not located.open and not any(e.condition for e in located)
    return plain and not declaration.listing("outside").stated and not declaration.has("avoided")


def _countries(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """In which countries the data end."""
    located = declaration.listing("located")
    if not located.entries or _goes_there(declaration):
        return []
    key = "transfers.country" if len(located.entries) == 1 and not located.open else "transfers.countries"
    return [ctx.say(key, list=ctx.listing(located, ()))]


def _recipients_sentence(ctx: Wording, declaration: Declaration) -> list[Inline]:
    listing = declaration.listing("to")
    if not listing.stated:
        return []
    key = _hedged(ctx, "transfers.to", declaration)
    targets = property_of("transfer", "to").refers
    listed = None if listing.open or listing.none else nouns_after(ctx, "to", nouns_of(ctx, listing, targets))
    if listed is not None:
        return [ctx.say(key, list=listed)]
    return [ctx.say(f"{key}-list", list=ctx.listing(listing, targets))]


def _data(ctx: Wording, declaration: Declaration) -> list[Inline]:
    if not declaration.has("data"):
        return []
    key = _hedged(ctx, "transfers.data", declaration)
    listing = declaration.listing("data")
    if not listing.stated:
        return [ctx.say(key, list=ctx.say("list.some"), notably=NOTHING)]
    return [about(ctx, key, listing, ("data", "~data"))]


def _safeguards(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """The tools of the transfers, who is certified under the first, and where a copy can be had."""
    found: list[Inline] = []
    told = _told_of_recipients(ctx, declaration)
    for stated in declaration.all("safeguard") if "safeguard" not in told else ():
        tools = [with_articles_of(ctx, word.text) for word in stated.own_words if word.text != "other"]
        certified = ctx.say("transfers.certified-under") if stated.has("certified") else NOTHING
        if tools:
            first = ctx.fill("{tool}{certified}", tool=tools[0], certified=certified)
            found.append(
                ctx.say(_hedged(ctx, "transfers.based", declaration), safeguards=ctx.join([first, *tools[1:]]))
            )
        if stated.own_text:
            found.append(ctx.say("transfers.specified", text=ctx.text(stated.own_text)))
    copy = declaration.listing("copy") if "copy" not in told else NOT_STATED
    return [*found, ctx.say("transfers.copy", how=by_channels(ctx, copy))] if copy.entries else found


def _told_of_recipients(ctx: Wording, declaration: Declaration) -> frozenset[str]:
    """Which of safeguard and copy every recipient of the transfer states in the same words: they are told there."""
    names = sorted(declaration.listing("to").names)
    whom = [found for name in names if (found := ctx.policy.get("recipient", name))]
    if not whom or len(whom) < len(names):
        return frozenset()
    return frozenset(
        s for s in ("safeguard", "copy") if all(_stated_values(d, s) == _stated_values(declaration, s) for d in whom)
    )


def _stated_values(declaration: Declaration, statement: str) -> list[object]:
    """What a declaration names in a statement.

    The statement itself where it holds words of the author.
    """
    return [
        s
        if s.own_text
        else ([word.text for word in s.own_words], s.own_listing.names, s.own_listing.open, s.has("certified"))
        for s in declaration.all(statement)
    ]
