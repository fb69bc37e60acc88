"""The parts that need few words: security, links, marketing, means of contact, disputes, changes."""

from __future__ import annotations

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Cell, Entries, Entry, Line, Lines, Part
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.notice.lines import headed, line, rest, single, tells, told, unlabelled
from polc.notice.purposes import MARKETING
from polc.notice.scope import entry
from polc.notice.wording import Words
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary


def security(w: Words) -> Part | None:
    """The part on security measures; None where the policy states none."""
    entries = tuple(_measure(w, d) for d in w.policy.all("measure"))
    return Part("part-security", w.say("security.heading"), (Entries(entries),)) if entries else None


def _measure(w: Words, declaration: Declaration) -> Entry:
    """A measure; one without a title is called by what it does."""
    titled = declaration.title or vocabulary("tasks").get(declaration.id)
    does = [unlabelled(w, x) for x in told(w, declaration, "does", roomy=True)] if titled else []
    lines = (*does, *rest(w, declaration, {"title", "does"} if titled else {"does"}))
    return Entry(w.anchors.of(declaration), w.capital(w.title(declaration)), lines)


def contact(w: Words) -> Part | None:
    """The part on means of contact and of choice; None where the policy declares none."""
    entries = tuple(_channel(w, d) for d in w.policy.all("channel"))
    return Part("part-contact", w.say("contact.heading"), (Entries(entries),)) if entries else None


def _channel(w: Words, declaration: Declaration) -> Entry:
    """A means of contact; its kind is for the checks where a title says what it is."""
    if not declaration.title:
        return entry(w, declaration)
    title = w.capital(w.title(declaration))
    return Entry(w.anchors.of(declaration), title, rest(w, declaration, {"title", "kind"}))


def marketing(w: Words) -> Part | None:
    """The part on marketing and objection to it; None where no purpose states how to object."""
    purposes = [p for p in w.policy.purposes if any(p.declaration.has(s) for s in MARKETING)]
    entries = [Entry("", w.capital(w.link(p.declaration)), _objection(w, p.declaration)) for p in purposes]
    return Part("part-marketing", w.say("marketing.heading"), (Entries(tuple(entries)),)) if entries else None


def _objection(w: Words, declaration: Declaration) -> Cell:
    return told(w, declaration, "without-consent", "opt-out", roomy=True)


def links(w: Words) -> Part | None:
    """The part on links and networks; None where the policy states none."""
    blocks: list[Block] = []
    shown: set[str] = set()
    for declaration in w.policy.all("links"):
        titled = (headed(w, declaration),) if declaration.title else ()
        sites = tuple(_sites(w, declaration, shown))
        blocks.append(Lines((*titled, *sites, *rest(w, declaration, {"title", "to"})), w.anchors.of(declaration)))
    if platforms := [d for d in w.policy.all("platform") if d.id not in shown]:
        blocks.append(Entries(tuple(entry(w, d) for d in platforms), w.say("links.platforms")))
    return Part("part-links", w.say("links.heading"), tuple(blocks)) if blocks else None


def _sites(w: Words, declaration: Declaration, shown: set[str]) -> list[AnyLine]:
    """The sites that links lead to; a platform of which only name and address are stated has its place there."""
    found: list[AnyLine] = []
    for stated in declaration.all("to"):
        listing = stated.own_listing
        if listing.none:
            found.append(line(w, "links", "to", w.say("list.none")))
            continue
        members: list[Inline] = []
        for member in listing:
            platform = w.policy.get("platform", member.name.text) if member.name and not member.text else None
            if platform is None or platform.id in shown or {s.kind for s in platform.statements()} - {"name", "at"}:
                members.append(w.entry(member, property_of("links", "to").refers))
            else:
                shown.add(platform.id)
                members.append(w.place_of(platform))
        found.append(line(w, "links", "to", items=tuple(members), opened=listing.open))
    return found


def disputes(w: Words) -> Part | None:
    """The part on the applicable law and disputes; None where the policy says nothing of them."""
    blocks = tuple(Lines(rest(w, d), w.anchors.of(d)) for d in w.policy.all("disputes"))
    return Part("part-disputes", w.say("disputes.heading"), blocks) if blocks else None


def changes(w: Words) -> Part | None:
    """The part on changes of the policy; None where it says nothing of them."""
    header = w.policy.header
    lines = told(w, header, "changes") if header else ()
    return Part("part-changes", w.say("changes.heading"), (Lines(lines),)) if lines else None


@tells("opt-out")
def _opt_out(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """How to object; where no reason need be given, the label says so."""
    words = w.listing(stated.own_listing, property_of(owner, "opt-out").refers)
    if stated.listing("reasons").none:
        return [line(w, owner, "opt-out-freely", words)]
    return [line(w, owner, "opt-out", words), *told(w, stated, "reasons", owner=owner)]


@tells("changes")
def _changes(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    members = w.entries(stated.own_listing, property_of(owner, "changes").refers)
    found: list[AnyLine] = [Line(w.say("changes.sentence", change=w.capital(member))) for member in members]
    if stated.own_listing.none:
        found.append(Line(w.say("changes.none")))
    for clause in stated.statements():
        if clause.own_text:
            found.append(line(w, owner, clause.kind, w.text(clause.own_text)))
        else:
            means = w.listing(clause.own_listing, property_of(owner, clause.kind).refers)
            found.append(line(w, owner, clause.kind, means, one=single(clause)))
    return found


@tells("courts")
def _courts(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    courts = w.text(stated.own_text) if stated.own_text else w.say("list.none")
    return [line(w, owner, "courts", w.say("disputes.exclusive", courts=courts) if stated.has("exclusive") else courts)]


@tells("notify")
def _notify(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    words = w.listing(stated.own_listing, property_of(owner, "notify").refers)
    if stated.own_duration:
        words = w.say("security.notified", list=words, duration=w.duration(stated.own_duration))
    return [line(w, owner, "notify", words)]


@tells("without-consent")
def _without_consent(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    known = property_of(owner, "without-consent")
    people = next((v for v in stated.node.values if isinstance(v, Listing)), stated.own_listing)
    words = w.listing(people, known.refers)
    limits = [w.term("limits", word.text) for word in stated.own_words if vocabulary("limits").get(word.text)]
    if limits:
        words = w.say("marketing.about", subjects=words, limit=w.join(limits))
    return [line(w, owner, "without-consent", words)]


@tells("fee")
def _fee(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    if stated.own_text:
        fee, cases = w.text(stated.own_text), stated.listing("for")
        if cases:
            whom = w.listing(cases, property_of("fee", "for").refers)
            fee = w.say("list.only-if", what=fee, condition=whom)
        return [line(w, owner, "fee", fee)]
    return [Line(w.say("rights.free"))]
