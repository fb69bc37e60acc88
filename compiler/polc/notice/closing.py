"""The parts that need few words: security, links, marketing, disputes, changes."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Card, Line, Lines, Part, Point, Points
from polc.document.inline import Inline, Strong, inline
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice.lines import flowing, headed, kind_of, line, rest, single, tells, told
from polc.notice.scope import entry
from polc.notice.sentences import nouns_of, paragraph, with_articles
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary


def security(ctx: Wording) -> Part | None:
    """The part on security measures; None where the policy states none."""
    points = tuple(_measure(ctx, d) for d in ctx.policy.all("measure"))
    return Part("part-security", ctx.say("security.heading"), (Points(points),)) if points else None


def _measure(ctx: Wording, declaration: Declaration) -> Point:
    """A measure: what it protects against and how, in one sentence where it states both and has no title."""
    told = {"title"}
    titled = declaration.title or vocabulary("tasks").get(declaration.id)
    first: list[Inline] = []
    if not declaration.title and (protecting := _protecting(ctx, declaration)):
        first, told = [protecting], {"title", "against", "does", "data"}
    else:
        first = [closed(inline(Strong(ctx.capital(ctx.title(declaration)))))]
        told = {"title"} if titled else {"title", "does"}
    sentences, lines = flowing(rest(ctx, declaration, told))
    return Point(ctx.anchors.of(declaration), paragraph([*first, *sentences]), tuple(lines))


def _protecting(ctx: Wording, declaration: Declaration) -> Inline | None:
    """What is protected, against what and by what; None where a part is not stated or has no article."""
    against, does, data = (declaration.listing(s) for s in ("against", "does", "data"))
    if not against or not does or against.none or does.none or against.open or does.open:
        return None
    risks = with_articles(ctx, nouns_of(ctx, against, property_of("measure", "against").refers))
    measures = with_articles(ctx, nouns_of(ctx, does, property_of("measure", "does").refers))
    held = with_articles(ctx, nouns_of(ctx, data, ("data", "~data"))) if data else ctx.say("security.your-data")
    if risks is None or measures is None or held is None or (declaration.has("data") and not data):
        return None
    return ctx.capital(ctx.say("security.protects", data=held, risks=risks, measures=measures))


@tells("run-by")
def _run_by(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """Who runs it, with articles where they can be told."""
    listing = stated.own_listing
    targets = property_of(kind_of(owner), "run-by").refers
    named = None if listing.open or listing.none else with_articles(ctx, nouns_of(ctx, listing, targets))
    return [line(ctx, owner, "run-by", ctx.listing(listing, targets) if named is None else named)]


def links(ctx: Wording) -> Part | None:
    """The part on links and networks; None where the policy states none."""
    blocks: list[Block] = []
    shown: set[str] = set()
    for declaration in ctx.policy.all("links"):
        said = (*_sites(ctx, declaration, shown), *rest(ctx, declaration, {"title", "to"}))
        blocks.append(Lines(headed(ctx, declaration, said), ctx.anchors.of(declaration)))
    if platforms := [d for d in ctx.policy.all("platform") if d.id not in shown]:
        points = tuple(entry(ctx, d) for d in platforms)
        blocks.append(Card("", ctx.say("links.platforms"), (Points(points),), listed=False, plain=True))
    return Part("part-links", ctx.say("links.heading"), tuple(blocks)) if blocks else None


def _sites(ctx: Wording, declaration: Declaration, shown: set[str]) -> list[AnyLine]:
    """The sites that links lead to; a platform of which only name and address are stated has its place there."""
    found: list[AnyLine] = []
    for stated in declaration.all("to"):
        listing = stated.own_listing
        if listing.none:
            found.append(line(ctx, "links", "to", ctx.say("list.none")))
            continue
        members: list[Inline] = []
        for member in listing:
            platform = ctx.policy.get("platform", member.name.text) if member.name and not member.text else None
            if platform is None or platform.id in shown or {s.kind for s in platform.statements()} - {"name", "at"}:
                members.append(ctx.entry(member, property_of("links", "to").refers))
            else:
                shown.add(platform.id)
                members.append(ctx.place_of(platform))
        found.append(line(ctx, "links", "to", items=tuple(members), opened=listing.open))
    return found


def disputes(ctx: Wording) -> Part | None:
    """The part on the applicable law and disputes; None where the policy says nothing of them."""
    blocks = tuple(_flowing_block(ctx, d) for d in ctx.policy.all("disputes"))
    return Part("part-disputes", ctx.say("disputes.heading"), blocks) if blocks else None


def _flowing_block(ctx: Wording, declaration: Declaration) -> Lines:
    sentences, lines = flowing(rest(ctx, declaration))
    first = (Line(paragraph(sentences)),) if sentences else ()
    return Lines((*first, *lines), ctx.anchors.of(declaration))


def changes(ctx: Wording) -> Part | None:
    """The part on changes of the policy; None where it says nothing of them."""
    header = ctx.policy.header
    sentences, others = flowing(told(ctx, header, "changes") if header else ())
    lines = (*((Line(paragraph(sentences)),) if sentences else ()), *others)
    return Part("part-changes", ctx.say("changes.heading"), (Lines(lines),)) if lines else None


@tells("changes")
def _changes(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    members = ctx.entries(stated.own_listing, property_of(owner, "changes").refers)
    found: list[AnyLine] = [Line(ctx.say("changes.sentence", change=ctx.capital(member))) for member in members]
    if stated.own_listing.none:
        found.append(Line(ctx.say("changes.none")))
    for clause in stated.statements():
        if clause.own_text:
            found.append(line(ctx, owner, clause.kind, ctx.text(clause.own_text)))
        else:
            means = ctx.listing(clause.own_listing, property_of(owner, clause.kind).refers)
            found.append(line(ctx, owner, clause.kind, means, is_single=single(clause)))
    return found


@tells("courts")
def _courts(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    courts = ctx.text(stated.own_text) if stated.own_text else ctx.say("list.none")
    return [
        line(ctx, owner, "courts", ctx.say("disputes.exclusive", courts=courts) if stated.has("exclusive") else courts)
    ]


@tells("notify")
def _notify(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    words = ctx.listing(stated.own_listing, property_of(owner, "notify").refers)
    if stated.own_duration:
        words = ctx.say("security.notified", list=words, duration=ctx.duration(stated.own_duration))
    return [line(ctx, owner, "notify", words)]


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
