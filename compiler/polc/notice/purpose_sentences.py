"""What is stated of a purpose, as sentences in the order in which a reader wants them.

Retention periods stand in the part on retention, objection to marketing among the rights.
"""

from __future__ import annotations

from polc.core.record import record
from polc.document.inline import NOTHING, Inline
from polc.model.declaration import Declaration
from polc.model.purposes import Purpose
from polc.notice import bases
from polc.notice.items import ended
from polc.notice.prepositions import nouns_after
from polc.notice.sentences import about, begins_with_verb, noun_of, nouns_of, sentence
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

TOLD = frozenset(
    {
        "title", "kind-by", "activity", "aims", "part-of", "basis", "condition", "without-consent", "subjects", "data",
        "from", "recipients", "opt-out", "keep", "then", "anonymous",
    }
)  # fmt: skip
"""Statements that these sentences tell, or another part of the page."""


@record
class PurposeSentences:
    """What a purpose is.

    `why` tells activities, reasons and legal bases, `what` persons, data and recipients. `opening` begins a sentence
    that `activities` go on with; both are empty where a sentence tells the activities.
    """

    why: tuple[Inline, ...]
    what: tuple[Inline, ...]
    opening: Inline = NOTHING
    activities: tuple[Inline, ...] = ()


def sentences(ctx: Wording, purpose: Purpose, *, grouped: bool, persons: bool, below: bool) -> PurposeSentences:
    """What a purpose states.

    `grouped` under a heading that names its basis, `persons` to tell whom it concerns, `below` after its bundle.
    """
    declaration = purpose.declaration
    done, opening, listed = _activities(ctx, purpose)
    why = (
        *(() if below else _bundle(ctx, purpose)),
        *done,
        *_about(ctx, declaration, "aims", "purposes.aims"),
        *bases.sentences(ctx, purpose, grouped=grouped),
        *_condition(ctx, declaration),
    )
    what = (
        *(_listed(ctx, purpose, "subjects", "purposes.concerns") if persons else ()),
        *_data(ctx, purpose),
        *([] if _told_of_data(ctx, purpose) else _sources(ctx, declaration)),
        *_listed(ctx, purpose, "recipients", "purposes.recipient"),
        *_without_consent(ctx, declaration),
        *((ctx.say("purposes.anonymised"),) if purpose.anonymous else ()),
    )
    return PurposeSentences(why, what, opening, listed)


def bundle_of(ctx: Wording, purpose: Purpose) -> Purpose | None:
    """The purpose that a purpose is part of; None where it stands for itself."""
    return ctx.policy.purpose(purpose.part_of.text) if purpose.part_of else None


def _bundle(ctx: Wording, purpose: Purpose) -> list[Inline]:
    whole = bundle_of(ctx, purpose)
    return [ctx.say("purposes.part-of", title=ctx.link(whole.declaration))] if whole else []


def _activities(ctx: Wording, purpose: Purpose) -> tuple[list[Inline], Inline, tuple[Inline, ...]]:
    """What is done under a purpose: a sentence where verbs say it or there is one activity, else a list."""
    listing = purpose.activities
    if not listing.entries or _all_allotted(ctx, purpose):
        return [], NOTHING, ()
    members = tuple(ctx.entry(entry, property_of("purpose", "activity").refers) for entry in listing)
    if len(members) <= 2 and all(begins_with_verb(ctx, words) for words in members):
        clause = members[0] if len(members) == 1 else ctx.say("purposes.then-to", first=members[0], next=members[1])
        return [ctx.say("purposes.done-to-open" if listing.open else "purposes.done-to", list=clause)], NOTHING, ()
    if len(members) == 1 and not listing.open:
        return [ctx.say("purposes.comprises", activity=members[0])], NOTHING, ()
    opening = ctx.say("purposes.comprises-open" if listing.open else "purposes.comprises-many")
    return [], opening, ended(ctx, members)


def _all_allotted(ctx: Wording, purpose: Purpose) -> bool:
    """True where the sentences on legal bases name every activity."""
    named = {word.text for basis in ctx.policy.bases(purpose) for word in basis.allotted.words}
    listing = purpose.activities
    return not listing.open and all(e.name is not None and e.name.text in named and not e.addressees for e in listing)


def _condition(ctx: Wording, declaration: Declaration) -> list[Inline]:
    found: list[Inline] = []
    for stated in declaration.all("condition"):
        words, listed = bases.condition(ctx, stated)
        found.append(ctx.say("purposes.condition-list" if listed else "purposes.condition", condition=words))
        if stated.own_text:
            found.append(ctx.say("purposes.ground-text", text=ctx.text(stated.own_text)))
        found += bases.norms(ctx, stated.listing("norm"), "purposes.norm")
    return found


def _data(ctx: Wording, purpose: Purpose) -> list[Inline]:
    declaration = purpose.declaration
    if declaration.has("data") and not declaration.listing("data").stated:
        return [ctx.say("purposes.uses-some")]
    listing = ctx.policy.effective(purpose, "data")
    targets = property_of("purpose", "data").refers
    return [about(ctx, "purposes.uses", listing, targets, own=ctx.speaks_to_reader)] if listing.stated else []


def _told_of_data(ctx: Wording, purpose: Purpose) -> bool:
    """True where the sources of a purpose are those that the part on data tells of the data that it uses."""
    own, used = purpose.declaration.listing("from"), ctx.policy.effective(purpose, "data")
    listings = [d.listing("from") for name in used.names if (d := ctx.policy.get("data", name))]
    if own.open or used.open or len(listings) < len(used.entries):
        return False
    if any(x.open or any(e.text or e.condition for e in x) for x in (own, *listings)):
        return False
    return bool(listings) and own.names == frozenset().union(*(x.names for x in listings))


def _sources(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """From whom the data of a purpose come.

    Each after its preposition where articles can be told.
    """
    listing = declaration.listing("from")
    named = nouns_after(ctx, "from", nouns_of(ctx, listing, property_of("purpose", "from").refers))
    if named is None:
        return _about(ctx, declaration, "from", "purposes.from")
    notably = ctx.say("sentence.notably") if listing.open else NOTHING
    return [ctx.say("purposes.from-each", list=named, notably=notably)]


def _listed(ctx: Wording, purpose: Purpose, statement: str, key: str) -> list[Inline]:
    listing = ctx.policy.effective(purpose, statement)
    return [about(ctx, key, listing, property_of("purpose", statement).refers)] if listing.stated else []


def _about(ctx: Wording, declaration: Declaration, statement: str, key: str) -> list[Inline]:
    listing = declaration.listing(statement)
    return [about(ctx, key, listing, property_of(declaration.kind, statement).refers)] if listing.stated else []


def _without_consent(ctx: Wording, declaration: Declaration) -> list[Inline]:
    found: list[Inline] = []
    for stated in declaration.all("without-consent"):
        limits = [ctx.term("limits", word.text) for word in stated.own_words if vocabulary("limits").get(word.text)]
        words = ctx.say("purposes.about", limit=ctx.join(limits)) if limits else NOTHING
        targets = property_of("purpose", "without-consent").refers
        nouns = [noun_of(ctx, entry, targets) for entry in stated.own_listing]
        found.append(ctx.capital(sentence(ctx, "purposes.without-consent", nouns, about=words)))
    return found
