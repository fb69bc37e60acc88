"""A promise as a sentence: what the controller does or never does, within which limits, save for what."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.values import Entry, Listing
from polc.document.inline import NOTHING, Inline, inline, joined
from polc.model.commitments.promises import Commitment, Condition
from polc.notice import retention_terms
from polc.notice.locale_data import Style
from polc.notice.places import places
from polc.notice.sentences import Noun, noun_of, nouns_of, quoted_titles, with_articles, with_possessives
from polc.notice.wording import Wording
from polc.reference.grammar import noun_rules
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

THIRD_PARTIES = frozenset({"third-party", "third-parties"})
"""The term for third parties as such, under each of its names."""
ALL_DATA = frozenset({"personal-data"})
"""The term that stands for the data as such."""
UNDERSTOOD = {
    "share": ("promises.limit.third-parties", frozenset({"with-whom", "in-places", "outside"})),
    "transfer": ("promises.limit.third-countries", frozenset({"in-places", "outside"})),
}
"""What the check understands where a promise does not say it, so that the page says it; and the limits that say it."""


def sentence(ctx: Wording, commitment: Commitment) -> Inline:
    """A promise as a sentence."""
    if _is_with_nobody(ctx, commitment):
        words = ctx.say("promises.shares-with-nobody", data=_data(ctx, commitment))
        return ctx.capital(ctx.say("promises.sentence", commitment=words, limits=NOTHING, exception=NOTHING))
    words = ctx.say(_phrase_key(commitment), data=_data(ctx, commitment))
    limits = [_condition_words(ctx, condition, commitment) for condition in commitment.conditions]
    limits += _understood(ctx, commitment)
    exception = _exception(ctx, commitment)
    return ctx.capital(ctx.say("promises.sentence", commitment=words, limits=inline(*limits), exception=exception))


def _is_with_nobody(ctx: Wording, commitment: Commitment) -> bool:
    """True for data that are shared with those only who are responsible for them.

    So with nobody.
    """
    condition = commitment.condition("with-whom")
    if condition is None or not condition.only or commitment.negative or commitment.verb.text != "share":
        return False
    listing, excepted = condition.listing, commitment.except_names.stated or commitment.except_purposes.stated
    alone = len(commitment.conditions) == 1 and not listing.open and not commitment.except_consent and not excepted
    return alone and listing.names == frozenset(c.id for c in ctx.policy.controllers)


def _understood(ctx: Wording, commitment: Commitment) -> list[Inline]:
    """What a promise means without saying it: third parties for sharing, third countries for transfers."""
    key = UNDERSTOOD.get(commitment.verb.text)
    said = {condition.kind for condition in commitment.conditions}
    return [ctx.say("promises.narrowed", limit=ctx.say(key[0]))] if key and said.isdisjoint(key[1]) else []


def _phrase_key(commitment: Commitment) -> str:
    """The phrase of a deed: what the controller does.

    What is done, where the promise says by whom.
    """
    if commitment.condition("by-whom"):
        return f"promises.{'never' if commitment.negative else 'yes'}.{commitment.verb}"
    if commitment.object_only and not commitment.negative:
        return f"promises.does-only.{commitment.verb}"
    return f"promises.{'does-never' if commitment.negative else 'does'}.{commitment.verb}"


def _data(ctx: Wording, commitment: Commitment) -> Inline:
    """What is done to: the data as such, or those that the promise names."""
    listing = commitment.object
    passive = commitment.condition("by-whom") is not None
    if not listing.stated or (listing.names == ALL_DATA and not commitment.object_only):
        return ctx.say("promises.data" if passive else "promises.your-data")
    targets = property_of("promise", "object").refers
    style: Style = "or" if commitment.negative else "standard"
    if not passive and not listing.open and not listing.none:
        own = with_possessives if ctx.speaks_to_reader else with_articles
        if commitment.negative and (neither := _neither(ctx, nouns_of(ctx, listing, targets))):
            return neither
        if (
            words := own(ctx, nouns_of(ctx, listing, targets), "or" if commitment.negative else "standard")
        ) is not None:
            return words
    words = ctx.listing(listing, targets, style)
    return ctx.say("promises.only-data" if passive and commitment.object_only else "promises.these-data", data=words)


def _neither(ctx: Wording, nouns: Sequence[Noun]) -> Inline:
    """Several data after a negation, each after its own conjunction.

    Nothing in a language that has none.
    """
    template = ctx.book.find("promises.neither")
    own = with_possessives if ctx.speaks_to_reader else with_articles
    made = [own(ctx, [noun]) for noun in nouns] if template != "{what}" and len(nouns) > 1 else []
    found = [ctx.fill(template or "", what=words) for words in made if words is not None]
    return joined(" ", found) if len(found) == len(made) else NOTHING


def separate_object(ctx: Wording, commitment: Commitment) -> Inline:
    """Return what is done to, where the sentence has no place for it; else nothing."""
    if not commitment.object.stated or "{data}" in (ctx.book.find(_phrase_key(commitment)) or ""):
        return NOTHING
    words = ctx.listing(commitment.object, property_of("promise", "object").refers)
    return ctx.fill(ctx.book.find("label.any.for-data") or "{value}", value=words)


def _condition_words(ctx: Wording, condition: Condition, commitment: Commitment) -> Inline:
    limit = _limit(ctx, condition, commitment)
    return ctx.say(f"promises.narrowed{'-only' if condition.only else ''}", limit=limit)


def _limit(ctx: Wording, condition: Condition, commitment: Commitment) -> Inline:
    match condition.kind:
        case "longer-than" if condition.duration:
            return ctx.say("promises.limit.longer-than", duration=ctx.length(condition.duration))
        case "in-places":
            return places(ctx, "in", condition.listing)
        case "outside":
            return places(ctx, "outside", condition.listing)
        case "automatically":
            return ctx.say("promises.limit.automatically")
        case "for-what" if condition.listing.entries:
            return _aims(ctx, condition.listing)
        case "with-whom" if condition.listing.names and condition.listing.names <= THIRD_PARTIES:
            return ctx.say("promises.limit.third-parties")
        case kind:
            return _persons(ctx, kind, commitment, condition.listing)


def _persons(ctx: Wording, kind: str, commitment: Commitment, listing: Listing) -> Inline:
    """With whom or by whom: with articles where they can be told, else as a list."""
    targets = property_of("promise", kind).refers
    told = None if listing.open or listing.none else [_person(ctx, entry, targets) for entry in listing]
    named = told is not None and all(words is not None for words in told)
    keys = [f"{key}{'-named' if named else ''}" for key in (f"{kind}-{commitment.verb}", kind)]
    key = next(k for k in (*keys, kind) if ctx.book.find(f"promises.limit.{k}"))
    style: Style = "or" if commitment.negative else "standard"
    found = [words for words in told or () if words is not None]
    words = ctx.join(found, style) if named else ctx.listing(listing, targets)
    return ctx.say(f"promises.limit.{key}", list=words)


def _person(ctx: Wording, entry: Entry, targets: Sequence[str]) -> Inline | None:
    """Somebody within a sentence.

    A class of recipients as the vocabulary and the language name it.
    """
    name = entry.name
    declared = name is not None and any(ctx.policy.get(kind, name.text) for kind in ("recipient", "controller"))
    term = vocabulary("recipients").get(name.text) if name and not entry.text and not declared else None
    rules = noun_rules(ctx.lang)
    if name is not None and term and f"{ctx.lang}-article" in term.fields:
        return retention_terms.articled(ctx, name, ("recipients",))
    if term and rules is not None and rules.shared:
        return ctx.entry(entry, targets)
    return with_articles(ctx, [noun_of(ctx, entry, targets)])


def _aims(ctx: Wording, listing: Listing) -> Inline:
    """For what: kinds of purposes of the vocabulary, or purposes of the policy in quotation marks."""
    targets = property_of("promise", "for-what").refers
    if any(e.text or e.name is None or ctx.policy.get("purpose", e.name.text) for e in listing):
        return ctx.say("promises.limit.for-named", list=quoted_titles(ctx, listing, targets))
    aims = [ctx.say("promises.limit.aim", aim=ctx.entry(e, targets)) for e in listing]
    return ctx.say("promises.limit.for-what", list=ctx.join(aims, "or", opened=listing.open))


def _exception(ctx: Wording, commitment: Commitment) -> Inline:
    if commitment.except_consent:
        return ctx.say("promises.without-consent" if commitment.negative else "promises.except-consent")
    if commitment.except_purposes.stated:
        return _except_purposes(ctx, commitment.except_purposes)
    if commitment.except_names.stated:
        if all(ctx.policy.purpose(name) for name in commitment.except_names.names):
            return _except_purposes(ctx, commitment.except_names)
        names = ctx.listing(commitment.except_names, property_of("promise", "exception").refers)
        return ctx.say("promises.except-names", names=names)
    return NOTHING


def _except_purposes(ctx: Wording, listing: Listing) -> Inline:
    return ctx.say("promises.except-purposes", purposes=quoted_titles(ctx, listing, ("purpose", "~purposes")))
