"""Legal bases in words: purposes grouped by them, and what is stated of each in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import replace
from polc.core.values import Listing
from polc.document.blocks import AnyLine
from polc.document.inline import NOTHING, Inline, Link, inline, joined
from polc.model.declaration import Declaration
from polc.model.legal_bases import CONSENT
from polc.model.names import GROUND_OTHER
from polc.model.national import own_provisions
from polc.model.objections import OBJECTION, reaches
from polc.model.purposes import Basis, Purpose
from polc.notice.lines import line, tells, told
from polc.notice.locale_data import Style
from polc.notice.noun_phrases import definite
from polc.notice.provisions import provisions
from polc.notice.sentences import bare, begins_with_verb, by_channels, is_determined, noun_of, with_articles
from polc.notice.wording import Wording
from polc.reference.grammar import noun_rules
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

Ground = tuple[str, ...]
"""The legal bases of a group; `OR` stands first where they are alternatives, and nothing where none is stated."""
OR = "or"
OBJECTED = frozenset({"legitimate-interest", "public-task"})
"""Bases against which the law gives the right to object (GDPR Art. 21(1))."""


def grouped(ctx: Wording, purposes: Sequence[Purpose]) -> list[tuple[Ground, list[Purpose]]]:
    """Return the purposes by their legal bases, groups and members in the order written; those without one first."""
    groups: dict[Ground, list[Purpose]] = {}
    for purpose in purposes:
        groups.setdefault(_ground(ctx, purpose), []).append(purpose)
    return sorted(groups.items(), key=lambda found: bool(found[0]))


def _ground(ctx: Wording, purpose: Purpose) -> Ground:
    bases = ctx.policy.bases(purpose)
    ids = tuple(dict.fromkeys(b.id for b in bases))
    return (OR, *ids) if len(ids) > 1 and all(b.alternative for b in bases) else ids


def heading(ctx: Wording, ground: Ground) -> Inline:
    """Return the heading of a group: what the law calls the bases in plain words, with their articles."""
    ids = [id_ for id_ in ground if id_ != OR]
    articles = [_article(id_) for id_ in ids]
    alike = len(set(articles)) == 1
    words = [ctx.say(f"purposes.group.{_group_key(ctx, id_)}") for id_ in ids]
    if not alike:
        words = [_cited(ctx, basis, article) for basis, article in zip(words, articles, strict=True)]
    words = [basis if n == 0 else ctx.lowered(basis) for n, basis in enumerate(words)]
    found = ctx.join(words, "or" if ground[0] == OR else "standard")
    return _cited(ctx, found, articles[0]) if alike else found


def plain_heading(ctx: Wording, ground: Ground) -> Inline:
    """Return the heading of a group without articles of law, as a sentence begins with it."""
    words = [ctx.say(f"purposes.group.{_group_key(ctx, id_)}") for id_ in ground if id_ != OR]
    words = [basis if n == 0 else ctx.lowered(basis) for n, basis in enumerate(words)]
    return ctx.join(words, "or" if ground[0] == OR else "standard")


def _group_key(ctx: Wording, id_: str) -> str:
    return id_ if ctx.book.find(f"purposes.group.{id_}") else GROUND_OTHER


def _article(id_: str) -> str:
    entry = vocabulary("legal-bases").get(id_)
    return str(entry.fields.get("article", "")) if entry else ""


def _cited(ctx: Wording, words: Inline, article: str) -> Inline:
    """Words with the provision in brackets.

    Words that are its name lead to it themselves.
    """
    if not article:
        return words
    own = own_provisions(ctx.policy, article)
    if not own:
        return words
    leading = _leading(words, ctx.norm(own[0])) if len(own) == 1 else NOTHING
    return leading or ctx.say("purposes.group.cited", basis=words, article=provisions(ctx, own))


def _leading(words: Inline, named: Inline) -> Inline:
    """Words that hold the name of a provision, as a link to it.

    Empty where they do not hold it.
    """
    if named.plain.lower() not in words.plain.lower():
        return NOTHING
    link = next((node for node in named.nodes if isinstance(node, Link)), None)
    return inline(replace(link, content=words)) if link else words


def can_be_objected_to(ctx: Wording, ground: Ground, members: Sequence[Purpose]) -> bool:
    """True where the law gives the right to object against each basis, and the policy offers it for each purpose."""
    offered = ctx.policy.rights_block.listing("offer").names if ctx.policy.rights_block else frozenset()
    right = ctx.policy.rights.get(OBJECTION)
    if not (right or OBJECTION in offered) or not set(ground) - {OR} <= OBJECTED:
        return False
    cases = [case for case in right.every if not case.exception] if right else []
    return right is None or all(any(reaches(ctx.policy, case, p) for case in cases) for p in members)


# ---------------------------------------------------------------------------------------------------- sentences


def sentences(ctx: Wording, purpose: Purpose, *, grouped: bool) -> list[Inline]:
    """What a purpose states of its legal bases.

    Under a heading that names them, only what is stated besides.
    """
    bases = ctx.policy.bases(purpose)
    found: list[Inline] = []
    if bases and not grouped and not any(_allotted(b) for b in bases):
        style: Style = "or" if len(bases) > 1 and all(b.alternative for b in bases) else "standard"
        key = "purposes.basis-many" if len(bases) > 1 and style == "standard" else "purposes.basis"
        found.append(ctx.say(key, basis=ctx.join([_basis_name(ctx, b) for b in bases], style)))
    for basis in bases:
        if _allotted(basis):
            found.append(_for(ctx, basis))
        found += _stated(ctx, basis, several=len(bases) > 1)
    return found


def _allotted(basis: Basis) -> bool:
    return basis.allotted.stated


def _basis_name(ctx: Wording, basis: Basis) -> Inline:
    """A legal basis with its article of grammar and that of the law."""
    words = _plain_name(ctx, basis)
    if basis.id == GROUND_OTHER and basis.text:
        return words
    entry = vocabulary("legal-bases").get(basis.id)
    article = entry.fields.get("article") if entry else None
    return _cited(ctx, words, str(article or ""))


def names(ctx: Wording, purpose: Purpose) -> list[Inline]:
    """Return the legal bases of a purpose with their articles of grammar.

    Another one in the author's words.
    """
    return [_plain_name(ctx, basis) for basis in ctx.policy.bases(purpose)]


def _plain_name(ctx: Wording, basis: Basis) -> Inline:
    if basis.id == GROUND_OTHER and basis.text:
        return ctx.say("sentence.quoted", words=ctx.text(basis.text))
    return articled(ctx, "legal-bases", basis.id)


def articled(ctx: Wording, class_: str, id_: str) -> Inline:
    """Return a term of the vocabulary with its article of grammar, where it has one."""
    entry = vocabulary(class_).get(id_)
    given = entry.fields.get(f"{ctx.lang}-article") if entry else None
    return ctx.fill(str(given)) if given else ctx.term(class_, id_)


def _for(ctx: Wording, basis: Basis) -> Inline:
    targets = property_of("ground", "for").refers
    nouns = [noun_of(ctx, entry, targets) for entry in basis.allotted]
    verbs = all(begins_with_verb(ctx, noun.words) for noun in nouns)
    words = bare(ctx, nouns) if verbs else with_articles(ctx, nouns)
    key = "purposes.basis-for-list" if words is None else "purposes.basis-for"
    return ctx.say(key, activity=words if words is not None else bare(ctx, nouns), basis=_basis_name(ctx, basis))


def _stated(ctx: Wording, basis: Basis, *, several: bool) -> list[Inline]:
    """What is stated of one basis, of `several`.

    Interest, law, how consent is asked and withdrawn, reason.
    """
    found: list[Inline] = []
    if basis.text and basis.id != GROUND_OTHER and not _is_name_of_norm(ctx, basis):
        text = ctx.text(basis.text)
        cites = basis.id == "legal-obligation" and any(map(str.isdigit, text.plain))
        found.append(
            ctx.say("purposes.obligation", norms=text) if cites else ctx.say("purposes.ground-text", text=text)
        )
    if basis.interest:
        interest = ctx.text(basis.interest)
        found.append(ctx.say(_form_of_interest(ctx, interest), text=interest))
    found += norms(ctx, basis.norms, "purposes.obligation" if basis.id == "legal-obligation" else "purposes.norm")
    asked = bool(basis.asked) and not basis.asked.none
    if asked:
        found.append(ctx.say("purposes.asked", how=by_channels(ctx, basis.asked)))
    if basis.withdrawn and not basis.withdrawn.none and basis.id == CONSENT:
        key = "purposes.withdrawn" if asked else "purposes.withdrawn-alone"
        found.append(ctx.say(key, how=by_channels(ctx, basis.withdrawn)))
    if basis.valid:
        found.append(ctx.say("purposes.valid", duration=ctx.length(basis.valid)))
    if basis.because:
        reason = ctx.text(basis.because)
        named = _plain_name(ctx, basis) if several else NOTHING
        found.append(ctx.say("purposes.because-of" if several else "purposes.because", basis=named, text=reason))
    return found


def _is_name_of_norm(ctx: Wording, basis: Basis) -> bool:
    """True for words beside a basis that only name the text that the next sentence cites."""
    targets = property_of("ground", "norm").refers
    named = {ctx.entry(e, targets).plain.lower() for e in basis.norms}
    return basis.text is not None and ctx.text(basis.text).plain.lower() in named


def _form_of_interest(ctx: Wording, text: Inline) -> str:
    if begins_with_verb(ctx, text):
        return "purposes.interest-verb"
    return "purposes.interest-noun" if is_determined(ctx, text) else "purposes.interest"


def with_articles_of(ctx: Wording, id_: str, article: str = "article") -> Inline:
    """A legal basis, condition or safeguard with its article of grammar and that of the law, held by a field."""
    class_ = next(c for c in ("legal-bases", "conditions", "safeguards") if vocabulary(c).get(id_) or c == "safeguards")
    entry = vocabulary(class_).get(id_)
    given = entry.fields.get(f"{ctx.lang}-article") if entry else None
    words = ctx.fill(str(given)) if given else _articled_term(ctx, class_, id_)
    shown = words if words is not None else ctx.say("sentence.quoted", words=ctx.term(class_, id_))
    return _cited(ctx, shown, str(entry.fields.get(article, entry.fields.get("article", ""))) if entry else "")


def _articled_term(ctx: Wording, class_: str, id_: str) -> Inline | None:
    """A term with its article.

    In a language in which such names have none, without.
    """
    rules, term = noun_rules(ctx.lang), ctx.term(class_, id_)
    bare_ = rules is not None and rules.shared and class_ == "conditions"
    return term if bare_ else definite(term, ctx.lang)


def norms(ctx: Wording, listing: Listing, key: str) -> list[Inline]:
    """The sentence on the legal texts of a statement; none where it names none."""
    if not listing.entries:
        return []
    words = ctx.listing(listing, property_of("ground", "norm").refers)
    return [ctx.say(f"{key}-many" if len(listing.entries) > 1 else key, norms=words)]


def condition(ctx: Wording, stated: Declaration) -> tuple[Inline, bool]:
    """A condition of Art. 9 or 10 with its article, and whether it stands in the form of a list."""
    id_ = stated.own_words[0].text
    entry = vocabulary("conditions").get(id_)
    given = entry.fields.get(f"{ctx.lang}-article") if entry else None
    words = ctx.fill(str(given)) if given else _articled_term(ctx, "conditions", id_)
    shown = words if words is not None else ctx.term("conditions", id_)
    article = entry.fields.get("article") if entry else None
    return _cited(ctx, shown, str(article or "")), words is None


# --------------------------------------------------------------------------------------------------------- terms


def ground(ctx: Wording, id_: str) -> Inline:
    """A legal basis by its official name, with the article that provides for it."""
    return with_article(ctx, "legal-bases", id_)


def with_article(ctx: Wording, class_: str, id_: str) -> Inline:
    """A term of the vocabulary with the article that it applies."""
    entry = vocabulary(class_).get(id_)
    name = ctx.term(class_, id_)
    article = entry.fields.get("article") if entry else None
    own = own_provisions(ctx.policy, str(article)) if article else ()
    if not own:
        return name
    named = joined(ctx.say("list.separator"), [ctx.norm(id_) for id_ in own])
    return (_leading(name, named) if len(own) == 1 else NOTHING) or ctx.say("basis.article", basis=name, article=named)


@tells("condition")
def _condition(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    words = with_article(ctx, "conditions", stated.own_words[0].text)
    if stated.own_text:
        words = ctx.say("basis.text", basis=words, text=ctx.text(stated.own_text))
    return [line(ctx, owner, "condition", words), *told(ctx, stated, "norm", owner=owner)]


@tells("decision-ground", "recipient-basis")
def _ground_of(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    name = stated.own_words[0].text
    class_ = "legal-bases" if vocabulary("legal-bases").get(name) else "conditions"
    return [line(ctx, owner, stated.kind, with_article(ctx, class_, name)), *told(ctx, stated, "norm", owner=owner)]
