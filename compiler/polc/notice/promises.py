"""What the policy commits to: its promises as sentences, and the principles that it states of itself."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Entries, Entry, Line, Lines, Part
from polc.document.inline import NOTHING, Inline, inline
from polc.model.commitments.promises import Commitment, Condition, deeds_from
from polc.model.declaration import Declaration
from polc.notice.lines import rest, told
from polc.notice.wording import Words
from polc.reference.properties import property_of

DEEDS = frozenset({"title", "never", "pledge"})
"""Statements that the sentence and its heading tell."""


def promises(w: Words) -> Part | None:
    """The part on commitments; None where the policy states none."""
    blocks: list[Block] = []
    header = w.policy.header
    if header and header.has("claims"):
        blocks.append(Lines(told(w, header, "claims", roomy=True)))
    if stated := w.policy.all("promise"):
        blocks.append(Entries(tuple(_promise(w, d) for d in stated)))
    return Part("part-promises", w.say("promises.heading"), tuple(blocks)) if blocks else None


def _promise(w: Words, declaration: Declaration) -> Entry:
    deeds = deeds_from(declaration)
    sentences = [sentence(w, deed) for deed in deeds]
    lines = [line for deed, words in zip(deeds, sentences, strict=True) for line in (Line(words), *_apart(w, deed))]
    anchor = w.anchors.of(declaration)
    if declaration.title:
        return Entry(anchor, w.capital(w.title(declaration)), (*lines, *rest(w, declaration, DEEDS)))
    lines = lines[1:] if lines else lines
    heading = sentences[0] if sentences else w.title(declaration)
    return Entry(anchor, heading, (*lines, *rest(w, declaration, DEEDS)))


def sentence(w: Words, deed: Commitment) -> Inline:
    """A promise as a sentence."""
    words = w.say(_key(deed), data=_data(w, deed))
    limits = [_limb(w, limb, deed.verb.text) for limb in deed.limbs]
    exception = _exception(w, deed)
    return w.capital(w.say("promises.sentence", deed=words, limits=inline(*limits), exception=exception))


def _key(deed: Commitment) -> str:
    return f"promises.{'never' if deed.negative else 'yes'}.{deed.verb}"


def _data(w: Words, deed: Commitment) -> Inline:
    """What is done to: the data as such, or those that the promise names."""
    if not deed.object.stated:
        return w.say("promises.data")
    words = w.listing(deed.object, property_of("promise", "object").refers)
    return w.say("promises.only-data" if deed.object_only else "promises.these-data", data=words)


def _apart(w: Words, deed: Commitment) -> list[AnyLine]:
    """What is done to, in a line of its own where the sentence has no place for it."""
    if not deed.object.stated or "{data}" in (w.book.find(_key(deed)) or ""):
        return []
    return [Line(w.capital(_data(w, deed)))]


def _limb(w: Words, limb: Condition, verb: str) -> Inline:
    return w.say(f"promises.narrowed{'-only' if limb.only else ''}", limit=_limit(w, limb, verb))


def _limit(w: Words, limb: Condition, verb: str) -> Inline:
    match limb.kind:
        case "longer-than" if limb.duration:
            return w.say("promises.limit.longer-than", duration=w.duration(limb.duration))
        case "in-places":
            return places(w, "in", limb.listing)
        case "outside":
            return places(w, "outside", limb.listing)
        case "automatically":
            return w.say("promises.limit.automatically")
        case kind:
            words = w.listing(limb.listing, property_of("promise", kind).refers)
            keys = [f"{kind}-{verb}", kind]
            if _have_names(w, limb.listing):
                keys = [f"{key}-named" for key in keys] + keys
            key = next(k for k in keys if w.book.find(f"promises.limit.{k}"))
            return w.say(f"promises.limit.{key}", list=words)


def _have_names(w: Words, listing: Listing) -> bool:
    """True for a list of those only who have a proper name, which needs no article."""
    kinds = ("recipient", "controller")
    found = [d for word in listing.words for kind in kinds if (d := w.policy.get(kind, word.text))]
    return len(found) == len(listing.entries) and all(d.has("name") for d in found) and not listing.open


def _exception(w: Words, deed: Commitment) -> Inline:
    if deed.except_consent:
        return w.say("promises.except-consent")
    if deed.except_purposes.stated:
        purposes = w.listing(deed.except_purposes, property_of("promise", "for-purposes").refers)
        return w.say("promises.except-purposes", purposes=purposes)
    if deed.except_names.stated:
        names = w.listing(deed.except_names, property_of("promise", "exception").refers)
        return w.say("promises.except-names", names=names)
    return NOTHING


def places(w: Words, how: str, listing: Listing) -> Inline:
    """Places after `in` or `outside`: with the article that the language wants, where the phrasebook knows it."""
    if len(listing.entries) == 1 and not listing.open:
        code = listing.words[0].text
        if w.book.find(f"place.{how}.{code}"):
            return w.say(f"place.{how}.{code}")
    return w.say(f"place.{how}.other", places=w.listing(listing, ()))
