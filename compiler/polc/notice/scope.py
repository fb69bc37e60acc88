"""What the policy is about and to whom it speaks; in a later part, how it binds and the words it uses."""

from __future__ import annotations

from polc.core.values import Entry as Member
from polc.core.values import Word
from polc.document.blocks import AnyLine, Block, Cell, Entries, Entry, Line, Lines, Part
from polc.document.inline import NOTHING, Inline
from polc.model.declaration import Declaration
from polc.notice.lines import line, rest, tells, told
from polc.notice.wording import Words
from polc.reference.properties import property_of

FIRST = ("scope", "about", "audience", "minimum-age", "below", "languages", "binding")
"""Statements of the policy itself that readers want before all others."""
TERMS = ("cites", "accepted", "binds", "illustrative")
"""Those that stand with the words it uses."""
ELSEWHERE = frozenset({"title", "version", "effective", "made", "changes", "claims", "voice", "law", "operations"})
"""Statements of the policy itself that its head, other parts, or only the checks tell."""


def scope(w: Words) -> Part | None:
    """The part on what and whom the policy covers; None where nothing of it is stated."""
    header = w.policy.header
    lines = told(w, header, *FIRST, roomy=True) if header else ()
    return Part("part-scope", w.say("scope.heading"), (Lines(lines),)) if lines else None


def terms(w: Words) -> Part | None:
    """The part on words, documents and how the policy binds; None where nothing of it is stated."""
    blocks: list[Block] = []
    if header := w.policy.header:
        lines = told(w, header, *TERMS, roomy=True) + rest(w, header, {*FIRST, *TERMS, *ELSEWHERE})
        if lines:
            blocks.append(Lines(lines))
    blocks += named(w, "term", "terms.words") + named(w, "document", "terms.documents")
    return Part("part-terms", w.say("terms.heading"), tuple(blocks)) if blocks else None


def named(w: Words, kind: str, heading: str) -> list[Block]:
    """All declarations of a kind as entries, under a heading of the phrasebook; nothing where there are none."""
    entries = tuple(entry(w, d) for d in w.policy.all(kind))
    return [Entries(entries, w.say(heading))] if entries else []


def entry(w: Words, declaration: Declaration) -> Entry:
    """A declaration as an entry: its title, and everything else that it states."""
    title = w.title(declaration)
    heading = "title" if declaration.has("title") else "name"
    lines = (*kinds(w, declaration, title), *rest(w, declaration, {heading, "kind"}))
    return Entry(w.anchors.of(declaration), w.capital(title), lines)


def kinds(w: Words, declaration: Declaration, title: Inline) -> Cell:
    """The kind of a declaration; nothing where the title says it word for word."""
    return tuple(x for x in told(w, declaration, "kind") if _said(x) != title.plain.lower())


def _said(told_line: AnyLine) -> str:
    return told_line.value.plain.lower() if isinstance(told_line, Line) else ""


def notice(w: Words) -> Inline:
    """The sentence on the language that prevails; empty where none is stated."""
    binding = w.policy.header.word("binding") if w.policy.header else None
    return w.say("header.binding", language=w.language(binding.text)) if binding else NOTHING


@tells("scope")
def _scope(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    found = [w.entry(v, ()) for v in stated.node.values if isinstance(v, Member)]
    sites = []
    for site in stated.all("site"):
        address = w.address(site.own_words[0].text)
        # `and subdomains` leaves no value of its own: it is the only thing that can follow the address.
        longer = site.span.end > site.own_words[0].span.end
        sites.append(w.say("list.subdomains", site=address) if longer else address)
    members = (*sites, *found)
    return [line(w, owner, "scope", members[0])] if len(members) == 1 else [line(w, owner, "scope", items=members)]


@tells("cites")
def _cites(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    norms = [w.norm(word.text, full=True) for word in stated.own_listing.words]
    words = w.join(norms)
    if stated.own_text:
        words = w.say("terms.called", texts=words, called=w.text(stated.own_text))
    return [line(w, owner, "cites", words, one=len(norms) == 1)]


@tells("languages")
def _languages(w: Words, stated: Declaration, _owner: str) -> list[AnyLine]:
    words = w.listing(stated.own_listing, ("~languages",))
    return [Line(words, w.say("scope.languages"))]


@tells("binding")
def _binding(w: Words, _stated: Declaration, _owner: str) -> list[AnyLine]:
    return [Line(notice(w))]


@tells("accepted")
def _accepted(w: Words, stated: Declaration, _owner: str) -> list[AnyLine]:
    how = w.capital(w.term("acceptances", stated.own_words[0].text))
    lines: list[AnyLine] = [Line(w.say("acceptance.accepted", how=how))]
    if stated.has("unconditionally"):
        lines.append(Line(w.say("acceptance.unconditionally")))
    if stated.has("with-documents"):
        documents = w.listing(stated.listing("with-documents"), property_of("policy", "with-documents").refers)
        lines.append(Line(documents, w.say("acceptance.documents")))
    otherwise = stated.text("otherwise")
    return [*lines, Line(w.text(otherwise), w.say("acceptance.otherwise"))] if otherwise else lines


@tells("binds")
def _binds(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    who = w.listing(stated.own_listing, property_of(owner, "binds").refers)
    if stated.has("unconditionally"):
        who = w.say("acceptance.binds-unconditionally", who=who)
    return [line(w, owner, "binds", who)]


@tells("below")
def _below(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    age = next(v for v in stated.node.values if isinstance(v, Word))
    whose = w.listing(stated.own_listing, property_of(owner, "below").refers)
    return [Line(w.say("label.any.below", age=age.text, value=whose))]
