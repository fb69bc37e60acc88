"""Who answers for the processing: controllers, joint controllers, officer and representatives, in sentences."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Items, Line, Lines, Part
from polc.document.inline import NOTHING, Inline, inline
from polc.model.declaration import Declaration
from polc.notice.items import ended
from polc.notice.lines import flowing, line, rest, tells
from polc.notice.noun_phrases import definite, gender_of, indefinite, may_be_name
from polc.notice.provisions import provision, say_cited
from polc.notice.sentences import by_channel, nouns_of, paragraph, quoted_titles, with_articles
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

JOINT_CONTROL = "gdpr:26"
TOLD = frozenset({"title", "name", "legal-name", "called", "kind", "country", "registered", "reach"})


def identity(ctx: Wording) -> Part | None:
    """The part on who is responsible; None where the policy names nobody."""
    blocks: list[Block] = [_controller(ctx, d) for d in ctx.policy.all("controller")]
    for kind in ("joint-control", "officer", "representative"):
        for declaration in ctx.policy.all(kind):
            if declaration.says_none:
                sentences, lines = flowing(rest(ctx, declaration))
                told = Line(paragraph([ctx.say(f"identity.{kind}-none"), *sentences]))
                blocks.append(Lines((told, *lines), ctx.anchors.of(declaration)))
            elif kind == "joint-control" and not declaration.title:
                blocks.append(_joint_control(ctx, declaration))
            else:
                blocks.append(_declared(ctx, kind, declaration))
    return Part("part-identity", ctx.say("identity.heading"), tuple(blocks)) if blocks else None


def _controller(ctx: Wording, declaration: Declaration) -> Block:
    """A controller: name, legal nature, country, registration, and how to reach it."""
    controllers = ctx.policy.all("controller")
    several = len(controllers) > 1
    number = "" if not several else "-first" if declaration.id == controllers[0].id else "-other"
    named = ctx.say(f"identity.controller{number}", name=_full_name(ctx, declaration))
    return _block(ctx, declaration, [named, *_nature(ctx, declaration)], f"identity.reach{'-this' if several else ''}")


def _joint_control(ctx: Wording, declaration: Declaration) -> Block:
    """Who decides together, and the essence of their arrangement (GDPR Art. 26(2))."""
    listing = declaration.listing("parties")
    names = with_articles(ctx, nouns_of(ctx, listing, property_of("joint-control", "parties").refers))
    if names is None or listing.open or len(listing.entries) < 2:
        return _declared(ctx, "joint-control", declaration)
    aims = declaration.listing("purposes")
    purposes = quoted_titles(ctx, aims, property_of("joint-control", "purposes").refers) if aims.entries else NOTHING
    key = f"identity.joint{'-for' if purposes else ''}"
    joint = ctx.capital(say_cited(ctx, key, provision(ctx, JOINT_CONTROL), list=names, purposes=purposes))
    return _block(
        ctx, declaration, [joint], "identity.reach-them", TOLD | {"parties", *(("purposes",) if purposes else ())}
    )


def _declared(ctx: Wording, kind: str, declaration: Declaration) -> Block:
    named = _is_named(ctx, kind, declaration) or declaration.text("legal-name") or declaration.text("called")
    key = f"identity.{kind}" if named or kind != "officer" else "identity.officer-unnamed"
    name = _with_article(ctx, declaration) if named or kind != "officer" else NOTHING
    return _block(ctx, declaration, [ctx.say(key, name=name), *_nature(ctx, declaration)], "identity.reach-them")


def _with_article(ctx: Wording, declaration: Declaration) -> Inline:
    """The name of somebody who holds an office.

    One that is a common noun has its article.
    """
    name = _full_name(ctx, declaration)
    if declaration.has("name") or may_be_name(name, ctx.lang):
        return name
    return definite(name, ctx.lang, defined=ctx.defined) or name


def _is_named(ctx: Wording, kind: str, declaration: Declaration) -> bool:
    """True for a title that says who somebody is, and not only what the law calls the office."""
    title = declaration.title
    return title is not None and ctx.text(title, links=False).plain.lower() != ctx.say(f"kinds.{kind}").plain.lower()


def _block(
    ctx: Wording, declaration: Declaration, sentences: list[Inline], reach: str, done: frozenset[str] = TOLD
) -> Block:
    ways_ = ways(ctx, declaration)
    more, lines = flowing(rest(ctx, declaration, done))
    listed: list[AnyLine] = []
    if len(ways_) == 1:
        key = f"{reach}-one" if reach != "identity.reach-them" else reach
        sentences.append(ctx.say(key, way=ways_[0]))
    elif ways_:
        opening = ctx.say(f"{reach}-many" if reach == "identity.reach-them" else reach)
        listed.append(Items(ended(ctx, ways_), opening, sentence=True))
    after = (Line(paragraph(more)),) if more else ()
    return Lines((Line(paragraph(sentences)), *listed, *after, *lines), ctx.anchors.of(declaration))


def _full_name(ctx: Wording, declaration: Declaration) -> Inline:
    """The legal name, else the name, with its registration and what the policy calls it."""
    legal, name, called = (declaration.text(s) for s in ("legal-name", "name", "called"))
    first = legal or name or declaration.title or called
    words = ctx.text(first, links=False) if first else ctx.title(declaration)
    if registered := declaration.text("registered"):
        words = ctx.say("identity.registered", name=words, registered=ctx.text(registered))
    others = [text for text in (declaration.text("title"), name, called) if text and text is not first]
    office = ctx.say("kinds.officer").plain.lower() if declaration.kind == "officer" else ""
    for text in others:
        other = ctx.text(text, links=False)
        if other.plain.lower() not in words.plain.lower() and not (office and other.plain.lower().endswith(office)):
            words = ctx.say("identity.called", name=words, called=other)
    return words


def _nature(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """What the controller is, and where it is established."""
    kinds = declaration.listing("kind").words
    country = declaration.word("country")
    place = ctx.placed(country.text) if country else NOTHING
    if not kinds:
        return [ctx.say("identity.place", place=place)] if country else []
    known = vocabulary("controller-kinds").get(kinds[0].text)
    term = ctx.term("controller-kinds", kinds[0].text) if known else inline(kinds[0].text)
    given = known.fields.get(f"{ctx.lang}-a") if known else None
    words = inline(str(given)) if given else indefinite(term, ctx.lang)
    gender = gender_of(term, ctx.lang) if words is not None and country and not given else None
    key = f"identity.kind{'' if words is None else '-noun'}{'-in' if country else ''}"
    key = f"{key}-feminine" if gender == "feminine" else key
    return [ctx.say(key, kind=words if words is not None else term, place=place)]


# ----------------------------------------------------------------------------------------------------------- reach


def ways(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """Every way to reach somebody that a declaration states, each with its preposition."""
    return [way for reach in declaration.all("reach") for way in _reach_phrases(ctx, reach)]


def _reach_phrases(ctx: Wording, reach: Declaration) -> list[Inline]:
    return [words for clause in reach.statements() if (words := _reach_phrase(ctx, clause)) is not None]


def _reach_phrase(ctx: Wording, clause: Declaration) -> Inline | None:
    """One way to reach somebody: an address of some kind, a document or a channel of the policy."""
    held = clause.own_words[0] if clause.own_words else None
    if clause.kind == "reach-channel" and held is not None:
        return by_channel(ctx, held)
    address = address_in_words(ctx, clause)
    if address is None:
        return None
    key = f"identity.way.{clause.kind}"
    return ctx.say(key if ctx.book.find(key) else "identity.way.other", address=address)


def address_in_words(ctx: Wording, clause: Declaration) -> Inline | None:
    """Return an address of somebody, with a link where it can be one.

    None for a channel.
    """
    if clause.own_text:
        return ctx.text(clause.own_text)
    held = clause.own_words[0] if clause.own_words else None
    if held is None:
        return None
    match clause.kind:
        case "reach-document":
            named = ctx.name(held, ("document",))
            found = definite(named, ctx.lang, defined=ctx.defined)
            return found if found is not None else ctx.say("sentence.quoted", words=named)
        case "reach-email":
            return ctx.address(f"mailto:{held.text}", held.text)
        case "reach-at":
            return ctx.address(held.text)
        case _:
            return inline(held.text)


@tells("reach")
def _reach_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """The addresses of a declaration that has no sentences of its own for them."""
    found = [words for clause in stated.statements() if (words := address_in_words(ctx, clause)) is not None]
    return [line(ctx, owner, "reach", found[0])] if len(found) == 1 else [line(ctx, owner, "reach", items=tuple(found))]


@tells("controller.also")
def _other_names(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What else the policy calls a controller."""
    listing = stated.own_listing
    names = [ctx.say("sentence.quoted", words=ctx.entry(e, property_of(owner, "also").refers)) for e in listing]
    return [Line(ctx.say("identity.also", names=ctx.join(names, "or", opened=listing.open)))] if names else []
