"""The parts that need few words: changes of the policy, fees."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Line, Lines, Part
from polc.document.inline import NOTHING
from polc.model.declaration import Declaration
from polc.notice.lines import flowing, kind_of, line, single, tells, told
from polc.notice.sentences import by_channels, nouns_of, paragraph, with_articles
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

ANNOUNCED = ("before-effect", "new-purpose")
"""Changes of which readers are told before, by the means that the policy states."""


@tells("run-by")
def _run_by(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """Who runs it, with articles where they can be told."""
    listing = stated.own_listing
    targets = property_of(kind_of(owner), "run-by").refers
    named = None if listing.open or listing.none else with_articles(ctx, nouns_of(ctx, listing, targets))
    return [line(ctx, owner, "run-by", ctx.listing(listing, targets) if named is None else named)]


def changes(ctx: Wording) -> Part | None:
    """The part on changes of the policy; None where it says nothing of them."""
    header = ctx.policy.header
    sentences, others = flowing(told(ctx, header, "changes") if header else ())
    lines = (*((Line(paragraph(sentences)),) if sentences else ()), *others)
    return Part("part-changes", ctx.say("changes.heading"), (Lines(lines),)) if lines else None


@tells("changes")
def _changes(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """How the policy may change, and how readers hear of it: by which means stands where it is announced."""
    listing = stated.own_listing
    notices = [clause for clause in stated.statements() if clause.kind == "notice"]
    announced = [kind for kind in ANNOUNCED if kind in listing.names]
    single_notice = notices[0] if announced and len(notices) == 1 and notices[0].own_listing.entries else None
    how = ctx.say("changes.how", how=by_channels(ctx, single_notice.own_listing)) if single_notice else NOTHING
    found: list[AnyLine] = [
        Line(ctx.say("changes.sentence", change=ctx.capital(ctx.entry(entry, property_of(owner, "changes").refers))))
        for entry in listing
        if entry.text or entry.name is None or entry.name.text not in announced
    ]
    if announced:
        key = "both" if len(announced) > 1 else announced[0]
        found.append(Line(ctx.say(f"changes.{key}", how=how)))
    if listing.open:
        found.append(Line(ctx.say("changes.others")))
    if listing.none:
        found.append(Line(ctx.say("changes.none")))
    for clause in stated.statements():
        if clause.own_text:
            found.append(line(ctx, owner, clause.kind, ctx.text(clause.own_text)))
        elif clause is not single_notice:
            means = ctx.listing(clause.own_listing, property_of(owner, clause.kind).refers)
            found.append(line(ctx, owner, clause.kind, means, is_single=single(clause)))
    return found


@tells("without-consent")
def _without_consent(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    known = property_of(owner, "without-consent")
    people = next((v for v in stated.node.values if isinstance(v, Listing)), stated.own_listing)
    words = ctx.listing(people, known.refers)
    limits = [ctx.term("limits", word.text) for word in stated.own_words if vocabulary("limits").get(word.text)]
    if limits:
        words = ctx.say("marketing.about", subjects=words, limit=ctx.join(limits))
    return [line(ctx, owner, "without-consent", words)]


@tells("fee")
def _fee(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    if stated.own_text:
        fee, cases = ctx.text(stated.own_text), stated.listing("for")
        if cases:
            whom = ctx.listing(cases, property_of("fee", "for").refers)
            fee = ctx.say("list.only-if", what=fee, condition=whom)
        return [line(ctx, owner, "fee", fee)]
    return [Line(ctx.say("rights.free"))]
