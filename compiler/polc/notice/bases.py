"""Legal bases in words: official name and article, how consent is asked and withdrawn, interest."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.blocks import AnyLine, Line
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.model.names import GROUND_OTHER
from polc.model.purposes import Basis
from polc.notice.lines import line, rest, tells, told
from polc.notice.wording import Wording
from polc.reference.vocabulary import vocabulary


def legal_bases(ctx: Wording, bases: Sequence[Basis]) -> list[AnyLine]:
    """The legal bases of a purpose, each followed by what is stated of it; alternatives are joined by `or`."""
    found: list[AnyLine] = []
    for number, basis in enumerate(bases):
        words = ground(ctx, basis.id)
        if basis.text:
            text = ctx.text(basis.text)
            words = text if basis.id == GROUND_OTHER else ctx.say("basis.text", basis=words, text=text)
        if number and basis.alternative and bases[number - 1].alternative:
            words = ctx.say("basis.alternative", basis=words)
        found.append(Line(ctx.capital(words)))
        found += rest(ctx, basis.statement, owner="ground", roomy=False)
    return found


def ground(ctx: Wording, id_: str) -> Inline:
    """A legal basis by its official name, with the article that provides for it."""
    return with_article(ctx, "legal-bases", id_)


def with_article(ctx: Wording, class_: str, id_: str) -> Inline:
    """A term of the vocabulary with the article that it applies."""
    entry = vocabulary(class_).get(id_)
    name = ctx.term(class_, id_)
    article = entry.fields.get("article") if entry else None
    return ctx.say("basis.article", basis=name, article=ctx.norm(str(article))) if article else name


@tells("condition")
def _condition(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    words = with_article(ctx, "conditions", stated.own_words[0].text)
    if stated.own_text:
        words = ctx.say("basis.text", basis=words, text=ctx.text(stated.own_text))
    return [line(ctx, owner, "condition", words), *told(ctx, stated, "norm", owner=owner)]


@tells("decision-ground", "recipient-basis")
def _ground_lines(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    name = stated.own_words[0].text
    class_ = "legal-bases" if vocabulary("legal-bases").get(name) else "conditions"
    return [line(ctx, owner, stated.kind, with_article(ctx, class_, name)), *told(ctx, stated, "norm", owner=owner)]
