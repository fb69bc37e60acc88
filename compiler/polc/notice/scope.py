"""What the policy is about and to whom it speaks.

In a later part, how it binds and the words it uses.
"""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.values import Entry as Member
from polc.core.values import Word
from polc.document.addresses import is_safe
from polc.document.blocks import AnyLine, Block, Card, Cell, Line, Lines, Part, Point
from polc.document.inline import NOTHING, Inline, Place, Strong, inline
from polc.document.phrasing import closed, first_text, without_first
from polc.model.declaration import Declaration
from polc.notice.items import listed
from polc.notice.lines import flowing, line, rest, single, tells, told
from polc.notice.noun_phrases import within_sentence
from polc.notice.prepositions import each_after, nouns_after
from polc.notice.sentences import Noun, is_determined, nouns_of, paragraph, sentence, with_articles
from polc.notice.wording import Wording
from polc.reference.properties import property_of

KIND_TOLD = frozenset({"source"})
"""Declarations of which the kind is told beside a title."""
PUBLIC = "public"
"""A kind of source, and the statement that says so as well."""
FIRST = ("about", "scope", "completes", "audience", "minimum-age", "below", "languages", "binding")
"""Statements of the policy itself that readers want before all others."""
TERMS = ("cites", "accepted", "binds", "illustrative")
"""Those that stand with the words it uses."""
ELSEWHERE = frozenset({"title", "version", "effective", "made", "changes", "claims", "voice", "law", "operations"})
"""Statements of the policy itself that its head, other parts, or only the checks tell."""


def scope(ctx: Wording) -> Part | None:
    """The part on what and whom the policy covers; None where nothing of it is stated."""
    header = ctx.policy.header
    sentences, others = flowing(told(ctx, header, *FIRST, roomy=True) if header else ())
    lines = (*((Line(paragraph(_opened(ctx, sentences))),) if sentences else ()), *others)
    return Part("part-scope", ctx.say("scope.heading"), (Lines(lines),)) if lines else None


def _opened(ctx: Wording, sentences: Sequence[Inline]) -> list[Inline]:
    """The sentences of the part, of which the first one names the policy."""
    first, *others = sentences
    again = ctx.book.find("scope.again") or ""
    if again and first_text(first).startswith(again):
        first = inline(ctx.say("scope.first"), without_first(first, len(again)))
    return [first, *others]


def terms(ctx: Wording) -> Part | None:
    """The part on words, documents and how the policy binds.

    None where nothing of it is stated.
    """
    blocks: list[Block] = []
    if header := ctx.policy.header:
        # Of categories of data, the part on data says it.
        stated = [s for s in TERMS if s != "illustrative" or not only_data(header)]
        cell = told(ctx, header, *stated, roomy=True) + rest(ctx, header, {*FIRST, *TERMS, *ELSEWHERE})
        sentences, others = flowing(cell)
        if cell:
            blocks.append(Lines((*((Line(paragraph(sentences)),) if sentences else ()), *others)))
    blocks += named(ctx, "term", "terms.words") + named(ctx, "document", "terms.documents")
    blocks += named(ctx, "citation", "terms.citations")
    return Part("part-terms", ctx.say("terms.heading"), tuple(blocks)) if blocks else None


def only_data(header: Declaration) -> bool:
    """Return whether the policy says of its categories of data, and of no other list, that they are examples."""
    return header.listing("illustrative").names == {"data"} and not header.listing("illustrative").open


def named(ctx: Wording, kind: str, heading: str) -> list[Block]:
    """All declarations of a kind as a list of sentences, under a heading of the phrasebook; nothing where none is."""
    points: list[Point] = []
    names: dict[str, list[Inline]] = {}
    for declaration in ctx.policy.all(kind):
        point = entry(ctx, declaration)
        if key := _key_of_name(ctx, declaration, point):
            name = _plain_name(ctx, point, quoted=kind == "term")
            names.setdefault(key, []).append(inline(Place(point.anchor, name)) if point.anchor else name)
        else:
            points.append(point)
    blocks: list[Block] = [listed(points)] if points else []
    if names:
        blocks.append(Lines((Line(paragraph([_names(ctx, *found) for found in names.items()])),)))
    return [Card("", ctx.say(heading), tuple(blocks), listed=False)] if blocks else []


def _key_of_name(ctx: Wording, declaration: Declaration, point: Point) -> str:
    """The phrase that lists a declaration of which nothing but name and kind is said.

    Empty where more is said. Of a source, the phrase says the kind: whether it is open to the public must be told (GDPR
    Art. 14(2)(f)).
    """
    name = point.words.nodes[0]
    if point.lines or not isinstance(name, Strong):
        return ""
    said = point.words.plain.removeprefix(name.content.plain)
    kinds_ = told(ctx, declaration, "kind") if declaration.kind in KIND_TOLD else ()
    alone = {"", *(x.value.plain for x in kinds_ if isinstance(x, Line))}
    words = declaration.listing("kind").words if kinds_ else ()
    key = "-".join([f"names.{declaration.kind}", *(word.text for word in words)])
    return key if said.removeprefix(".").strip() in alone and ctx.book.find(key) else ""


def _names(ctx: Wording, key: str, listed: list[Inline]) -> Inline:
    if ctx.book.find(f"{key}-many"):
        return ctx.capital(sentence(ctx, key, [Noun(words) for words in listed]))
    single = f"{key}-one"
    alone = len(listed) == 1 and not ctx.is_plural(listed[0]) and ctx.book.find(single)
    return ctx.say(single if alone else key, list=ctx.join(listed))


def _plain_name(ctx: Wording, point: Point, *, quoted: bool) -> Inline:
    """The name of a member as it stands within a sentence.

    A word that the policy uses is quoted as it is.
    """
    first = point.words.nodes[0]
    name = first.content if isinstance(first, Strong) else point.words
    return ctx.say("sentence.quoted", words=name) if quoted else within_sentence(name, ctx.defined)


def entry(ctx: Wording, declaration: Declaration) -> Point:
    """A declaration as a member of a list: its title, and everything else that it states."""
    url = declaration.word("at")
    leads = url is not None and url.kind == "url" and is_safe(url.text)
    title = ctx.place_of(declaration) if leads else ctx.title(declaration)
    heading = {"title" if declaration.has("title") else "name", "kind"} | ({"at"} if leads else set())
    known = () if declaration.title and declaration.kind not in KIND_TOLD else kinds(ctx, declaration, title)
    sentences, lines = flowing((*known, *rest(ctx, declaration, heading)))
    name = inline(Strong(ctx.capital(title)))
    anchor = "" if leads else ctx.anchors.of(declaration)
    return Point(anchor, paragraph([closed(name), *sentences]), tuple(lines))


def kinds(ctx: Wording, declaration: Declaration, title: Inline) -> Cell:
    """The kind of a declaration.

    Nothing where the title, or another statement, says it.
    """
    listed = ctx.listing(declaration.listing("kind"), property_of(declaration.kind, "kind").refers)
    if declaration.listing("kind").names == {PUBLIC} and told(ctx, declaration, PUBLIC) == (
        line(ctx, "source", PUBLIC),
    ):
        return ()
    return () if listed.plain.lower() == title.plain.lower() else told(ctx, declaration, "kind")


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


@tells("about")
def _about(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What the policy is about.

    Of several matters the last one is joined in words, since they may hold commas.
    """
    members = [each_after(ctx, "about", [ctx.entry(e, ())]) for e in stated.own_listing]
    words = ctx.say("list.none") if stated.own_listing.none else NOTHING
    if len(members) < 2 or stated.own_listing.open:
        words = words or ctx.join(members, opened=stated.own_listing.open)
    else:
        words = ctx.say("list.lastly", list=ctx.join(members[:-1]), last=members[-1])
    return [line(ctx, owner, "about", words)]


@tells("audience")
def _audience(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """To whom the policy speaks."""
    listing, targets = stated.own_listing, property_of(owner, "audience").refers
    listed = None if listing.open or listing.none else nouns_after(ctx, "to", nouns_of(ctx, listing, targets))
    if listed is not None:
        return [Line(ctx.say("scope.addressed", list=listed))]
    return [line(ctx, owner, "audience", ctx.listing(listing, targets), is_single=single(stated))]


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
    earlier = ctx.policy.header.first("cites") if ctx.policy.header else None
    statement = "cites" if earlier is None or earlier.node is stated.node else "cites-also"
    return [line(ctx, owner, statement, words, is_single=len(norms) == 1)]


@tells("term.means")
def _meaning(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What a word means: after the verb where the author's words take it, else after a colon."""
    if stated.own_text is None:
        return []
    text = ctx.text(stated.own_text)
    return [line(ctx, owner, "means" if is_determined(ctx, text) else "means-text", text)]


@tells("languages")
def _languages(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    listing = stated.own_listing
    names = [ctx.say("scope.language", language=ctx.entry(entry, ("~languages",))) for entry in listing]
    return [Line(ctx.say("scope.languages", list=ctx.join(names, opened=listing.open)))]


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
        lines.append(Line(ctx.say("acceptance.documents", list=documents)))
    otherwise = stated.text("otherwise")
    return [*lines, Line(ctx.say("acceptance.otherwise", text=ctx.text(otherwise)))] if otherwise else lines


@tells("binds")
def _binds_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    how = ctx.say("scope.unconditionally") if stated.has("unconditionally") else NOTHING
    listing, targets = stated.own_listing, property_of(owner, "binds").refers
    listed = None if listing.open or listing.none else with_articles(ctx, nouns_of(ctx, listing, targets))
    words = ctx.listing(listing, targets) if listed is None else listed
    key = "scope.binds-list" if listed is None else "scope.binds"
    return [Line(ctx.say(key, list=words, unconditionally=how))]


@tells("below")
def _minimum_age_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    age = next(v for v in stated.node.values if isinstance(v, Word))
    listing, targets = stated.own_listing, property_of(owner, "below").refers
    listed = None if listing.open or listing.none else with_articles(ctx, nouns_of(ctx, listing, targets))
    words = ctx.listing(listing, targets) if listed is None else listed
    return [Line(ctx.say("scope.below-list" if listed is None else "scope.below", age=age.text, list=words))]


@tells("completes")
def _completes(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The notice that this one completes, then what is told there."""
    found: list[AnyLine] = [line(ctx, owner, "completes", ctx.name(word, ("document",))) for word in stated.own_words]
    matters = stated.listing("for")
    if matters.stated:
        words = ctx.listing(matters, property_of(owner, "for", "completes").refers)
        found.append(line(ctx, owner, "completes-for", words))
    return found
