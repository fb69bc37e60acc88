"""What a policy says of a right, in sentences: what it lets people do, when, and how it is used."""

from __future__ import annotations

from collections.abc import Collection

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Cell, Line
from polc.document.inline import NOTHING, Inline, inline
from polc.model.declaration import Declaration
from polc.model.national import provisions_of
from polc.model.purposes import Purpose
from polc.notice.lines import flowing, rest, told
from polc.notice.prepositions import on_bases
from polc.notice.provisions import provisions
from polc.notice.retention import SCOPES, scope
from polc.notice.right_scope import (
    authority_exceptions,
    scope_sentences,
    sends_to_authority,
    told_of,
    use_sentences,
)
from polc.notice.rights_requests import scope_by_law
from polc.notice.sentences import by_channels, paragraph, quoted_titles
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

COMPLAINT, OBJECTION, POST_MORTEM = "complaint", "objection", "post-mortem"
DIRECTIVES = frozenset({"storage", "erasure", "transmission"})
"""What directives for the time after death can be about."""


def named(ctx: Wording) -> list[str]:
    """The rights offered, then those that only have a declaration of their own."""
    block = ctx.policy.rights_block
    offered = [e.text for e in block.listing("offer").words] if block else []
    return list(dict.fromkeys([*offered, *ctx.policy.rights]))


def called(ctx: Wording, right: str) -> Inline:
    """What to call a right: the title of its declaration, or its term in the vocabulary."""
    stated = ctx.policy.rights.get(right)
    return ctx.title(stated.declaration) if stated else ctx.term("rights", right)


def short_name(ctx: Wording, right: str) -> Inline:
    """The short name of a right, such as `accès`.

    Its title where the policy gives one.
    """
    stated = ctx.policy.rights.get(right)
    if stated and stated.declaration.title:
        return ctx.title(stated.declaration)
    entry = vocabulary("rights").get(right)
    short = entry.fields.get(f"{ctx.lang}-short") if entry else None
    return inline(str(short)) if short else called(ctx, right)


def right_sentences(ctx: Wording, right: str, known: Collection[str] = ()) -> tuple[list[Inline], Cell]:
    """What a right lets people do, and everything that the policy states of it.

    `known` authorities are told apart.
    """
    stated = ctx.policy.rights.get(right)
    own = stated.declaration if stated else None
    sentences = [] if known else [_explained(ctx, right, own), scope_by_law(ctx, right)]
    lines: list[AnyLine] = []
    if own is not None:
        done = {"title", "case", "except-right"} | ({"does"} if _does_as_clause(own) else set())
        objecting = right == OBJECTION and bool(_objecting_to(ctx, own))
        if known and own.listing("through").names == set(known):
            done |= {"through"}
        if own.listing("norm").names == set(provisions_of(ctx.policy, right)):
            done |= {"norm"}
        if objecting:
            done |= {"applies-to", "at-any-time"} | (set() if own.listing("reasons").none else {"reasons"})
        used, done = _used(ctx, own, right, done)
        more, lines = flowing(rest(ctx, own, done, owner=f"right.{right}"))
        sentences += [*used, *more]
        excepted = [block for block in own.all("except-right") if sends_to_authority(ctx, block)]
        sentences += authority_exceptions(ctx, excepted)
        cases = [case for case in own.all("case") if not _is_refusal(ctx, case)]
        for block in (*cases, *(b for b in own.all("except-right") if b not in excepted)):
            found, others = flowing(_case(ctx, block, right))
            lines += [Line(paragraph(found))] if found else []
            lines += others
    return [s for s in sentences if s], tuple(lines)


def _is_refusal(ctx: Wording, case: Declaration) -> bool:
    """True for a case that says no more than how the marketing of some purposes can be refused: that is told there."""
    if {s.kind for s in case.statements()} - {"applies-to", "reasons", "through"} or not case.listing("reasons").none:
        return False
    clauses = [clause for stated in case.all("applies-to") for clause in stated.statements()]
    names = [word.text for clause in clauses if clause.kind == "for-purposes" for word in clause.own_listing.words]
    free = [_free_ways(p) if p else frozenset() for p in map(ctx.policy.purpose, names)]
    through = case.listing("through").names
    return len(clauses) == 1 and bool(free) and all(ways and through <= ways for ways in free)


def _free_ways(purpose: Purpose) -> frozenset[str]:
    """The means by which a purpose can be refused without a reason, which the list of refusals tells."""
    free = (s for s in purpose.declaration.all("opt-out") if s.listing("reasons").none)
    return frozenset().union(*(s.own_listing.names for s in free))


def _does_as_clause(declaration: Declaration) -> bool:
    listing = declaration.listing("does")
    return bool(listing.entries) and all(entry.text for entry in listing)


def names_all_directives(right: str, does: Listing) -> bool:
    """Return whether the right to give directives names all that they can be about.

    Then one sentence says so.
    """
    return right == POST_MORTEM and does.names == DIRECTIVES and not does.open


def _explained(ctx: Wording, right: str, own: Declaration | None) -> Inline:
    """The sentence that says what the right is, in the author's words where they say it, with its provision."""
    if own is not None and _does_as_clause(own):
        words = ctx.listing(own.listing("does"), property_of("right", "does").refers)
        template = ctx.book.find("label.right.does-text") or "{value}"
        sentence = ctx.capital(ctx.fill(template.removesuffix("."), value=words))
    elif right == OBJECTION and own is not None and (objecting := _objecting_to(ctx, own)):
        sentence = objecting
    elif own is not None and names_all_directives(right, own.listing("does")):
        sentence = ctx.say("rights.directives")
    elif ctx.book.find(f"rights.explain.{right}"):
        sentence = ctx.say(f"rights.explain.{right}")
    else:
        return NOTHING
    ids = provisions_of(ctx.policy, right)
    if not ids:
        return ctx.say("rights.plain", sentence=sentence)
    return ctx.say("rights.cited", sentence=sentence, article=provisions(ctx, ids))


def _objecting_to(ctx: Wording, own: Declaration) -> Inline:
    """Against which uses, and for which reasons, the policy lets people object.

    Empty where it does not say so.
    """
    bases = [word for s in own.all("applies-to") for c in s.all("for-basis") for word in c.own_listing.words]
    others = [c for s in own.all("applies-to") for c in s.statements() if c.kind != "for-basis"]
    if not bases or others:
        return NOTHING
    listing = own.listing("reasons")
    reasons = NOTHING
    if listing and not listing.none:
        targets = property_of("right", "reasons").refers
        asked = [ctx.say("rights.reason", reason=ctx.entry(entry, targets)) for entry in listing]
        reasons = ctx.say("rights.for-reasons", reasons=ctx.join(asked, opened=listing.open))
    when = ctx.say("rights.at-any-time") if own.has("at-any-time") else NOTHING
    return ctx.say("rights.objection-on", when=when, bases=on_bases(ctx, bases), reasons=reasons)


def _used(ctx: Wording, block: Declaration, right: str, done: Collection[str]) -> tuple[list[Inline], set[str]]:
    """To what a right applies and how it is used, and which statements are then done."""
    found = [] if "applies-to" in done else scope_sentences(ctx, block)
    if right == COMPLAINT:
        return found, {*done, "applies-to", "limited-to"}
    found += use_sentences(ctx, block, when=block.has("at-any-time") and "at-any-time" not in done)
    return found, {*done, *told_of(ctx, block)}


def _case(ctx: Wording, block: Declaration, right: str) -> Cell:
    owner = f"right.{right}"
    if right == OBJECTION and (free := _free_objection(ctx, block)):
        return (Line(free),)
    scoped = scope(ctx, block, "except") if block.kind == "except-right" else ()
    used, done = _used(ctx, block, right, {"title", *SCOPES})
    return (
        *told(ctx, block, "title", owner=owner),
        *scoped,
        *(Line(words) for words in used),
        *rest(ctx, block, done, owner=owner),
    )


def _free_objection(ctx: Wording, block: Declaration) -> Inline:
    """A case that says no more than for which purposes no reason need be given, and how; else nothing."""
    clauses = [clause for stated in block.all("applies-to") for clause in stated.statements()]
    more = {s.kind for s in block.statements()} - {"applies-to", "reasons", "through", "at-any-time"}
    if more or not block.listing("reasons").none or [c.kind for c in clauses] != ["for-purposes"]:
        return NOTHING
    through = block.listing("through")
    if through.none or not clauses[0].own_listing.entries:
        return NOTHING
    titles = quoted_titles(ctx, clauses[0].own_listing, property_of("applies-to", "for-purposes").refers)
    when = ctx.say("rights.at-any-time") if block.has("at-any-time") else NOTHING
    key = "rights.objection-free-how" if through else "rights.objection-free"
    return ctx.say(key, purposes=titles, when=when, how=by_channels(ctx, through) if through else NOTHING)
