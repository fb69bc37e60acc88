"""The parts that need few words: security, links, marketing, means of contact, disputes, changes."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Cell, Entries, Entry, Line, Lines, Part
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.notice.lines import headed, line, rest, single, tells, told, unlabelled
from polc.notice.purposes import MARKETING
from polc.notice.scope import entry
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary


def security(ctx: Wording) -> Part | None:
    """The part on security measures; None where the policy states none."""
    entries = tuple(_measure(ctx, d) for d in ctx.policy.all("measure"))
    return Part("part-security", ctx.say("security.heading"), (Entries(entries),)) if entries else None


def _measure(ctx: Wording, declaration: Declaration) -> Entry:
    """A measure; one without a title is called by what it does."""
    titled = declaration.title or vocabulary("tasks").get(declaration.id)
    does = [unlabelled(ctx, x) for x in told(ctx, declaration, "does", roomy=True)] if titled else []
    lines = (*does, *rest(ctx, declaration, {"title", "does"} if titled else {"does"}))
    return Entry(ctx.anchors.of(declaration), ctx.capital(ctx.title(declaration)), lines)


def contact(ctx: Wording) -> Part | None:
    """The part on means of contact and of choice; None where the policy declares none."""
    entries = tuple(_channel(ctx, d) for d in ctx.policy.all("channel"))
    return Part("part-contact", ctx.say("contact.heading"), (Entries(entries),)) if entries else None


def _channel(ctx: Wording, declaration: Declaration) -> Entry:
    """A means of contact; its kind is for the checks where a title says what it is."""
    if not declaration.title:
        return entry(ctx, declaration)
    title = ctx.capital(ctx.title(declaration))
    return Entry(ctx.anchors.of(declaration), title, rest(ctx, declaration, {"title", "kind"}))


def marketing(ctx: Wording) -> Part | None:
    """The part on marketing and objection to it; None where no purpose states how to object."""
    purposes = [p for p in ctx.policy.purposes if any(p.declaration.has(s) for s in MARKETING)]
    entries = [Entry("", ctx.capital(ctx.link(p.declaration)), _objection(ctx, p.declaration)) for p in purposes]
    return Part("part-marketing", ctx.say("marketing.heading"), (Entries(tuple(entries)),)) if entries else None


def _objection(ctx: Wording, declaration: Declaration) -> Cell:
    return told(ctx, declaration, "without-consent", "opt-out", roomy=True)


def links(ctx: Wording) -> Part | None:
    """The part on links and networks; None where the policy states none."""
    blocks: list[Block] = []
    shown: set[str] = set()
    for declaration in ctx.policy.all("links"):
        titled = (headed(ctx, declaration),) if declaration.title else ()
        sites = tuple(_sites(ctx, declaration, shown))
        blocks.append(Lines((*titled, *sites, *rest(ctx, declaration, {"title", "to"})), ctx.anchors.of(declaration)))
    if platforms := [d for d in ctx.policy.all("platform") if d.id not in shown]:
        blocks.append(Entries(tuple(entry(ctx, d) for d in platforms), ctx.say("links.platforms")))
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
    blocks = tuple(Lines(rest(ctx, d), ctx.anchors.of(d)) for d in ctx.policy.all("disputes"))
    return Part("part-disputes", ctx.say("disputes.heading"), blocks) if blocks else None


def changes(ctx: Wording) -> Part | None:
    """The part on changes of the policy; None where it says nothing of them."""
    header = ctx.policy.header
    lines = told(ctx, header, "changes") if header else ()
    return Part("part-changes", ctx.say("changes.heading"), (Lines(lines),)) if lines else None


@tells("opt-out")
def _opt_out(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """How to object; where no reason need be given, the label says so."""
    words = ctx.listing(stated.own_listing, property_of(owner, "opt-out").refers)
    if stated.listing("reasons").none:
        return [line(ctx, owner, "opt-out-freely", words)]
    return [line(ctx, owner, "opt-out", words), *told(ctx, stated, "reasons", owner=owner)]


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
