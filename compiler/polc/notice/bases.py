"""Legal bases in words: official name and article, how consent is asked and withdrawn, interest. Judges nothing."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.blocks import AnyLine, Line
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.model.names import GROUND_OTHER
from polc.model.purposes import Basis
from polc.notice.lines import line, rest, tells, told
from polc.notice.wording import Words
from polc.reference.vocabulary import vocabulary


def legal_bases(w: Words, bases: Sequence[Basis]) -> list[AnyLine]:
    """The legal bases of a purpose, each followed by what is stated of it; alternatives are joined by `or`."""
    found: list[AnyLine] = []
    for number, basis in enumerate(bases):
        words = ground(w, basis.id)
        if basis.text:
            text = w.text(basis.text)
            words = text if basis.id == GROUND_OTHER else w.say("basis.text", basis=words, text=text)
        if number and basis.alternative and bases[number - 1].alternative:
            words = w.say("basis.alternative", basis=words)
        found.append(Line(w.capital(words)))
        found += rest(w, basis.statement, owner="ground", roomy=False)
    return found


def ground(w: Words, id_: str) -> Inline:
    """A legal basis by its official name, with the article that provides for it."""
    return with_article(w, "legal-bases", id_)


def with_article(w: Words, class_: str, id_: str) -> Inline:
    """A term of the vocabulary with the article that it applies."""
    entry = vocabulary(class_).get(id_)
    name = w.term(class_, id_)
    article = entry.fields.get("article") if entry else None
    return w.say("basis.article", basis=name, article=w.norm(str(article))) if article else name


@tells("condition")
def _condition(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    words = with_article(w, "conditions", stated.own_words[0].text)
    if stated.own_text:
        words = w.say("basis.text", basis=words, text=w.text(stated.own_text))
    return [line(w, owner, "condition", words), *told(w, stated, "norm", owner=owner)]


@tells("decision-ground", "recipient-basis")
def _ground(w: Words, stated: Declaration, owner: str) -> list[AnyLine]:
    name = stated.own_words[0].text
    class_ = "legal-bases" if vocabulary("legal-bases").get(name) else "conditions"
    return [line(w, owner, stated.kind, with_article(w, class_, name)), *told(w, stated, "norm", owner=owner)]
