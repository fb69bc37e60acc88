"""Who receives the data: their roles in sentences, then a table or a list of what each receives and does."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from polc.core.values import Listing
from polc.document.blocks import AnyLine, Block, Cell, Line, Lines, Part, Point, Row, Table
from polc.document.inline import NOTHING, Inline, Place, Strong, inline
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice import bases
from polc.notice.items import listed
from polc.notice.lines import flowing, line, rest, tells
from polc.notice.places import places
from polc.notice.provisions import provision, say_cited
from polc.notice.sentences import Noun, about, noun_of_declaration, paragraph, sentence, with_articles
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

FEWEST = 5
"""From how many recipients on a table is shown."""
LONGEST = 25
"""The most words of a cell."""
COLUMNS = {"task": "does", "data": "receives", "where": "located"}
"""The columns of the table after the first one, and the statement that each tells."""
IN_SENTENCES = (
    ("includes", "recipients.comprises"), ("does", "recipients.does"), ("receives", "recipients.receives"),
    ("subjects", "recipients.subjects"), ("purposes", "recipients.serves"), ("own-purposes", "recipients.own-purposes"),
    ("when", "recipients.when"),
)  # fmt: skip
"""Statements of lists and the phrases that tell them, in their order."""
TOLD = frozenset(
    {"title", "name", "role", "under-contract", "located", "recipient-basis", "because", "terms", "safeguard", "copy"}
    | {statement for statement, _ in IN_SENTENCES}
)


def recipients(ctx: Wording) -> Part | None:
    """The part on recipients; None where the policy declares none."""
    stated = ctx.policy.all("recipient")
    if not stated:
        return None
    blocks: list[Block] = []
    if opening := [*_roles(ctx, stated), *_contracts(ctx, stated)]:
        blocks.append(Lines((Line(paragraph(opening)),)))
    shared = _shared_reasons(ctx, stated)
    columns = _columns(ctx, stated)
    rows = [d for d in stated if all(_cell(ctx, d, statement) for statement in columns.values())]
    if len(stated) >= FEWEST and len(columns) > 1 and 5 * len(rows) >= 4 * len(stated):
        heads = [ctx.say("recipients.recipient"), *(ctx.say(f"recipients.{head}") for head in columns)]
        blocks.append(Table(NOTHING, tuple(heads), tuple(_row(ctx, d, columns) for d in rows)))
        told = frozenset(columns.values())
        others = [_point(ctx, d, told if d in rows else frozenset(), shared) for d in stated]
        chosen = [(d, p) for d, p in zip(stated, others, strict=True) if d not in rows or _says_more(p)]
        blocks += _listed(ctx, [p for _, p in chosen], [d for d, _ in chosen])
    else:
        blocks += _listed(ctx, [_point(ctx, d, frozenset(), shared) for d in stated], stated)
    blocks += [Lines((Line(_reason(ctx, members)),)) for members in shared.values()]
    return Part("part-recipients", ctx.say("recipients.heading"), tuple(blocks))


def _listed(ctx: Wording, points: Sequence[tuple[Point, bool]], stated: Sequence[Declaration]) -> list[Block]:
    """Recipients of whom something is said, then in one sentence those of whom only the name is stated."""
    saying = tuple(point for point, more in points if more)
    nouns = [_placed(ctx, d) for d, (_, more) in zip(stated, points, strict=True) if not more]
    blocks: list[Block] = [listed(saying)] if saying else []
    if nouns:
        too = ctx.say("recipients.too") if saying else NOTHING
        blocks.append(Lines((Line(ctx.capital(sentence(ctx, "recipients.also", nouns, too=too))),)))
    return blocks


def _placed(ctx: Wording, declaration: Declaration) -> Noun:
    """A recipient as a noun at which links to it arrive."""
    words = ctx.within(declaration, _name(ctx, declaration))
    proper = ctx.is_proper(declaration, ctx.title(declaration))
    return Noun(inline(Place(ctx.anchors.of(declaration), words)), proper=proper)


def _says_more(found: tuple[Point, bool]) -> bool:
    return found[1]


def _shared_reasons(ctx: Wording, stated: Sequence[Declaration]) -> dict[str, list[Declaration]]:
    """Recipients by the reason that is stated for them, where it is the same for several."""
    groups: dict[str, list[Declaration]] = {}
    for declaration in stated:
        if reason := declaration.text("because"):
            groups.setdefault(ctx.text(reason).plain, []).append(declaration)
    return {reason: members for reason, members in groups.items() if len(members) > 1}


def _reason(ctx: Wording, members: Sequence[Declaration]) -> Inline:
    nouns = [noun_of_declaration(ctx, d) for d in members]
    words = with_articles(ctx, nouns)
    listed = words if words is not None else _following(ctx, nouns, many=True)
    reason = members[0].text("because")
    return ctx.say("recipients.because-for", list=listed, text=ctx.text(reason) if reason else NOTHING)


# ----------------------------------------------------------------------------------------------------------- roles


def _roles(ctx: Wording, stated: Sequence[Declaration]) -> list[Inline]:
    """One sentence for each role.

    The commonest one may stand for all others where every recipient states one.
    """
    groups: dict[str, list[Declaration]] = {}
    for declaration in stated:
        if role := declaration.word("role"):
            groups.setdefault(role.text, []).append(declaration)
    all_stated = sum(map(len, groups.values())) == len(stated)
    most = max(groups, key=lambda role: len(groups[role]), default="")
    rests = most if all_stated and len(groups) > 1 and len(groups[most]) > len(stated) / 2 else ""
    order = [role for role in groups if role != rests] + ([rests] if rests else [])
    return [_role_sentence(ctx, role, groups[role], others=role == rests) for role in order]


def _role_sentence(ctx: Wording, role: str, members: Sequence[Declaration], *, others: bool) -> Inline:
    nouns = [noun_of_declaration(ctx, d) for d in members]
    many = len(nouns) > 1 or (not nouns[0].proper and ctx.is_plural(nouns[0].words))
    key = f"recipients.role.{role}"
    if not ctx.book.find(key):
        return NOTHING
    if others:
        words = ctx.say("recipients.others")
    else:
        listed = with_articles(ctx, nouns)
        words = _closed(listed, nouns) if listed is not None else _following(ctx, nouns, many=many)
    if role == "processor" and len(members) == 1 and _is_named_so(ctx, members[0], role):
        key = "recipients.role.processor-itself"
    entry = vocabulary("roles").get(role)
    article = provision(ctx, str(entry.fields.get("article", ""))) if entry else NOTHING
    key = f"{key}-many" if many and ctx.book.find(f"{key}-many") else key
    return ctx.capital(say_cited(ctx, key, article, list=words))


def _is_named_so(ctx: Wording, declaration: Declaration, role: str) -> bool:
    """True for a recipient whose title is the name of its role."""
    title, name = ctx.title(declaration).plain.lower(), ctx.term("roles", role).plain.lower()
    return title in (name, f"{name}s")


def _closed(words: Inline, nouns: Sequence[Noun]) -> Inline:
    """The subject of a sentence, closed by a comma where its last name holds one that opens an apposition."""
    return words + "," if nouns[-1].words.plain.count(",") == 1 and words.plain[-1:].isalnum() else words


def _following(ctx: Wording, nouns: Sequence[Noun], *, many: bool) -> Inline:
    return ctx.say(
        "recipients.following-many" if many else "recipients.following", list=ctx.join([n.words for n in nouns])
    )


def _contracts(ctx: Wording, stated: Sequence[Declaration]) -> list[Inline]:
    bound = [d for d in stated if d.has("under-contract")]
    processors = [d for d in stated if (role := d.word("role")) and role.text == "processor"]
    if not bound:
        return []
    if len(bound) > 1 and bound == processors:
        return [ctx.say("recipients.contract-all")]
    return [sentence(ctx, "recipients.contract", [noun_of_declaration(ctx, d) for d in bound])]


# ----------------------------------------------------------------------------------------------------------- table


def _columns(ctx: Wording, stated: Sequence[Declaration]) -> dict[str, str]:
    """The columns that at least four fifths of the recipients fill, with no cell that is too long."""
    found: dict[str, str] = {}
    for head, statement in COLUMNS.items():
        cells = [_cell(ctx, d, statement) for d in stated]
        filled = [c for c in cells if c]
        if 5 * len(filled) >= 4 * len(cells) and all(len(c.plain.split()) <= LONGEST for c in filled):
            found[head] = statement
    return found


def _cell(ctx: Wording, declaration: Declaration, statement: str) -> Inline:
    listing = declaration.listing(statement)
    if not listing.stated or listing.none:
        return NOTHING
    return ctx.capital(ctx.listing(listing, property_of("recipient", statement).refers))


def _row(ctx: Wording, declaration: Declaration, columns: dict[str, str]) -> Row:
    name = Line(_name(ctx, declaration), strong=True)
    cells: list[Cell] = [(Line(_cell(ctx, declaration, statement)),) for statement in columns.values()]
    return Row(ctx.anchors.of(declaration), ((name,), *cells))


# ----------------------------------------------------------------------------------------------------------- items


def _name(ctx: Wording, declaration: Declaration) -> Inline:
    """What a recipient is called; its title after its proper name."""
    words = ctx.capital(ctx.title(declaration))
    title = declaration.text("title")
    if not title or not declaration.has("name"):
        return words
    shown = ctx.text(title)
    return words if shown.plain == words.plain else ctx.say("recipients.also-called", name=words, title=shown)


def _point(ctx: Wording, declaration: Declaration, told: frozenset[str], shared: Collection[str]) -> tuple[Point, bool]:
    """A recipient as a member of a list, and whether it says more than the name.

    What is `told` stands in the table, the `shared` reasons below.
    """
    title = inline(Strong(_name(ctx, declaration)))
    located = declaration.listing("located")
    if located.stated and "located" not in told:
        title = ctx.say("recipients.placed", title=title, place=ctx.in_places(located))
    said = _sentences(ctx, declaration, told, shared)
    more, lines = flowing(rest(ctx, declaration, TOLD))
    anchor = "" if told else ctx.anchors.of(declaration)
    placed = located.stated and "located" not in told
    return Point(anchor, paragraph([closed(title), *said, *more]), tuple(lines)), bool(said or more or lines or placed)


def _sentences(ctx: Wording, declaration: Declaration, told: frozenset[str], shared: Collection[str]) -> list[Inline]:
    found: list[Inline] = []
    subject = ctx.say(f"recipients.this-{'category' if _is_category(ctx, declaration) else 'recipient'}")
    for statement, key in IN_SENTENCES:
        listing = declaration.listing(statement)
        if statement not in told and listing.stated and not _repeats(ctx, declaration, statement, listing):
            told_ = _when if statement == "when" else about
            if statement == "does" and _is_several(ctx, declaration):
                key = "recipients.does-theirs"
            targets = property_of("recipient", statement).refers
            found.append(told_(ctx, key, listing, targets, subject=subject))
    for stated in declaration.all("recipient-basis"):
        name = stated.own_words[0].text
        found.append(ctx.say("recipients.basis", basis=bases.with_articles_of(ctx, name)))
        found += bases.norms(ctx, stated.listing("norm"), "purposes.norm")
    if (reason := declaration.text("because")) and (words := ctx.text(reason)).plain not in shared:
        found.append(ctx.say("purposes.because", text=words))
    if terms := declaration.word("terms"):
        found.append(ctx.say("recipients.terms", url=ctx.address(terms.text)))
    return found


def _is_several(ctx: Wording, declaration: Declaration) -> bool:
    """True for recipients that go by a title in the plural, not by a proper name."""
    words = ctx.title(declaration)
    return not ctx.is_proper(declaration, words) and ctx.is_plural(words)


def _is_category(ctx: Wording, declaration: Declaration) -> bool:
    """True for recipients of a kind.

    Several by their title, or one of which it is said whom it comprises.
    """
    named = ctx.is_proper(declaration, ctx.title(declaration))
    return not named and (declaration.has("includes") or _is_several(ctx, declaration))


def _when(ctx: Wording, key: str, listing: Listing, targets: Sequence[str], subject: Inline) -> Inline:
    """In which cases a recipient is given data: the cases are clauses, which take no article."""
    many = len(listing.entries) > 1 or listing.open
    notably = ctx.say("sentence.notably") if listing.open else NOTHING
    words = ctx.join([ctx.entry(e, tuple(targets)) for e in listing])
    return ctx.say(f"{key}-many" if many else key, list=words, notably=notably, subject=subject)


def _repeats(ctx: Wording, declaration: Declaration, statement: str, listing: Listing) -> bool:
    """True for what a recipient is said to include where its title says so word for word."""
    words = ctx.listing(listing, property_of("recipient", statement).refers).plain
    return statement == "includes" and words.lower() == ctx.title(declaration).plain.lower()


@tells("also-outside")
def _also_outside(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    """Outside which area the recipient handles data as well, without naming countries."""
    return [Line(ctx.say("recipients.also-outside", places=places(ctx, "outside", stated.own_listing)))]


@tells("role")
def _role(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    return [line(ctx, owner, "role", bases.with_article(ctx, "roles", stated.own_words[0].text))]


@tells("safeguard")
def _safeguard(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """A safeguard where no sentence on transfers tells it.

    Certification belongs to the tool beside it.
    """
    words: list[Inline] = []
    for number, word in enumerate(stated.own_words):
        named = bases.with_article(ctx, "safeguards", word.text)
        certified = number == 0 and stated.has("certified")
        words.append(ctx.say("recipients.certified", safeguard=named) if certified else named)
    if stated.own_text:
        words.append(ctx.text(stated.own_text))
    return [line(ctx, owner, "safeguard", ctx.join(words), is_single=len(words) == 1)]
