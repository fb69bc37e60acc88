"""What is stated of automated decisions, watch lists and systems of artificial intelligence, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from polc.core.values import Entry, Listing
from polc.document.inline import NOTHING, Inline, joined
from polc.document.phrasing import closed, is_ended
from polc.model.declaration import Declaration
from polc.notice import bases
from polc.notice.prepositions import nouns_after
from polc.notice.sentences import (
    about,
    by_channels,
    nouns_of,
    quoted_titles,
    with_articles,
    with_possessives,
)
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

TOLD = {
    "ai": frozenset({"does", "purposes", "data", "recipients", "talks", "possible", "because", "run-by"}),
    "watchlist": frozenset(
        {"also", "purposes", "subjects", "data", "recipients", "logic", "criteria", "effects", "review", "condition"}
    ),
    "decision": frozenset({"purposes", "subjects", "data", "solely", "decision-ground", "logic", "effects", "review"}),
}
"""The statements of each kind of declaration that these sentences tell."""
Sentence = Callable[[Inline], Inline]
"""A sentence that waits for its subject: what it is about, or a pronoun."""


def sentences_of(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """Return all that a declaration of one of the three kinds states, save its title, period and notes."""
    match declaration.kind:
        case "ai":
            return _of_system(ctx, declaration)
        case "watchlist":
            return _of_list(ctx, declaration)
        case _:
            return _of_decision(ctx, declaration)


# -------------------------------------------------------------------------------------------------- statements


def _named_once(ctx: Wording, kind: str, told: Sequence[Sentence]) -> list[Inline]:
    """Sentences on one thing: the first names it, the others say `it`."""
    forms = (ctx.say(f"decisions.{kind}-{'then' if number else 'first'}") for number in range(len(told)))
    return [ctx.capital(tell(form)) for tell, form in zip(told, forms, strict=True)]


def _people(ctx: Wording, declaration: Declaration) -> list[Sentence]:
    listing = declaration.listing("subjects")
    targets = property_of(declaration.kind, "subjects").refers
    key = f"decisions.{declaration.kind}-concerns"
    return [lambda subject: about(ctx, key, listing, targets, it=subject)] if listing.stated else []


def _purposes(ctx: Wording, declaration: Declaration) -> list[Sentence]:
    listing = declaration.listing("purposes")
    if not listing.entries:
        return [lambda _: ctx.say("recipients.serves-none")] if listing.none else []
    key = f"decisions.{declaration.kind}-serves{'-many' if len(listing.entries) > 1 or listing.open else ''}"
    titles = quoted_titles(ctx, listing, property_of(declaration.kind, "purposes").refers)
    return [lambda subject: ctx.say(key, it=subject, purposes=titles)]


def _data(ctx: Wording, declaration: Declaration) -> list[Inline]:
    if not declaration.has("data"):
        return []
    listing = declaration.listing("data")
    if not listing.stated:
        return [ctx.say("purposes.uses-some")]
    return [about(ctx, "decisions.uses", listing, ("data", "~data"), own=ctx.speaks_to_reader)]


def _recipients(ctx: Wording, declaration: Declaration) -> list[Inline]:
    listing = declaration.listing("recipients")
    targets = property_of(declaration.kind, "recipients").refers
    return [about(ctx, "purposes.recipient", listing, targets)] if listing.stated else []


def _text(ctx: Wording, declaration: Declaration, statement: str) -> list[Inline]:
    """What the author says, after words that lead to it: as a clause, or as sentences of its own."""
    text = declaration.text(statement)
    if text is None:
        return []
    words = ctx.text(text)
    whole = words.plain[:1].isupper() and is_ended(words)
    key = f"decisions.{declaration.kind}-{statement}"
    if not whole:
        return [ctx.say(key, text=words)]
    opening = ctx.say(key, text=NOTHING).plain.rstrip(" \u00a0.:")
    return [ctx.fill("{opening}. {text}", opening=opening, text=words)]


def _review(ctx: Wording, declaration: Declaration) -> list[Inline]:
    listing = declaration.listing("review")
    if not listing.stated:
        return []
    if listing.none:
        return [ctx.say(f"decisions.{declaration.kind}-review-none")]
    return [ctx.say(f"decisions.{declaration.kind}-review", how=by_channels(ctx, listing))]


# --------------------------------------------------------------------------------------- decisions, watch lists


def _of_decision(ctx: Wording, declaration: Declaration) -> list[Inline]:
    solely: list[Sentence] = (
        [lambda subject: ctx.say("decisions.solely", it=subject)] if declaration.has("solely") else []
    )
    first = [*solely, *_people(ctx, declaration), *_purposes(ctx, declaration), *_grounds(ctx, declaration)]
    return [
        *_named_once(ctx, "decision", first),
        *(said for stated in declaration.all("decision-ground") for said in _norms(ctx, stated)),
        *_data(ctx, declaration),
        *_text(ctx, declaration, "logic"),
        *_text(ctx, declaration, "effects"),
        *_review(ctx, declaration),
    ]


def _grounds(ctx: Wording, declaration: Declaration) -> list[Sentence]:
    """What allows the decision, with the point of Art. 22(2) where it is made by a machine alone."""
    article = "decision-article" if declaration.has("solely") else "article"
    grounds = [bases.with_articles_of(ctx, s.own_words[0].text, article) for s in declaration.all("decision-ground")]
    return [partial(_ground, ctx, ground) for ground in grounds]


def _ground(ctx: Wording, ground: Inline, subject: Inline) -> Inline:
    return ctx.say("decisions.ground", it=subject, ground=ground)


def _norms(ctx: Wording, stated: Declaration) -> list[Inline]:
    return bases.norms(ctx, stated.listing("norm"), "purposes.norm")


def _of_list(ctx: Wording, declaration: Declaration) -> list[Inline]:
    first = [*_other_names(ctx, declaration), *_people(ctx, declaration), *_purposes(ctx, declaration)]
    return [
        *_named_once(ctx, "watchlist", first),
        *_data(ctx, declaration),
        *_recipients(ctx, declaration),
        *(said for stated in declaration.all("condition") for said in _condition(ctx, stated)),
        *_text(ctx, declaration, "criteria"),
        *_text(ctx, declaration, "logic"),
        *_text(ctx, declaration, "effects"),
        *_review(ctx, declaration),
    ]


def _other_names(ctx: Wording, declaration: Declaration) -> list[Sentence]:
    listing = declaration.listing("also")
    targets = property_of("watchlist", "also").refers
    called = [ctx.say("sentence.quoted", words=ctx.entry(entry, targets)) for entry in listing]
    names = ctx.join(called, "or", opened=listing.open) if called else NOTHING
    return [lambda subject: ctx.say("decisions.watchlist-also", it=subject, names=names)] if called else []


def _condition(ctx: Wording, stated: Declaration) -> list[Inline]:
    words, listed = bases.condition(ctx, stated)
    found = [ctx.say("purposes.condition-list" if listed else "purposes.condition", condition=words)]
    if stated.own_text:
        found.append(ctx.say("purposes.ground-text", text=ctx.text(stated.own_text)))
    return [*found, *_norms(ctx, stated)]


# -------------------------------------------------------------------------------------------------- systems


def _of_system(ctx: Wording, declaration: Declaration) -> list[Inline]:
    reason = declaration.text("because")
    return [
        _use(ctx, declaration),
        *_system(ctx, declaration),
        *_recipients(ctx, declaration),
        *([ctx.say("purposes.because", text=ctx.text(reason))] if reason else []),
        *(closed(ctx.capital(ctx.entry(e, ("~tasks",)))) for e in declaration.listing("does") if _is_clause(e)),
    ]


def _is_clause(entry: Entry) -> bool:
    """True for words by which a system makes itself known: a clause, and so a sentence of its own."""
    return bool(entry.text and entry.name and vocabulary("tasks").field(entry.name.text, "clause"))


def _use(ctx: Wording, declaration: Declaration) -> Inline:
    """That artificial intelligence is used, or may be, for which purposes and how."""
    listing, purposes = declaration.listing("does"), declaration.listing("purposes")
    targets = property_of("ai", "does").refers
    deeds = [ctx.entry(e, targets) for e in listing if not _is_clause(e)]
    aims = means = NOTHING
    if purposes.entries:
        titles = quoted_titles(ctx, purposes, property_of("ai", "purposes").refers)
        aims = ctx.say("decisions.ai-for", purposes=titles)
    if deeds:
        means = ctx.say("decisions.ai-does", list=ctx.join(deeds, opened=listing.open))
    key = "decisions.ai-possible" if declaration.has("possible") else "decisions.ai-used"
    return ctx.capital(ctx.say(key, aims=aims, means=means))


def _system(ctx: Wording, declaration: Declaration) -> list[Inline]:
    """Who runs the system, whom it addresses and which data it uses: in one sentence where articles can be told."""
    by = _operators(ctx, declaration.listing("run-by"), property_of("ai", "run-by").refers)
    told, others = _predicates(ctx, declaration)
    found: list[Inline] = []
    if told:
        subject = ctx.say("decisions.system-by", by=by) if by else ctx.say("decisions.system")
        found.append(
            ctx.capital(
                ctx.fill("{subject} {told}.", subject=subject, told=joined(f" {ctx.say('list.and').plain} ", told))
            )
        )
    elif by:
        found.append(ctx.say("decisions.system-run", by=by))
    elif declaration.listing("run-by").stated:
        listing = declaration.listing("run-by")
        words = ctx.listing(listing, property_of("ai", "run-by").refers)
        found.append(ctx.say("decisions.system-run", by=words))
    return [*found, *others]


def _operators(ctx: Wording, listing: Listing, targets: Sequence[str]) -> Inline:
    if not listing.entries or listing.open:
        return NOTHING
    return with_articles(ctx, nouns_of(ctx, listing, targets)) or NOTHING


def _predicates(ctx: Wording, declaration: Declaration) -> tuple[list[Inline], list[Inline]]:
    """What the system does, as predicates of one sentence, and as sentences where articles cannot be told."""
    may = "-possible" if declaration.has("possible") else ""
    told: list[Inline] = []
    others: list[Inline] = []
    talks, targets = declaration.listing("talks"), property_of("ai", "talks").refers
    if talks.stated:
        to = None if talks.open or talks.none else nouns_after(ctx, "to", nouns_of(ctx, talks, targets))
        if to is not None:
            told.append(ctx.say(f"decisions.talks{may}", list=to))
        else:
            others.append(ctx.say(f"decisions.talks-list{may}", list=ctx.listing(talks, targets)))
    data = declaration.listing("data")
    own = with_possessives if ctx.speaks_to_reader else with_articles
    used = own(ctx, nouns_of(ctx, data, ("data", "~data"))) if data.entries and not data.open else None
    if used is not None:
        told.append(ctx.say(f"decisions.system-uses{may}", list=used))
    else:
        others += _data(ctx, declaration)
    return told, others
