"""Rights of data subjects: how to exercise them, and a card for each. The complaint has a part of its own."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Card, Cell, Entries, Entry, Line, Lines, Part
from polc.document.inline import Inline, inline
from polc.model.declaration import Declaration
from polc.model.national import provision_of
from polc.notice.anchors import anchor_of
from polc.notice.lines import NONE, line, rest, tells, told
from polc.notice.retention import SCOPES, scope
from polc.notice.rights_requests import here, letter
from polc.notice.wording import Words
from polc.reference.law import authorities
from polc.reference.properties import property_of

COMPLAINT = "complaint"
APART = frozenset({"objection"})
"""Rights that must be shown apart from the others (GDPR Art. 21(4))."""


def rights(w: Words) -> Part | None:
    """The part on rights; None where the policy states none."""
    blocks: list[Block] = [_card(w, right) for right in named(w) if right != COMPLAINT]
    block = w.policy.rights_block
    if block is not None:
        blocks.insert(0, Card(w.anchors.of(block), w.say("rights.exercise"), (Lines(rest(w, block)),), wide=True))
    return Part("part-rights", w.say("rights.heading"), tuple(blocks)) if blocks else None


def complaint(w: Words) -> Part | None:
    """The part on complaints: the right, and every authority that the policy names."""
    blocks: list[Block] = [_card(w, COMPLAINT)] if COMPLAINT in named(w) else []
    if declared := w.policy.all("authority"):
        blocks.append(Entries(tuple(_authority(w, d) for d in declared), w.say("complaint.authorities")))
    return Part("part-complaint", w.say("complaint.heading"), tuple(blocks)) if blocks else None


def _authority(w: Words, declaration: Declaration) -> Entry:
    """An authority with what the policy prints of it, or, where it prints nothing, what the law's data say of it."""
    lines = rest(w, declaration, {"title"} if declaration.has("title") else {"name"})
    known = authorities().get(declaration.id)
    if not lines and known:
        address = known.fields.get("address", ())
        found = [w.address(known.site)] if known.site else []
        found += [inline(", ".join(address))] if address else []
        lines = (line(w, "authority", "reach", items=tuple(found)),) if found else ()
    return Entry(w.anchors.of(declaration), w.capital(w.title(declaration)), lines)


def called(w: Words, right: str) -> Inline:
    """What to call a right: the title of its declaration, or its term in the vocabulary."""
    stated = w.policy.rights.get(right)
    return w.title(stated.declaration) if stated else w.term("rights", right)


def named(w: Words) -> list[str]:
    """The rights offered, then those that only have a declaration of their own."""
    block = w.policy.rights_block
    offered = [e.text for e in block.listing("offer").words] if block else []
    return list(dict.fromkeys([*offered, *w.policy.rights]))


def _card(w: Words, right: str) -> Card:
    stated = w.policy.rights.get(right)
    first: list[AnyLine] = []
    if w.book.find(f"rights.explain.{right}"):
        first.append(Line(w.say(f"rights.explain.{right}")))
    if article := provision_of(w.policy, right):
        first.append(line(w, "right", "article", w.norm(article)))
    blocks: list[Block] = []
    if stated:
        declaration = stated.declaration
        owner = f"right.{right}"
        first += rest(w, declaration, {"title", "case", "except-right"}, owner=owner)
        for case in declaration.all("case"):
            scoped = told(w, case, "title", "applies-to", owner=owner)
            blocks.append(Lines((*scoped, *_case(w, case, owner)), case=True))
        for exception in declaration.all("except-right"):
            blocks.append(Lines((*scope(w, exception, "except"), *_case(w, exception, owner)), case=True))
    first += here(w, right)
    title = called(w, right)
    if ready := letter(w, right, title):
        blocks.append(ready)
    anchor = anchor_of("right", right)
    return Card(anchor, w.capital(title), (Lines(tuple(first)), *blocks), apart=right in APART)


def _case(w: Words, block: Declaration, owner: str) -> Cell:
    return rest(w, block, {"title", "applies-to", *SCOPES}, owner=owner)


@tells("applies-to")
def _applies_to(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    return scope(w, stated, "applies-to") if owner else []


@tells("right.does")
def _does(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """What the right lets people do: a sentence where the author's words say it, a list where the vocabulary's do."""
    listing = stated.own_listing
    statement = "does-text" if listing.entries and all(e.text for e in listing) else "does"
    return [line(w, owner, statement, w.listing(listing, property_of("right", "does").refers))]


@tells("through")
def _through(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """By which means, or by turning to which authority."""
    listing = stated.own_listing
    asked = [word.text for word in listing.words]
    statement = "through-authority" if asked and all(_is_authority(w, name) for name in asked) else "through"
    if listing.none:
        return [line(w, owner, f"through{NONE}")]
    return [line(w, owner, statement, w.listing(listing, property_of(owner, "through").refers))]


def _is_authority(w: Words, name: str) -> bool:
    """True for a name that no channel has, and that stands for an authority of the policy or of the law's data."""
    known = w.policy.get("authority", name) is not None or name in authorities()
    return known and w.policy.get("channel", name) is None


@tells("offer")
def _offer(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    """Nothing for a plain list: each right has a card."""
    listing = stated.own_listing
    if listing.none:
        return [Line(w.say("rights.none"))]
    return [line(w, owner, "offer", w.listing(listing, property_of(owner, "offer").refers))] if listing.open else []


@tells("identity")
def _identity(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    proofs = [w.name(word, property_of(owner, "identity").refers) for word in stated.own_words]
    found: list[AnyLine] = [line(w, owner, "identity", w.join(proofs, "or"))]
    return found + [line(w, owner, clause.kind) for clause in stated.statements()]


@tells("reply")
def _reply(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    extended = stated.duration("extended")
    if stated.own_duration is None:
        return [line(w, owner, "reply", w.text(stated.own_text))] if stated.own_text else []
    words = w.say("rights.reply", duration=w.duration(stated.own_duration))
    if extended:
        words = w.say("rights.extended", reply=words, duration=w.duration(extended))
    return [line(w, owner, "reply", words)]
