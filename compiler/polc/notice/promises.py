"""What the policy commits to: its promises as sentences, and the principles that it states of itself."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Entries, Entry, Line, Lines, Part
from polc.document.inline import NOTHING, Inline, inline
from polc.model.commitments.promises import Commitment, Condition, deeds_from
from polc.model.declaration import Declaration
from polc.notice import retention_terms
from polc.notice.lines import rest, told
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

RECIPIENTS = ("recipients",)
DEEDS = frozenset({"title", "never", "pledge"})
"""Statements that the sentence and its heading tell."""
UNDERSTOOD = {
    "share": ("promises.limit.third-parties", frozenset({"with-whom", "in-places", "outside"})),
    "transfer": ("promises.limit.third-countries", frozenset({"in-places", "outside"})),
}
"""What the check understands where a promise does not say it, so that the page says it; and the limits that say it."""


def promises(ctx: Wording) -> Part | None:
    """The part on commitments; None where the policy states none."""
    blocks: list[Block] = []
    header = ctx.policy.header
    if header and header.has("claims"):
        blocks.append(Lines(told(ctx, header, "claims", roomy=True)))
    if stated := ctx.policy.all("promise"):
        blocks.append(Entries(tuple(_promise(ctx, d) for d in stated)))
    return Part("part-promises", ctx.say("promises.heading"), tuple(blocks)) if blocks else None


def _promise(ctx: Wording, declaration: Declaration) -> Entry:
    deeds = deeds_from(declaration)
    sentences = [sentence(ctx, deed) for deed in deeds]
    lines = [
        line for deed, words in zip(deeds, sentences, strict=True) for line in (Line(words), *_separate_line(ctx, deed))
    ]
    anchor = ctx.anchors.of(declaration)
    if declaration.title:
        return Entry(anchor, ctx.capital(ctx.title(declaration)), (*lines, *rest(ctx, declaration, DEEDS)))
    lines = lines[1:] if lines else lines
    heading = sentences[0] if sentences else ctx.title(declaration)
    return Entry(anchor, heading, (*lines, *rest(ctx, declaration, DEEDS)))


def sentence(ctx: Wording, deed: Commitment) -> Inline:
    """A promise as a sentence."""
    words = ctx.say(_phrase_key(deed), data=_data(ctx, deed))
    limits = [_condition_words(ctx, limb, deed.verb.text) for limb in deed.limbs]
    limits += _understood(ctx, deed)
    exception = _exception(ctx, deed)
    return ctx.capital(ctx.say("promises.sentence", deed=words, limits=inline(*limits), exception=exception))


def _understood(ctx: Wording, deed: Commitment) -> list[Inline]:
    """What a promise means without saying it: third parties for sharing, third countries for transfers."""
    key = UNDERSTOOD.get(deed.verb.text)
    said = {limb.kind for limb in deed.limbs}
    return [ctx.say("promises.narrowed", limit=ctx.say(key[0]))] if key and said.isdisjoint(key[1]) else []


def _phrase_key(deed: Commitment) -> str:
    return f"promises.{'never' if deed.negative else 'yes'}.{deed.verb}"


def _data(ctx: Wording, deed: Commitment) -> Inline:
    """What is done to: the data as such, or those that the promise names."""
    if not deed.object.stated:
        return ctx.say("promises.data")
    words = ctx.listing(deed.object, property_of("promise", "object").refers)
    return ctx.say("promises.only-data" if deed.object_only else "promises.these-data", data=words)


def _separate_line(ctx: Wording, deed: Commitment) -> list[AnyLine]:
    """What is done to, in a line of its own where the sentence has no place for it."""
    if not deed.object.stated or "{data}" in (ctx.book.find(_phrase_key(deed)) or ""):
        return []
    return [Line(ctx.capital(_data(ctx, deed)))]


def _condition_words(ctx: Wording, limb: Condition, verb: str) -> Inline:
    return ctx.say(f"promises.narrowed{'-only' if limb.only else ''}", limit=_limit(ctx, limb, verb))


def _limit(ctx: Wording, limb: Condition, verb: str) -> Inline:
    match limb.kind:
        case "longer-than" if limb.duration:
            return ctx.say("promises.limit.longer-than", duration=ctx.duration(limb.duration))
        case "in-places":
            return places(ctx, "in", limb.listing)
        case "outside":
            return places(ctx, "outside", limb.listing)
        case "automatically":
            return ctx.say("promises.limit.automatically")
        case kind:
            words = ctx.listing(limb.listing, property_of("promise", kind).refers)
            keys = [f"{kind}-{verb}", kind]
            if _have_proper_names(ctx, limb.listing):
                keys = [f"{key}-named" for key in keys] + keys
            elif kind == "with-whom" and _have_articles(ctx, limb.listing):
                words = ctx.join([retention_terms.articled(ctx, word, RECIPIENTS) for word in limb.listing.words])
                keys = [f"{key}-named" for key in keys] + keys
            key = next(k for k in keys if ctx.book.find(f"promises.limit.{k}"))
            return ctx.say(f"promises.limit.{key}", list=words)


def _have_proper_names(ctx: Wording, listing: Listing) -> bool:
    """True for a list of those only who have a proper name, which needs no article."""
    kinds = ("recipient", "controller")
    found = [d for word in listing.words for kind in kinds if (d := ctx.policy.get(kind, word.text))]
    return len(found) == len(listing.entries) and all(d.has("name") for d in found) and not listing.open


def _have_articles(ctx: Wording, listing: Listing) -> bool:
    """True for a list of terms of the vocabulary that stand in a sentence with their articles."""
    terms = [vocabulary(RECIPIENTS[0]).get(word.text) for word in listing.words]
    declared = any(ctx.policy.get("recipient", word.text) for word in listing.words)
    known = [t for t in terms if t and f"{ctx.lang}-article" in t.fields]
    return len(known) == len(listing.entries) and not declared and not listing.open


def _exception(ctx: Wording, deed: Commitment) -> Inline:
    if deed.except_consent:
        return ctx.say("promises.except-consent")
    if deed.except_purposes.stated:
        purposes = ctx.listing(deed.except_purposes, property_of("promise", "for-purposes").refers)
        return ctx.say("promises.except-purposes", purposes=purposes)
    if deed.except_names.stated:
        names = ctx.listing(deed.except_names, property_of("promise", "exception").refers)
        return ctx.say("promises.except-names", names=names)
    return NOTHING


def places(ctx: Wording, how: str, listing: Listing) -> Inline:
    """Places after `in` or `outside`: with the article that the language wants, where the phrasebook knows it."""
    if len(listing.entries) == 1 and not listing.open:
        code = listing.words[0].text
        if ctx.book.find(f"place.{how}.{code}"):
            return ctx.say(f"place.{how}.{code}")
    return ctx.say(f"place.{how}.other", places=ctx.listing(listing, ()))
