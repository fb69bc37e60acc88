"""Which data, whose, where they come from, what is done to them, and whether they must be given."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Line, Lines, Part, Point, Points, Row, Table
from polc.document.inline import NOTHING, Inline, Place, inline
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice.data_sources import BOTH, kind_of_source, names_its_person
from polc.notice.lines import MANY, flowing, headed, line, rest, single, tells, told
from polc.notice.needed_data import needed
from polc.notice.noun_phrases import within_sentence
from polc.notice.prepositions import nouns_after
from polc.notice.scope import named, only_data
from polc.notice.sentences import (
    Noun,
    about,
    noun_of,
    noun_of_declaration,
    nouns_of,
    paragraph,
    sentence,
    with_articles,
    with_possessives,
)
from polc.notice.wording import Wording
from polc.reference.properties import property_of

LONGEST = 8
"""The most members of a category that a sentence lists; where one has more, all stand in a table."""
TOLD = frozenset({"title", "called", "includes", "from", "mandatory", "optional", "serves"})
SOURCES = {"includes": "sources.comprises", "gives": "sources.gives"}
"""The phrases that tell what a source consists of and what it provides."""


def data(ctx: Wording) -> Part | None:
    """The part on data and sources; None where the policy states none."""
    blocks: list[Block] = []
    for declaration in ctx.policy.all("collection"):
        blocks.append(Lines(headed(ctx, declaration, rest(ctx, declaration, {"title"})), ctx.anchors.of(declaration)))
    if categories := ctx.policy.all("data"):
        blocks += _categories(ctx, categories)
        if (header := ctx.policy.header) and only_data(header):
            blocks.append(Lines((Line(ctx.say("data.illustrative")),)))
    blocks += needed(ctx)
    blocks += [_provision(ctx, d) for d in ctx.policy.all("provision")]
    if (header := ctx.policy.header) and header.has("operations"):
        blocks.append(Lines(told(ctx, header, "operations")))
    blocks += named(ctx, "source", "data.sources") + _subjects(ctx)
    return Part("part-data", ctx.say("data.heading"), tuple(blocks)) if blocks else None


def _subjects(ctx: Wording) -> list[Block]:
    """The persons concerned: a sentence where only names are stated, else a list."""
    stated = ctx.policy.all("subject")
    if told_by_purposes(ctx):
        return []
    if any({s.kind for s in d.statements()} - {"title", "name", "kind"} for d in stated) or not stated:
        return named(ctx, "subject", "data.people")
    nouns = [Noun(inline(Place(ctx.anchors.of(d), within_sentence(ctx.title(d), ctx.defined)))) for d in stated]
    return [Lines((Line(sentence(ctx, "data.subjects", nouns)),))]


def told_by_purposes(ctx: Wording) -> bool:
    """Return whether purposes name every person concerned of whom only the name is stated: so no list does."""
    stated = ctx.policy.all("subject")
    if any({s.kind for s in d.statements()} - {"title", "name", "kind"} for d in stated):
        return False
    named_ = frozenset[str]().union(*(ctx.policy.effective(p, "subjects").names for p in ctx.policy.purposes))
    return {d.id for d in stated} <= named_


def _provision(ctx: Wording, declaration: Declaration) -> Block:
    sentences, lines = flowing(rest(ctx, declaration))
    first = (Line(paragraph(sentences)),) if sentences else ()
    return Lines((*first, *lines), ctx.anchors.of(declaration))


# ------------------------------------------------------------------------------------------------------ categories


def _categories(ctx: Wording, categories: Sequence[Declaration]) -> list[Block]:
    """The categories by their sources: lists, or tables where one category has many members."""
    groups: dict[tuple[str, ...], list[Declaration]] = {}
    for declaration in categories:
        groups.setdefault(_sources_of(ctx, declaration), []).append(declaration)
    ordered = sorted(groups.items(), key=lambda found: _order(found[0]))
    wide = any(len(d.listing("includes").entries) > LONGEST for d in categories)
    blocks: list[Block] = []
    for sources, members in ordered:
        stem = _stem(ctx, sources, members)
        if wide:
            blocks += [Lines((Line(stem),)), _table(ctx, members)]
        else:
            blocks.append(
                Points(tuple(_point(ctx, d, members, observed=sources == ("observed",)) for d in members), stem)
            )
    return blocks


def _sources_of(ctx: Wording, declaration: Declaration) -> tuple[str, ...]:
    """The sources of a category as they group it: what it says, word for word."""
    listing = declaration.listing("from")
    if not listing.stated:
        return ()
    names = tuple(kind_of_source(ctx, entry) for entry in listing)
    return tuple(sorted(BOTH)) if frozenset(names) == BOTH and len(names) == len(BOTH) else names


def _order(sources: tuple[str, ...]) -> int:
    kinds = [("person",), ("observed",), tuple(sorted(BOTH))]
    return kinds.index(sources) if sources in kinds else len(kinds) + (not sources)


def _stem(ctx: Wording, sources: tuple[str, ...], members: Sequence[Declaration]) -> Inline:
    """The words that open a group; they name its sources."""
    if not sources:
        return ctx.say("data.stem.unstated")
    if sources in (("person",), ("observed",)):
        return ctx.say(f"data.stem.{sources[0]}")
    if sources == tuple(sorted(BOTH)):
        return ctx.say("data.stem.both")
    listing = members[0].listing("from")
    targets = property_of("data", "from").refers
    each = [with_articles(ctx, [noun_of(ctx, e, targets)]) for e in listing]
    named_ = [ctx.say("data.stem.each", source=words) for words in each if words is not None]
    if len(named_) == len(each):
        return ctx.say("data.stem.sources", sources=ctx.join(named_, opened=listing.open))
    alone = len(listing.entries) == 1 and not listing.open
    key = "data.stem.sources-list-one" if alone else "data.stem.sources-list"
    return ctx.say(key, sources=ctx.listing(listing, targets))


def _point(ctx: Wording, declaration: Declaration, members: Sequence[Declaration], *, observed: bool) -> Point:
    title = _own(ctx, declaration, observed=observed)
    words = _name(ctx, declaration, title)
    more, lines = _more(ctx, declaration)
    between = ctx.say("list.separator").plain.rstrip()
    first = closed(words) if more or declaration == members[-1] else words + between
    return Point(ctx.anchors.of(declaration), paragraph([first, *more]), tuple(lines))


def _own(ctx: Wording, declaration: Declaration, *, observed: bool) -> Inline:
    """A category with its possessive or article; as it is where neither can be told."""
    noun = noun_of_declaration(ctx, declaration)
    plain = inline(*ctx.title(declaration).nodes)
    noun = type(noun)(plain, noun.proper)
    own = ctx.speaks_to_reader and not observed and not names_its_person(ctx, declaration)
    words = (with_possessives if own else with_articles)(ctx, [noun])
    return words if words is not None else within_sentence(plain, ctx.defined)


def _name(ctx: Wording, declaration: Declaration, title: Inline) -> Inline:
    """A category with what the policy calls it and what it includes."""
    listing = declaration.listing("includes")
    members = ctx.listing(listing, property_of("data", "includes").refers) if listing.stated else NOTHING
    if members and members.plain.lower() != ctx.title(declaration).plain.lower():
        title = ctx.say("data.member", title=title, members=members)
    return title


def _more(ctx: Wording, declaration: Declaration) -> tuple[list[Inline], list[AnyLine]]:
    sentences, lines = flowing(rest(ctx, declaration, TOLD, roomy=False))
    first = [x.value for x in told(ctx, declaration, "called") if isinstance(x, Line)]
    first += [_served(ctx, stated.own_listing) for stated in declaration.all("serves")]
    return [*first, *sentences], lines


def _served(ctx: Wording, listing: Listing) -> Inline:
    """What data are used for."""
    targets = property_of("data", "serves").refers
    listed = None if listing.open or listing.none else nouns_after(ctx, "use", nouns_of(ctx, listing, targets))
    if listed is not None:
        return ctx.say("data.serves", list=listed)
    return ctx.say("data.serves-list", list=ctx.listing(listing, targets))


def _table(ctx: Wording, members: Sequence[Declaration]) -> Table:
    heads = ctx.say("data.category"), ctx.say("data.includes")
    rows: list[Row] = []
    for declaration in members:
        title = Line(ctx.capital(ctx.title(declaration)), strong=True)
        listing = declaration.listing("includes")
        words = (
            ctx.listing(listing, property_of("data", "includes").refers) if listing.entries else ctx.title(declaration)
        )
        more, lines = _more(ctx, declaration)
        after = (Line(paragraph(more)),) if more else ()
        rows.append(Row(ctx.anchors.of(declaration), ((title,), (Line(ctx.capital(words)), *after, *lines))))
    return Table(NOTHING, heads, tuple(rows))


# ------------------------------------------------------------------------------------------------------ statements


@tells("source.includes", "source.gives")
def _source_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    targets = property_of(owner, stated.kind).refers
    named_ = ctx.listing(stated.own_listing, targets).plain.lower()
    if stated.kind == "includes" and any(named_ == ctx.title(d).plain.lower() for d in ctx.policy.all("source")):
        return []
    return [Line(about(ctx, SOURCES[stated.kind], stated.own_listing, targets))]


@tells("source.used-to")
def _use_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What a source is used for."""
    listing, targets = stated.own_listing, property_of(owner, "used-to").refers
    listed = None if listing.open or listing.none else nouns_after(ctx, "use", nouns_of(ctx, listing, targets))
    if listed is not None:
        return [Line(ctx.say("sources.used-to-to", list=listed))]
    return [Line(about(ctx, "sources.used-to", listing, targets))]


@tells("data.called")
def _called_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The policy's own word; what the law means by it is for the checks."""
    return [line(ctx, owner, "called", ctx.text(stated.own_text))] if stated.own_text else []


@tells("source.kind")
def _kind_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What kind of source it is, in a sentence for each kind."""
    listing = stated.own_listing
    keys = [f"data.kind.{word.text}" for word in listing.words]
    if len(keys) < len(listing.entries) or not all(ctx.book.find(key) for key in keys):
        return [line(ctx, owner, "kind", ctx.listing(listing, property_of(owner, "kind").refers))]
    return [Line(ctx.say(key)) for key in keys]


@tells("public")
def _public_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    answer = stated.first("yes-no")
    # The answer holds no value of its own: `yes` has three letters, `no` two.
    yes = answer is not None and answer.span.end - answer.span.start == len("yes")
    return [line(ctx, owner, "public" if yes else "public-not")]


@tells("collection.from")
def _origin_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """A sentence where the data come from the persons themselves and from nowhere else."""
    listing = stated.own_listing
    if single(stated) and [word.text for word in listing.words] == ["person"] and not listing.entries[0].text:
        return [Line(ctx.say("data.direct"))]
    members = tuple(ctx.entry(e, property_of(owner, "from").refers) for e in listing)
    if len(members) < MANY:
        words = ctx.listing(listing, property_of(owner, "from").refers)
        return [line(ctx, owner, "from", words, is_single=single(stated))]
    return [line(ctx, owner, "from", items=members, opened=listing.open)]


@tells("operations")
def _operation_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    lines: list[AnyLine] = [
        line(ctx, owner, "operations", ctx.listing(stated.own_listing, property_of(owner, "operations").refers))
    ]
    manner = [clause.kind for clause in stated.statements() if clause.kind in ("automated", "manual")]
    if manner:
        lines.append(Line(ctx.say(f"operations.{manner[0] if len(manner) == 1 else 'both'}")))
    return lines


@tells("subject.represented")
def _representatives(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """Who acts for persons that cannot act themselves."""
    targets = property_of(owner, "represented").refers
    return [Line(ctx.capital(about(ctx, "data.represented", stated.own_listing, targets)))]
