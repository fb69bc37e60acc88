"""What the policy commits to: its promises as sentences, and the principles that it states of itself."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Line, Lines, Part, Point, Points
from polc.document.inline import NOTHING, Inline, Strong, inline
from polc.document.phrasing import closed
from polc.model.commitments.promises import Commitment, Condition, commitments_from
from polc.model.declaration import Declaration
from polc.notice import retention_terms
from polc.notice.lines import flowing, rest, told
from polc.notice.sentences import paragraph
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

RECIPIENTS = ("recipients",)
THIRD_PARTIES = frozenset({"third-party", "third-parties"})
"""The term for third parties as such, under each of its names."""
ALL_DATA = frozenset({"personal-data"})
"""The term that stands for the data as such."""
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
        blocks.append(Points(tuple(_promise(ctx, d) for d in stated)))
    return Part("part-promises", ctx.say("promises.heading"), tuple(blocks)) if blocks else None


def _promise(ctx: Wording, declaration: Declaration) -> Point:
    commitments = commitments_from(declaration)
    said = [line for c in commitments for line in (Line(sentence(ctx, c)), *_separate_line(ctx, c))]
    sentences, lines = flowing((*said, *rest(ctx, declaration, DEEDS)))
    title = ctx.capital(ctx.title(declaration))
    name = (closed(inline(Strong(title))),) if declaration.title or not commitments else ()
    return Point(ctx.anchors.of(declaration), paragraph([*name, *sentences]), tuple(lines))


def sentence(ctx: Wording, commitment: Commitment) -> Inline:
    """A promise as a sentence."""
    words = ctx.say(_phrase_key(commitment), data=_data(ctx, commitment))
    limits = [_condition_words(ctx, condition, commitment.verb.text) for condition in commitment.conditions]
    limits += _understood(ctx, commitment)
    exception = _exception(ctx, commitment)
    return ctx.capital(ctx.say("promises.sentence", commitment=words, limits=inline(*limits), exception=exception))


def _understood(ctx: Wording, commitment: Commitment) -> list[Inline]:
    """What a promise means without saying it: third parties for sharing, third countries for transfers."""
    key = UNDERSTOOD.get(commitment.verb.text)
    said = {condition.kind for condition in commitment.conditions}
    return [ctx.say("promises.narrowed", limit=ctx.say(key[0]))] if key and said.isdisjoint(key[1]) else []


def _phrase_key(commitment: Commitment) -> str:
    return f"promises.{'never' if commitment.negative else 'yes'}.{commitment.verb}"


def _data(ctx: Wording, commitment: Commitment) -> Inline:
    """What is done to: the data as such, or those that the promise names."""
    if not commitment.object.stated or (commitment.object.names == ALL_DATA and not commitment.object_only):
        return ctx.say("promises.data")
    words = ctx.listing(commitment.object, property_of("promise", "object").refers)
    return ctx.say("promises.only-data" if commitment.object_only else "promises.these-data", data=words)


def _separate_line(ctx: Wording, commitment: Commitment) -> list[AnyLine]:
    """What is done to, in a line of its own where the sentence has no place for it."""
    if not commitment.object.stated or "{data}" in (ctx.book.find(_phrase_key(commitment)) or ""):
        return []
    return [Line(ctx.capital(_data(ctx, commitment)))]


def _condition_words(ctx: Wording, condition: Condition, verb: str) -> Inline:
    return ctx.say(f"promises.narrowed{'-only' if condition.only else ''}", limit=_limit(ctx, condition, verb))


def _limit(ctx: Wording, condition: Condition, verb: str) -> Inline:
    match condition.kind:
        case "longer-than" if condition.duration:
            return ctx.say("promises.limit.longer-than", duration=ctx.duration(condition.duration))
        case "in-places":
            return places(ctx, "in", condition.listing)
        case "outside":
            return places(ctx, "outside", condition.listing)
        case "automatically":
            return ctx.say("promises.limit.automatically")
        case "with-whom" if condition.listing.names and condition.listing.names <= THIRD_PARTIES:
            return ctx.say("promises.limit.third-parties")
        case kind:
            words = ctx.listing(condition.listing, property_of("promise", kind).refers)
            keys = [f"{kind}-{verb}", kind]
            if _have_proper_names(ctx, condition.listing):
                keys = [f"{key}-named" for key in keys] + keys
            elif kind == "with-whom" and _have_articles(ctx, condition.listing):
                words = ctx.join([retention_terms.articled(ctx, word, RECIPIENTS) for word in condition.listing.words])
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


def _exception(ctx: Wording, commitment: Commitment) -> Inline:
    if commitment.except_consent:
        return ctx.say("promises.except-consent")
    if commitment.except_purposes.stated:
        purposes = ctx.listing(commitment.except_purposes, property_of("promise", "for-purposes").refers)
        return ctx.say("promises.except-purposes", purposes=purposes)
    if commitment.except_names.stated:
        names = ctx.listing(commitment.except_names, property_of("promise", "exception").refers)
        if all(ctx.policy.purpose(name) for name in commitment.except_names.names):
            return ctx.say("promises.except-purposes", purposes=names)
        return ctx.say("promises.except-names", names=names)
    return NOTHING


def places(ctx: Wording, how: str, listing: Listing) -> Inline:
    """Places after `in` or `outside`: with the article that the language wants, where the phrasebook knows it."""
    if len(listing.entries) == 1 and not listing.open:
        code = listing.words[0].text
        if ctx.book.find(f"place.{how}.{code}"):
            return ctx.say(f"place.{how}.{code}")
    return ctx.say(f"place.{how}.other", places=ctx.listing(listing, ()))
