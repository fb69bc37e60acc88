"""Sentences around what a policy lists: the number of the verb, articles, and what stays open.

A phrase has up to four forms, of which a sentence takes the first that the phrasebook holds: `key-many` for several
things or one in the plural, `key-list` and `key-many-list` where an article cannot be told. `{notably}`
says that a list is open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from polc.core.record import record
from polc.core.values import Entry, Listing, Word
from polc.document.addresses import is_safe
from polc.document.inline import NOTHING, Inline, Link, Place, inline, joined
from polc.document.phrasing import without_first
from polc.model.declaration import Declaration
from polc.notice.authority_names import is_authority, named_authority
from polc.notice.data_sources import is_nobodys_own
from polc.notice.noun_phrases import definite, is_plural, possessive, within_sentence
from polc.notice.wording import Wording
from polc.reference.grammar import noun_rules
from polc.reference.vocabulary import vocabulary

NUMBER = re.compile(r"\+?[\d .()\u00a0\u202f-]+")
"""A telephone number."""


@record
class Noun:
    """A thing within a sentence: its words without an article, whether it is a proper name, and what it depends on."""

    words: Inline
    proper: bool = False
    after: Inline = NOTHING
    bare: bool = False
    """True for an activity that the language names without an article."""
    observed: bool = False
    """True for data that nobody gives as their own: they take no possessive."""


def noun_of(ctx: Wording, entry: Entry, targets: Sequence[str]) -> Noun:
    """A member of a list as a noun.

    The condition or addressees that it has come after it.
    """
    if entry.text:
        words = within_sentence(ctx.text(entry.text), ctx.defined)
        return Noun(words, after=_after(ctx, entry), bare=_is_bare(ctx, words, targets))
    if entry.name is None:
        return Noun(NOTHING)
    words = ctx.name(entry.name, targets)
    if {"authority", "~authorities"} & set(targets) and is_authority(ctx, entry.name.text):
        return Noun(named_authority(ctx, words) or words, proper=True, after=_after(ctx, entry))
    declared = _declared(ctx, entry.name, targets)
    proper = _is_proper(ctx, declared, words, entry.name)
    observed = declared is not None and declared.kind == "data" and is_nobodys_own(ctx, declared)
    after = _after(ctx, entry)
    return Noun(words, proper=proper, after=after, bare=_is_bare(ctx, words, targets), observed=observed)


def _is_bare(ctx: Wording, words: Inline, targets: Sequence[str]) -> bool:
    """True for an activity or event as such, `hosting`.

    Not for one of something, `the sending of letters`.
    """
    rules = noun_rules(ctx.lang)
    classes = {target.removeprefix("~") for target in targets if target.startswith("~")}
    if rules is None or (classes & rules.bare_classes and " of " not in words.plain):
        return rules is not None
    return bool(classes & rules.bare_plural_classes) and is_plural(words, ctx.lang)


def quoted_titles(ctx: Wording, listing: Listing, targets: Sequence[str]) -> Inline:
    """The members of a list as titles in quotation marks, with their capitals: safe wherever they stand."""
    found = []
    for entry in listing:
        declared = _declared(ctx, entry.name, targets) if entry.name and not entry.text else None
        words = ctx.link(declared) if declared else ctx.entry(entry, targets)
        found.append(ctx.say("sentence.quoted", words=words))
    return ctx.join(found, opened=listing.open)


def nouns_of(ctx: Wording, listing: Listing, targets: Sequence[str]) -> list[Noun]:
    """The members of a list as nouns."""
    return [noun_of(ctx, entry, targets) for entry in listing]


def noun_of_declaration(ctx: Wording, declaration: Declaration) -> Noun:
    """A declaration as a noun that leads to it."""
    words = ctx.link(declaration)
    observed = declaration.kind == "data" and is_nobodys_own(ctx, declaration)
    return Noun(words, proper=_is_proper(ctx, declaration, words, None), observed=observed)


def _declared(ctx: Wording, name: Word, targets: Sequence[str]) -> Declaration | None:
    kinds = (target for target in targets if not target.startswith("~"))
    return next((found for kind in kinds if (found := ctx.policy.get(kind, name.text))), None)


def _is_proper(ctx: Wording, declared: Declaration | None, words: Inline, name: Word | None) -> bool:
    if name is not None and name.kind in ("place", "norm", "url", "email"):
        return True
    return declared is not None and ctx.is_proper(declared, words)


def _after(ctx: Wording, entry: Entry) -> Inline:
    """What follows a member of a list: to whom it is addressed, and its condition in brackets."""
    found: list[Inline] = []
    if entry.addressees:
        found.append(ctx.say("sentence.addressed", whom=ctx.listing(entry.addressees, ("subject", "~subjects"))))
    if entry.condition:
        found.append(ctx.say("sentence.only-if", condition=ctx.text(entry.condition)))
    return joined("", found)


# -------------------------------------------------------------------------------------------------------- lists


def with_articles(ctx: Wording, nouns: Sequence[Noun], style: str = "standard") -> Inline | None:
    """Nouns as a list, each with its article.

    None where one of them has none that can be told.
    """
    return _listed(ctx, nouns, style, own=False)


def with_possessives(ctx: Wording, nouns: Sequence[Noun], style: str = "standard") -> Inline | None:
    """Nouns as a list, each with the possessive of the second person.

    None where that cannot be told.
    """
    return _listed(ctx, nouns, style, own=True)


def bare(ctx: Wording, nouns: Sequence[Noun], style: str = "standard") -> Inline:
    """Nouns as a list without articles."""
    members = [(n.words if n.proper else within_sentence(n.words, ctx.defined)) + n.after for n in nouns]
    return ctx.join(members, "or" if style == "or" else "standard")


def _listed(ctx: Wording, nouns: Sequence[Noun], style: str, *, own: bool) -> Inline | None:
    rules = noun_rules(ctx.lang)
    if rules is None or not nouns:
        return None
    made = [_determined(ctx, noun, own=own and not noun.observed) for noun in nouns]
    if any(words is None for words in made):
        return None
    members = [words + n.after for words, n in zip(made, nouns, strict=True) if words is not None]
    determiner = (rules.possessive if own else rules.definite)["plural"]
    if rules.shared and determiner and all(m.plain.startswith(determiner) for m in members):
        first, *others = members
        members = [first, *(without_first(m, len(determiner)) for m in others)]
    if len(members) == 2 and style != "or" and "," in members[1].plain and "," not in members[0].plain:
        return ctx.say("list.lastly", list=members[0], last=members[1])
    return ctx.join(members, "or" if style == "or" else "standard")


def _determined(ctx: Wording, noun: Noun, *, own: bool) -> Inline | None:
    """A noun with its article or possessive.

    None where it has none that can be told.
    """
    make = possessive if own else definite
    return make(noun.words, ctx.lang, proper=noun.proper or noun.bare, defined=ctx.defined)


# ---------------------------------------------------------------------------------------------------- sentences


def sentence(
    ctx: Wording, key: str, nouns: Sequence[Noun], *, own: bool = False, opened: bool = False, **facts: Inline | str
) -> Inline:
    """A sentence on several things, `{list}` in its phrase.

    `own` for those of the reader, `opened` for more.
    """
    listed = (with_possessives if own else with_articles)(ctx, nouns)
    many = len(nouns) != 1 or opened or (not nouns[0].proper and is_plural(nouns[0].words, ctx.lang))
    found = _form(ctx, key, many=many, listed=listed is None)
    words = bare(ctx, nouns) if listed is None else listed
    notably = ctx.say("sentence.notably") if opened else NOTHING
    return ctx.say(found, list=words, notably=notably, **facts)


def _form(ctx: Wording, key: str, *, many: bool, listed: bool) -> str:
    ends = [
        f"{'-many' if many else ''}{'-list' if listed else ''}",
        "-list" if listed else "",
        "-many" if many else "",
        "",
    ]
    return next(f"{key}{end}" for end in dict.fromkeys(ends) if ctx.book.find(f"{key}{end}"))


def about(
    ctx: Wording, key: str, listing: Listing, targets: Sequence[str], *, own: bool = False, **facts: Inline | str
) -> Inline:
    """A sentence on what a statement lists, or `key-none` where it is stated to be nothing."""
    if listing.none:
        return ctx.say(f"{key}-none", **facts)
    return sentence(ctx, key, [noun_of(ctx, e, targets) for e in listing], own=own, opened=listing.open, **facts)


def paragraph(sentences: Sequence[Inline]) -> Inline:
    """Sentences one after the other."""
    return joined(" ", [s for s in sentences if s])


# ------------------------------------------------------------------------------------------------------- channels


def by_channel(ctx: Wording, name: Word) -> Inline:
    """A channel with its preposition: `par courriel (a@b.example)`, `depuis votre compte client`."""
    if is_authority(ctx, name.text):
        return _with_authority(ctx, name)
    declared = ctx.policy.get("channel", name.text)
    kinds = declared.listing("kind").words if declared else ()
    kind = kinds[0].text if kinds else name.text
    entry = vocabulary("channel-kinds").get(kind)
    fields = entry.fields if entry else {}
    if declared is None and f"{ctx.lang}-alone" in fields:
        return ctx.fill(str(fields[f"{ctx.lang}-alone"]))
    words = ctx.title(declared) if declared else ctx.term("channel-kinds", kind)
    found = (
        within_sentence(words, ctx.defined)
        if _needs_no_article(ctx, words, fields)
        else definite(words, ctx.lang, defined=ctx.defined)
    )
    if found is None:
        return ctx.say("channel.quoted", channel=_leading(ctx, declared, words))
    template = str(fields.get(f"{ctx.lang}-by") or ctx.book.find("channel.by") or "{channel}")
    return ctx.fill(template, channel=_leading(ctx, declared, found))


def _with_authority(ctx: Wording, name: Word) -> Inline:
    """An authority to turn to, as one of several means."""
    words = ctx.name(name, ("authority", "~authorities"))
    found = named_authority(ctx, words)
    template = ctx.book.find("preposition.with") or "{what}"
    return without_first(ctx.fill(f" {template}", what=words if found is None else found), 1)


def _needs_no_article(ctx: Wording, words: Inline, fields: Mapping[str, Any]) -> bool:
    plain = words.plain.lower()
    return any(plain.startswith(str(b).lower()) for b in fields.get(f"{ctx.lang}-bare", ()))


def _leading(ctx: Wording, declared: Declaration | None, words: Inline) -> Inline:
    """A channel as a place, and a link to its address.

    An e-mail address stands beside it.
    """
    if declared is None:
        return words
    anchor, at = ctx.anchors.of(declared), declared.word("at")
    if at is not None and at.kind == "url" and is_safe(at.text):
        return inline(Link(at.text, words, anchor=anchor))
    if at is not None and (document := ctx.policy.get("document", at.text)):
        return inline(Link(f"#{ctx.anchors.of(document)}", words, anchor=anchor))
    placed = inline(Place(anchor, words))
    if at is not None and at.kind == "email":
        return ctx.say("channel.at", channel=placed, address=ctx.address(f"mailto:{at.text}", at.text))
    if at is not None and NUMBER.fullmatch(at.text):
        return ctx.say("channel.at", channel=placed, address=at.text)
    return placed


def by_channels(ctx: Wording, listing: Listing) -> Inline:
    """Channels with their prepositions, as alternatives."""
    members = [
        by_channel(ctx, e.name) if e.name and not e.text else ctx.say("channel.quoted", channel=ctx.entry(e, ()))
        for e in listing
    ]
    joined_ = ctx.join(members, "or")
    return ctx.say("channel.open", list=joined_) if listing.open else joined_


# ---------------------------------------------------------------------------------------------------------- texts


def begins_with_verb(ctx: Wording, words: Inline) -> bool:
    """True for words that begin with a verb in the form that names an activity."""
    rules = noun_rules(ctx.lang)
    return rules is not None and rules.begins_with_verb(words.plain.strip())


def is_determined(ctx: Wording, words: Inline) -> bool:
    """True for words that begin with an article or another determiner."""
    rules = noun_rules(ctx.lang)
    return rules is not None and words.plain.strip().lower().startswith(rules.determiners)
