"""Cookies by class: a table of what they do, consent and lifetime where all state it, then what else is stated."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from polc.core.values import Disposal, Entry, Word
from polc.document.blocks import AnyLine, Block, Line, Lines, Part, Point, Row, Table
from polc.document.inline import NOTHING, Code, Inline, Strong, inline
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.model.trackers import consent_of
from polc.notice import retention_terms
from polc.notice.items import listed
from polc.notice.lines import flowing, kind_of, line, rest, tells
from polc.notice.lines import value as value_in_words
from polc.notice.noun_phrases import is_plural
from polc.notice.scope import kinds
from polc.notice.sentences import about, is_determined, noun_of, paragraph, with_articles
from polc.notice.wording import Wording
from polc.reference.properties import property_of

FEWEST = 3
"""From how many classes on a table is shown."""
LONGEST = 25
"""The most words of a cell."""
SEVERAL = ("de ", "des ", "small ", "some ", "unos ", "unas ", "pequeños ")
"""How a definition of cookies begins that speaks of several."""
COLUMNS = {"purpose": "does", "consent": "consent", "lifetime": "lifetime"}
"""The columns after the first one, and the statement that each tells."""


def cookies(ctx: Wording) -> Part | None:
    """The part on cookies; None where the policy says nothing of them."""
    stated = ctx.policy.all("cookies")
    general, classes = [d for d in stated if not d.id], [d for d in stated if d.id]
    columns = _columns(ctx, classes) if len(classes) >= FEWEST else {}
    in_table = _names_of(classes) if "consent" in columns.values() and len(columns) > 1 else frozenset()
    blocks: list[Block] = [block for d in general for block in _general(ctx, d, in_table)]
    if len(columns) > 1:
        heads = [ctx.say("cookies.class"), *(ctx.say(f"cookies.{head}") for head in columns)]
        blocks.append(Table(NOTHING, tuple(heads), tuple(_row(ctx, d, columns) for d in classes)))
        told = {*columns.values(), "cookie"}
        points = [p for d in classes if (p := _point(ctx, d, told, general)) is not None]
    else:
        points = [p for d in classes if (p := _point(ctx, d, set(), general)) is not None]
    if points:
        blocks.append(listed(points))
    singles = [p for d in general for c in d.all("cookie") for p in (_cookie_point(ctx, c),)]
    if singles:
        blocks.append(listed(singles))
    return Part("part-cookies", ctx.say("cookies.heading"), tuple(blocks)) if blocks else None


def _names_of(classes: Sequence[Declaration]) -> frozenset[str]:
    """The names of classes, and of the kinds that all of one kind have."""
    return frozenset(d.id for d in classes).union(*(d.listing("kind").names for d in classes))


def _general(ctx: Wording, declaration: Declaration, in_table: Collection[str]) -> list[Block]:
    """What is stated of all cookies; not which need consent, where that is told of each class `in_table`."""
    anchor = ctx.anchors.of(declaration)
    if declaration.says_none:
        return [Lines((Line(ctx.say("cookies.none")), *rest(ctx, declaration)), anchor)]
    each = [s.listing("for") for s in declaration.all("consent")]
    repeats = bool(each) and all(x.stated and not x.none and not x.open and x.names <= set(in_table) for x in each)
    repeats = repeats and not any(e.text or e.condition for x in each for e in x)
    sentences, lines = flowing(rest(ctx, declaration, {"cookie", *(("consent",) if repeats else ())}))
    first = (Line(paragraph(sentences)),) if sentences else ()
    return [Lines((*first, *lines), anchor)]


# ----------------------------------------------------------------------------------------------------------- table


def _columns(ctx: Wording, classes: Sequence[Declaration]) -> dict[str, str]:
    """The columns that every class fills with few words."""
    found: dict[str, str] = {}
    for head, statement in COLUMNS.items():
        cells = [_cell(ctx, d, statement) for d in classes]
        if all(c and len(c.plain.split()) <= LONGEST for c in cells):
            found[head] = statement
    return found


def _cell(ctx: Wording, declaration: Declaration, statement: str) -> Inline:
    stated = declaration.first(statement)
    if stated is None or len(declaration.all(statement)) > 1:
        return NOTHING
    match statement:
        case "consent":
            if stated.listing("for").stated:
                return NOTHING
            return ctx.capital(ctx.say(f"cookies.{'required' if stated.has('required') else 'exempt'}"))
        case "lifetime":
            return ctx.capital(_lifetimes(ctx, declaration, stated))
        case _:
            return ctx.capital(ctx.listing(stated.own_listing, property_of("cookies", statement).refers))


def _lifetimes(ctx: Wording, declaration: Declaration, stated: Declaration) -> Inline:
    """The lifetime of a class, and of those of its cookies that live for another time."""
    words = length(ctx, stated)
    others: list[Inline] = []
    for cookie in declaration.all("cookie"):
        own = cookie.first("lifetime")
        if own is not None and (other := length(ctx, own)) and other.plain != words.plain:
            others.append(ctx.say("cookies.lifetime-of", lifetime=other, cookie=_name(cookie)))
    return ctx.say("cookies.lifetime-for", lifetime=words, others=ctx.join(others)) if others else words


def _row(ctx: Wording, declaration: Declaration, columns: dict[str, str]) -> Row:
    cells = [(Line(_cell(ctx, declaration, statement)),) for statement in columns.values()]
    return Row(ctx.anchors.of(declaration), ((Line(_titled(ctx, declaration)),), *cells))


def _titled(ctx: Wording, declaration: Declaration) -> Inline:
    """The title of a class and the names of its cookies."""
    title = inline(Strong(ctx.capital(ctx.title(declaration))))
    names = [_name(cookie) for cookie in declaration.all("cookie")]
    return ctx.say("cookies.singles", title=title, cookies=ctx.join(names)) if names else title


def _name(cookie: Declaration) -> Inline:
    name = next(v for v in cookie.node.values if isinstance(v, Word))
    return inline(Code(name.text))


# ----------------------------------------------------------------------------------------------------------- items


def _point(ctx: Wording, declaration: Declaration, told: set[str], general: Sequence[Declaration]) -> Point | None:
    """A class with what no table tells; None where nothing is left. What is stated for all cookies is told once."""
    title = _titled(ctx, declaration) if not told else inline(Strong(ctx.capital(ctx.title(declaration))))
    repeated = {s for s in ("asked", "withdrawn", "opt-out", "choice") if _alike(declaration, s, general)}
    if declaration.title or not kinds(ctx, declaration, ctx.title(declaration)):
        told = {*told, "kind"}
    owner = "cookies" if is_asked(ctx, declaration) else "cookies.unasked"
    done = {"title", "cookie", "keep", *({"then"} if declaration.has("keep") else ()), *told, *repeated}
    sentences, lines = flowing(rest(ctx, declaration, done, owner=owner))
    if "cookie" not in told or any(_says_more(c) for c in declaration.all("cookie")):
        lines += [Line(x) for c in declaration.all("cookie") if (x := _cookie(ctx, c, told, declaration))]
    if told and not sentences and not lines:
        return None
    return Point(
        "" if "cookie" in told else ctx.anchors.of(declaration), paragraph([closed(title), *sentences]), tuple(lines)
    )


def is_asked(ctx: Wording, declaration: Declaration) -> bool:
    """Return whether consent is asked for; where it is not, a way out refuses, and withdraws nothing."""
    consent = consent_of(ctx.policy, declaration)
    return consent == "required" or (consent == "implied" and declaration.has("asked"))


def _alike(declaration: Declaration, statement: str, general: Sequence[Declaration]) -> bool:
    own, shared = declaration.listing(statement), [d.listing(statement) for d in general if d.has(statement)]
    return own.stated and any(own.names == x.names and not own.open for x in shared)


def _says_more(cookie: Declaration) -> bool:
    return bool({s.kind for s in cookie.statements()} - {"lifetime"})


def _lives_as_its_class(ctx: Wording, cookie: Declaration, owner: Declaration) -> bool:
    own, shared = cookie.first("lifetime"), owner.first("lifetime")
    return own is None or (shared is not None and length(ctx, own).plain == length(ctx, shared).plain)


def _cookie(ctx: Wording, cookie: Declaration, told: set[str], owner: Declaration) -> Inline:
    done = {"lifetime"} if "lifetime" in told else set()
    if "cookie" in told and not _says_more(cookie):
        return NOTHING
    if not _says_more(cookie) and _lives_as_its_class(ctx, cookie, owner):
        return NOTHING
    point = _cookie_point(ctx, cookie, done)
    return point.words


def _cookie_point(ctx: Wording, cookie: Declaration, done: set[str] | frozenset[str] = frozenset()) -> Point:
    title = inline(Strong(closed(_name(cookie))))
    if cookie.title:
        title = title + " " + closed(ctx.capital(ctx.text(cookie.title)))
    sentences, lines = flowing(rest(ctx, cookie, {"title", *done}, owner="cookie"))
    return Point("", paragraph([title, *sentences]), tuple(lines))


# ------------------------------------------------------------------------------------------------------ statements


@tells("consent")
def _consent_lines(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    state = "required" if stated.has("required") else "exempt"
    which = stated.listing("for")
    if which.stated:
        targets = property_of("consent", "for").refers
        named = None if which.open or which.none else [_class(ctx, entry, targets) for entry in which]
        if named and all(named):
            return [Line(ctx.say(f"cookies.{state}-for", which=ctx.join(named)))]
        return [Line(ctx.say(f"cookies.{state}-for-list", which=ctx.listing(which, targets)))]
    return [Line(ctx.say(f"cookies.{state}-sentence"))]


def _class(ctx: Wording, entry: Entry, targets: Sequence[str]) -> Inline:
    """A class of cookies within a sentence: its title in quotation marks, or its kind; empty where neither is told."""
    declared = ctx.policy.get("cookies", entry.name.text) if entry.name else None
    if declared is not None and declared.title:
        return ctx.say("sentence.quoted", words=ctx.link(declared))
    return with_articles(ctx, [noun_of(ctx, entry, targets)]) or NOTHING


@tells("cookies.means")
def _meaning_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What a cookie is: a sentence on one cookie or on several, as the author's words want."""
    if stated.own_text is None:
        return []
    text = ctx.text(stated.own_text)
    several = text.plain.lower().startswith(SEVERAL)
    if not several and not is_determined(ctx, text):
        return [line(ctx, owner, "means", text)]
    many = several or is_plural(text, ctx.lang)
    return [Line(ctx.say("cookies.means-many" if many else "cookies.means-one", text=text))]


def length(ctx: Wording, stated: Declaration, *, bound: bool = True) -> Inline:
    """The length of time that a statement holds: `at most 13 months after the visit`; empty where it holds none.

    `bound` to say that it is the most, as a cell of a table does; else it stands within a sentence.
    """
    if stated.own_duration is None:
        return NOTHING
    words = ctx.duration(stated.own_duration) if bound else ctx.length(stated.own_duration)
    after = stated.first("after")
    moment = next((v for v in after.node.values if not isinstance(v, int)), None) if after else None
    if moment is not None:
        words = ctx.say("cookies.after", duration=words, event=retention_terms.event(ctx, moment))  # type: ignore[arg-type]
    if bound and stated.has("at-most"):
        words = ctx.say("cookies.most", duration=words)
    case = stated.text("if")
    return ctx.say("cookies.if", duration=words, condition=ctx.text(case)) if case else words


@tells("lifetime")
def _lifetime_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    words = length(ctx, stated, bound=False)
    key = f"cookies.{'single-' if owner == 'cookie' else ''}lives{'-most' if stated.has('at-most') else ''}"
    return [Line(ctx.say(key, duration=words))] if words else []


@tells("choice")
def _choice_lines(ctx: Wording, stated: Declaration, _owner: str) -> list[AnyLine]:
    words = length(ctx, stated, bound=False)
    key = f"cookies.choice-kept{'-most' if stated.has('at-most') else ''}"
    return [Line(ctx.say(key, duration=words))] if words else []


@tells("cookies.then")
def _fate_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What becomes of the data; nothing where a period is stated, beside which the table on retention tells it."""
    names = [word.text for value in stated.node.values if isinstance(value, Disposal) for word in value.words]
    if len(names) == 1 and ctx.book.find(f"cookies.then-{names[0]}"):
        return [Line(ctx.say(f"cookies.then-{names[0]}"))]
    return [line(ctx, owner, "then", value_in_words(ctx, stated, owner))]


@tells("cookies.measures")
def _measured_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    targets = property_of(kind_of(owner), "measures").refers
    return [Line(about(ctx, "cookies.measured", stated.own_listing, targets))]


@tells("placed")
def _placed_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    listing = stated.own_listing
    targets = property_of(kind_of(owner), "placed").refers
    named = None if listing.open else with_articles(ctx, [noun_of(ctx, e, targets) for e in listing])
    words = ctx.listing(listing, targets) if named is None else named
    if stated.own_text:
        words = ctx.say("cookies.when", who=words, when=ctx.text(stated.own_text))
    return [line(ctx, owner, "placed-list" if named is None else "placed", words)]


@tells("cookies.recipients")
def _recipient_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    return [
        Line(about(ctx, "purposes.recipient", stated.own_listing, property_of(kind_of(owner), "recipients").refers))
    ]


@tells("cookies.data")
def _data_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    if not stated.own_listing.stated:
        return [Line(ctx.say("purposes.uses-some"))]
    targets = property_of(kind_of(owner), "data").refers
    return [Line(about(ctx, "purposes.uses", stated.own_listing, targets, own=ctx.speaks_to_reader))]
