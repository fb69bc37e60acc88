"""What the policy is about and to whom it speaks; in a later part, how it binds and the words it uses."""

from __future__ import annotations

from polc.core.values import Entry as Member
from polc.core.values import Word
from polc.document.blocks import AnyLine, Block, Cell, Entries, Entry, Line, Lines, Part
from polc.document.inline import NOTHING, Inline
from polc.model.declaration import Declaration
from polc.notice.lines import line, rest, tells, told
from polc.notice.wording import Wording
from polc.reference.properties import property_of

FIRST = ("scope", "about", "completes", "audience", "minimum-age", "below", "languages", "binding")
"""Statements of the policy itself that readers want before all others."""
TERMS = ("cites", "accepted", "binds", "illustrative")
"""Those that stand with the words it uses."""
ELSEWHERE = frozenset({"title", "version", "effective", "made", "changes", "claims", "voice", "law", "operations"})
"""Statements of the policy itself that its head, other parts, or only the checks tell."""


def scope(ctx: Wording) -> Part | None:
    """The part on what and whom the policy covers; None where nothing of it is stated."""
    header = ctx.policy.header
    lines = told(ctx, header, *FIRST, roomy=True) if header else ()
    return Part("part-scope", ctx.say("scope.heading"), (Lines(lines),)) if lines else None


def terms(ctx: Wording) -> Part | None:
    """The part on words, documents and how the policy binds; None where nothing of it is stated."""
    blocks: list[Block] = []
    if header := ctx.policy.header:
        lines = told(ctx, header, *TERMS, roomy=True) + rest(ctx, header, {*FIRST, *TERMS, *ELSEWHERE})
        if lines:
            blocks.append(Lines(lines))
    blocks += named(ctx, "term", "terms.words") + named(ctx, "document", "terms.documents")
    blocks += named(ctx, "citation", "terms.citations")
    return Part("part-terms", ctx.say("terms.heading"), tuple(blocks)) if blocks else None


def named(ctx: Wording, kind: str, heading: str) -> list[Block]:
    """All declarations of a kind as entries, under a heading of the phrasebook; nothing where there are none."""
    entries = tuple(entry(ctx, d) for d in ctx.policy.all(kind))
    return [Entries(entries, ctx.say(heading))] if entries else []


def entry(ctx: Wording, declaration: Declaration) -> Entry:
    """A declaration as an entry: its title, and everything else that it states."""
    title = ctx.title(declaration)
    heading = "title" if declaration.has("title") else "name"
    lines = (*kinds(ctx, declaration, title), *rest(ctx, declaration, {heading, "kind"}))
    return Entry(ctx.anchors.of(declaration), ctx.capital(title), lines)


def kinds(ctx: Wording, declaration: Declaration, title: Inline) -> Cell:
    """The kind of a declaration; nothing where the title says it word for word."""
    return tuple(x for x in told(ctx, declaration, "kind") if _lowered_value(x) != title.plain.lower())


def _lowered_value(told_line: AnyLine) -> str:
    return told_line.value.plain.lower() if isinstance(told_line, Line) else ""


def notice(ctx: Wording) -> Inline:
    """The sentence on the language that prevails; empty where none is stated."""
    binding = ctx.policy.header.word("binding") if ctx.policy.header else None
    return ctx.say("header.binding", language=ctx.language(binding.text)) if binding else NOTHING


@tells("scope")
def _scope_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    found = [ctx.entry(v, ()) for v in stated.node.values if isinstance(v, Member)]
    sites = []
    for site in stated.all("site"):
        address = ctx.address(site.own_words[0].text)
        # `and subdomains` leaves no value of its own: it is the only thing that can follow the address.
        longer = site.span.end > site.own_words[0].span.end
        sites.append(ctx.say("list.subdomains", site=address) if longer else address)
    members = (*sites, *found)
    return [line(ctx, owner, "scope", members[0])] if len(members) == 1 else [line(ctx, owner, "scope", items=members)]


@tells("cites")
def _cites(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    norms = [
        ctx.norm(word.text, full=True)
        if ctx.policy.get("citation", word.text) is None
        else ctx.name(word, ("citation",))
        for word in stated.own_listing.words
    ]
    words = ctx.join(norms)
    if stated.own_text:
        words = ctx.say("terms.called", texts=words, called=ctx.text(stated.own_text))
    return [line(ctx, owner, "cites", words, is_single=len(norms) == 1)]


@tells("languages")
def _languages(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    words = ctx.listing(stated.own_listing, ("~languages",))
    return [Line(words, ctx.say("scope.languages"))]


@tells("binding")
def _binding(ctx: Wording, _stated: Declaration, _owner: str) -> list[AnyLine]:
    return [Line(notice(ctx))]


@tells("accepted")
def _accepted(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    how = ctx.capital(ctx.term("acceptances", stated.own_words[0].text))
    lines: list[AnyLine] = [Line(ctx.say("acceptance.accepted", how=how))]
    if stated.has("unconditionally"):
        lines.append(Line(ctx.say("acceptance.unconditionally")))
    if stated.has("with-documents"):
        documents = ctx.listing(stated.listing("with-documents"), property_of("policy", "with-documents").refers)
        lines.append(Line(documents, ctx.say("acceptance.documents")))
    otherwise = stated.text("otherwise")
    return [*lines, Line(ctx.text(otherwise), ctx.say("acceptance.otherwise"))] if otherwise else lines


@tells("binds")
def _binds_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    who = ctx.listing(stated.own_listing, property_of(owner, "binds").refers)
    if stated.has("unconditionally"):
        who = ctx.say("acceptance.binds-unconditionally", who=who)
    return [line(ctx, owner, "binds", who)]


@tells("below")
def _minimum_age_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    age = next(v for v in stated.node.values if isinstance(v, Word))
    whose = ctx.listing(stated.own_listing, property_of(owner, "below").refers)
    return [Line(ctx.say("label.any.below", age=age.text, value=whose))]


@tells("completes")
def _completes(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The notice that this one completes, then what is told there."""
    found: list[AnyLine] = [line(ctx, owner, "completes", ctx.name(word, ("document",))) for word in stated.own_words]
    matters = stated.listing("for")
    if matters.stated:
        words = ctx.listing(matters, property_of(owner, "for", "completes").refers)
        found.append(line(ctx, owner, "completes-for", words))
    return found
