"""Who receives data: rows and items that name recipients.

Their tasks and countries, and what transfers rest on.
"""

from __future__ import annotations

from polc.importing.drafted import Drafted, quoted
from polc.importing.matching import (
    ENDS,
    bare,
    found,
    holds,
    members,
    name_in,
    names_of_class,
    stemmed_bare,
    term_named,
    terms_in,
)
from polc.importing.passages import Passage
from polc.importing.recognising.identity import country_at, country_named

KIND = "recipient"
MOST_WORDS = 8


def recognise_recipients(drafted: Drafted) -> None:
    """Recipients by rows and by items that begin with a name in bold type."""
    for passage in drafted.passages:
        if passage.cells and passage.cell(KIND) and not passage.cell("purpose"):
            _row(drafted, passage)
        elif passage.kind == "item" and passage.lead and "recipients" in passage.section.about:
            _item(drafted, passage)


def _declared(drafted: Drafted, name: str, passage: Passage) -> str:
    if not name or len(name.split()) > MOST_WORDS or holds(name, drafted.lang, "speakers", "denied"):
        return ""
    known = drafted.named(KIND, name)
    id_ = known or drafted.declare(KIND, name, KIND)
    if not known:
        term = term_named("recipients", name, drafted.lang)
        drafted.state(KIND, id_, "title" if term else "name", quoted(name), passage)
        if term:
            drafted.state(KIND, id_, "includes", term, passage)
    return id_


def _row(drafted: Drafted, passage: Passage) -> None:
    lang = drafted.lang
    id_ = _declared(drafted, name_in(passage.cell(KIND).split("\n")[0]), passage)
    if not id_:
        return
    for task in members(passage.cell("task"), lang, names_of_class("tasks", lang)):
        _task(drafted, id_, task, passage, 0)
    country = country_named(passage.cell("country"), lang)
    if country:
        drafted.state(KIND, id_, "located", country, passage)
    for member in members(passage.cell("data"), lang, drafted.known("data")):
        known = drafted.named("data", member) or term_named("data", bare(member, lang), lang)
        if known:
            drafted.state(KIND, id_, "receives", known, passage)
    tools = terms_in("safeguard-", passage.cell("safeguard"), lang)
    if len(tools) == 1:
        drafted.state(KIND, id_, "safeguard", tools[0], passage)


def _task(drafted: Drafted, id_: str, text: str, passage: Passage, number: int) -> None:
    name = bare(text, drafted.lang)
    term = term_named("tasks", name, drafted.lang)
    if term or name:
        drafted.state(KIND, id_, "does", term or quoted(name), passage, number)


def _item(drafted: Drafted, passage: Passage) -> None:
    lang = drafted.lang
    id_ = _declared(drafted, _lead(passage), passage)
    if not id_:
        return
    for number, sentence in enumerate(passage.sentences):
        rest = sentence[len(passage.lead) :].lstrip(ENDS) if number == 0 else sentence
        place = found("located-in", rest, lang) if number == 0 else None
        country = country_at(rest[place.end() :], lang) if place and place.start() == 0 else ""
        if country:
            drafted.state(KIND, id_, "located", country, passage, number)
        tasks = found("tasks-are", sentence, lang)
        if tasks and tasks.start() == 0:
            for task in members(sentence[tasks.end() :], lang, names_of_class("tasks", lang)):
                _task(drafted, id_, task, passage, number)
        receives = found("receives-is", sentence, lang)
        if receives and receives.start() == 0:
            for member in members(sentence[receives.end() :], lang, drafted.known("data")):
                known = drafted.named("data", member) or term_named("data", bare(member, lang), lang)
                if known:
                    drafted.state(KIND, id_, "receives", known, passage, number)


def recognise_roles(drafted: Drafted) -> None:
    """Processors, and the guarantees of transfers.

    Where sentences name recipients that are known.
    """
    lang = drafted.lang
    for passage, number, sentence in drafted.sentences():
        if holds(sentence, lang, "denied"):
            continue
        role = found("processors", sentence, lang)
        if role and "recipients" in passage.section.about:
            for id_ in _named_before(drafted, sentence[: role.start()]):
                drafted.state(KIND, id_, "role", "processor", passage, number)
        moved = found("transfers-to", sentence, lang)
        tools = terms_in("safeguard-", sentence, lang)
        if moved and len(tools) == 1:
            for id_ in _named_before(drafted, sentence[moved.end() :]):
                drafted.state(KIND, id_, "safeguard", tools[0], passage, number)


def _named_before(drafted: Drafted, text: str) -> list[str]:
    """The recipients whose names stand in a text."""
    words = f" {stemmed_bare(text, drafted.lang)} "
    return [id_ for name, id_ in drafted.known(KIND).items() if name and f" {name} " in words]


def _lead(passage: Passage) -> str:
    """The name in bold type that an item begins with.

    With the full stop that belongs to it.
    """
    return name_in(passage.text[: len(passage.lead) + 1] if passage.text.startswith(passage.lead) else passage.lead)
