"""Why the data are used: each purpose in sentences, grouped by legal basis where that makes few groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Card, Cell, Items, Line, Lines, Part, Point
from polc.document.inline import NOTHING, Inline, Place, Strong, inline, joined
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.model.purposes import Purpose
from polc.notice import bases
from polc.notice.anchors import anchor_of
from polc.notice.items import ended, listed
from polc.notice.lines import flowing, line, rest, tells
from polc.notice.media import media as media_of
from polc.notice.noun_phrases import within_sentence
from polc.notice.purpose_sentences import TOLD, bundle_of, sentences
from polc.notice.sentences import bare, noun_of, paragraph, sentence
from polc.notice.wording import Wording
from polc.reference.properties import property_of

FEWEST = 6
"""From how many purposes on they are grouped by legal basis, where that makes at most half as many groups."""

FEW = 3
"""From how many purposes on a sentence above all tells the persons whom most of them concern."""
MOST_AFTER_TITLE = 300
"""How many characters media and persons may take after a title, at most, for it to stand among titles alone."""
LONGEST = 3
"""How many sentences a paragraph has at most before it becomes two."""


def purposes(ctx: Wording) -> Part | None:
    """The part on purposes; None where the policy states none."""
    stated = _ordered(ctx)
    if not stated:
        return None
    groups = bases.grouped(ctx, stated)
    together = len(stated) >= FEWEST and 2 * len(groups) <= len(stated)
    usual = _usual_subjects(ctx, stated) if len(stated) >= FEW else frozenset()
    blocks: list[Block] = []
    if usual:
        blocks.append(Lines((Line(_persons(ctx, stated, usual, together=together)),)))
    if together:
        blocks += [block for ground, members in groups for block in _group(ctx, ground, members, usual)]
    else:
        blocks += [_section(ctx, purpose, usual) for purpose in stated]
    return Part("part-purposes", ctx.say("purposes.heading"), tuple(blocks))


def _ordered(ctx: Wording) -> list[Purpose]:
    """The purposes, each bundle followed by its members."""
    found: dict[int, Purpose] = {}
    for purpose in ctx.policy.purposes:
        members = [p for p in ctx.policy.members(purpose) if p is not purpose]
        for each in (purpose, *members):
            if each is not purpose or not _waits(ctx, each):
                found.setdefault(id(each), each)
    for purpose in ctx.policy.purposes:
        found.setdefault(id(purpose), purpose)
    return list(found.values())


def _waits(ctx: Wording, purpose: Purpose) -> bool:
    """True for a member: it stands after its bundle."""
    return purpose.part_of is not None and ctx.policy.purpose(purpose.part_of.text) is not None


# --------------------------------------------------------------------------------------------------------- persons


def _usual_subjects(ctx: Wording, stated: Sequence[Purpose]) -> frozenset[str]:
    """The persons whom at least half of the purposes concern, where every purpose states whom; else nobody."""
    listed = [ctx.policy.effective(p, "subjects") for p in stated]
    if any(not x.stated or x.none or x.open or any(e.text or e.condition for e in x) for x in listed):
        return frozenset()
    sets = [x.names for x in listed]
    most = max(sets, key=sets.count)
    return most if 2 * sets.count(most) >= len(sets) else frozenset()


def _persons(ctx: Wording, stated: Sequence[Purpose], usual: frozenset[str], *, together: bool) -> Inline:
    """The sentence on the usual persons, with where a purpose says that it concerns others."""
    listing = next(x for p in stated if (x := ctx.policy.effective(p, "subjects")).names == usual)
    targets = property_of("purpose", "subjects").refers
    nouns = [noun_of(ctx, entry, targets) for entry in listing]
    if all(ctx.policy.effective(p, "subjects").names == usual for p in stated):
        return sentence(ctx, "purposes.persons-all", nouns)
    return sentence(ctx, "purposes.persons" if together else "purposes.persons-most", nouns)


def _in_brackets(ctx: Wording, purpose: Purpose, usual: frozenset[str]) -> Inline:
    """Whom a purpose concerns, where that is not what the sentence above the groups says."""
    listing = ctx.policy.effective(purpose, "subjects")
    if not usual or listing.names == usual:
        return NOTHING
    targets = property_of("purpose", "subjects").refers
    return bare(ctx, [noun_of(ctx, entry, targets) for entry in listing])


# ---------------------------------------------------------------------------------------------------------- groups


def _group(ctx: Wording, ground: bases.Ground, members: Sequence[Purpose], usual: frozenset[str]) -> tuple[Block, ...]:
    """The purposes that rest on the same legal basis, under its heading.

    Those without one stand without.
    """
    told = tuple(_grouped_blocks(ctx, members, usual))
    if not ground:
        return told
    opening: list[Block] = []
    if bases.can_be_objected_to(ctx, ground, members):
        opening.append(Lines((Line(ctx.say("purposes.objection", how=_objecting(ctx))),)))
    anchor = f"basis-{'-'.join(dict.fromkeys(ground))}"
    return (Card(anchor, bases.heading(ctx, ground), (*opening, *told)),)


def _grouped_blocks(ctx: Wording, members: Sequence[Purpose], usual: frozenset[str]) -> Iterator[Block]:
    """The purposes of a group: those that are part of one of them right after it, titles alone last of their kind."""
    points: list[Point] = []
    alone: list[Inline] = []
    bundle = ""
    for purpose in members:
        whole = bundle_of(ctx, purpose)
        below = whole is not None and any(whole.id == m.id for m in members)
        if alone and bundle != (whole.id if below and whole else ""):
            yield from _listed(ctx, points, alone)
            points, alone = [], []
        bundle = whole.id if below and whole else ""
        inside = sum((whole := bundle_of(ctx, p)) is not None and whole.id == purpose.id for p in members)
        point = _point(ctx, purpose, usual, inside, below=below)
        if not inside and (title := _title_alone(ctx, purpose, usual, point)):
            alone.append(title)
        else:
            points.append(point)
    yield from _listed(ctx, points, alone)


def _listed(ctx: Wording, points: Sequence[Point], alone: Sequence[Inline]) -> Iterator[Block]:
    """Purposes of which something is said, then in one sentence those of which only the title is stated."""
    if points:
        yield listed(points)
    if len(alone) == 1:
        key = "purposes.also-one" if points else "purposes.alone-one"
        yield Lines((Line(ctx.say(key, list=alone[0])),))
    elif alone:
        opening = ctx.say("purposes.also" if points else "purposes.alone")
        yield Lines((Items(ended(ctx, alone), opening, sentence=True),))


def _title_alone(ctx: Wording, purpose: Purpose, usual: frozenset[str], point: Point) -> Inline:
    """The title of a purpose of which its point says nothing else, as the place that links lead to; else nothing."""
    title = ctx.capital(ctx.title(purpose.declaration))
    if point.lines or len(point.words.plain) > len(title.plain) + MOST_AFTER_TITLE:
        return NOTHING
    if point.words.plain != closed(_titled(ctx, purpose, usual, title)).plain:
        return NOTHING
    anchor = ctx.anchors.of(purpose.declaration)
    return _titled(ctx, purpose, usual, inline(Place(anchor, within_sentence(title, ctx.defined))))


def _objecting(ctx: Wording) -> Inline:
    return ctx.to(anchor_of("right", "objection"), ctx.say("purposes.objecting"))


def _point(ctx: Wording, purpose: Purpose, usual: frozenset[str], inside: int, *, below: bool) -> Point:
    """A purpose as a member of a list: its title, and what is stated of it.

    `inside` members of it follow.
    """
    title = _titled(ctx, purpose, usual, inline(Strong(ctx.capital(ctx.title(purpose.declaration)))))
    told = sentences(ctx, purpose, grouped=True, persons=not usual, below=below)
    bundle = (ctx.say("purposes.bundle-one" if inside == 1 else "purposes.bundle", number=ctx.number(inside)),)
    words = paragraph([closed(title), *(bundle if inside else ()), *told.why, *told.what, told.opening])
    lines: list[AnyLine] = [Items(told.activities)] if told.activities else []
    more, others = ([], _rest(ctx, purpose)) if lines else flowing(_rest(ctx, purpose))
    return Point(ctx.anchors.of(purpose.declaration), paragraph([words, *more]), (*lines, *others))


def _titled(ctx: Wording, purpose: Purpose, usual: frozenset[str], title: Inline) -> Inline:
    """The title of a purpose with its media and, where they are not the usual ones, the persons concerned."""
    if media := media_of(ctx, purpose):
        title = ctx.say("purposes.by", title=title, media=media)
    if subjects := _in_brackets(ctx, purpose, usual):
        title = ctx.say("purposes.of", title=title, subjects=subjects)
    return title


def _section(ctx: Wording, purpose: Purpose, usual: frozenset[str]) -> Block:
    """A purpose under a heading of its own; the `usual` persons are told above all."""
    persons = not usual or ctx.policy.effective(purpose, "subjects").names != usual
    told = sentences(ctx, purpose, grouped=False, persons=persons, below=False)
    media = media_of(ctx, purpose)
    title = ctx.capital(ctx.title(purpose.declaration))
    if media:
        title = ctx.say("purposes.by", title=title, media=media)
    lines: list[AnyLine] = [Line(paragraph(said)) for said in _paragraphs(told.why, told.what)]
    if told.activities:
        lines.append(Items(told.activities, told.opening, sentence=True))
    lines += _rest(ctx, purpose)
    blocks: tuple[Block, ...] = (Lines(tuple(lines)),) if lines else ()
    return Card(ctx.anchors.of(purpose.declaration), title, blocks)


def _paragraphs(why: tuple[Inline, ...], what: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Two paragraphs where the first is long enough to stand alone."""
    if len(why) + len(what) <= LONGEST or not why or not what:
        return [found for found in ((*why, *what),) if found]
    return [why, what]


def _rest(ctx: Wording, purpose: Purpose) -> Cell:
    return rest(ctx, purpose.declaration, TOLD)


@tells("calls-on")
def _calls(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The times of calls and, after them, how often at most."""
    words = [ctx.listing(stated.own_listing, property_of(owner, stated.kind).refers)]
    for clause in stated.all("frequency"):
        if clause.own_words and clause.own_duration:
            often = ctx.length(clause.own_duration)
            words.append(ctx.say("purposes.frequency", number=clause.own_words[0].text, duration=often))
    return [line(ctx, owner, stated.kind, joined(ctx.say("list.separator"), words))]


@tells("kind-by")
def _kind(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """Only the media: the title of a purpose says its kind, or is its kind."""
    lists = [v for v in stated.node.values if isinstance(v, Listing)]
    return [line(ctx, owner, "media", ctx.listing(x, property_of(owner, "kind-by").clauses)) for x in lists[1:]]
