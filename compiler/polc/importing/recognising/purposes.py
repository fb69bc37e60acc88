"""What for: headings, items and rows that name purposes, their legal bases.

The data, persons and recipients.
"""

from __future__ import annotations

import re

from polc.importing.drafted import Drafted, quoted
from polc.importing.matching import (
    ENDS,
    bare,
    found,
    holds,
    members,
    name_in,
    stemmed_bare,
    term_named,
    terms_in,
    without_note,
)
from polc.importing.passages import Passage, Section
from polc.reference.lexicon import folded as small
from polc.reference.lexicon import pattern

KIND = "purpose"
MOST_WORDS = 14
MEDIA = re.compile(
    r", (?:by e-?mail|by post|by phone|by telephone|par courrier électronique|par courriel|par téléphone"
    r"|par courrier(?: postal)?|par e-?mail)$"
)


def recognise_purposes(drafted: Drafted) -> None:
    """Purposes by their headings, items and rows."""
    lang = drafted.lang
    for passage in drafted.passages:
        id_ = _of_row(drafted, passage) or _of_item(drafted, passage) or _of_heading(drafted, passage)
        if id_:
            drafted.purposes[passage.number] = id_
    for passage in drafted.passages:
        id_ = drafted.purposes.get(passage.number, "")
        if id_:
            _basis(drafted, passage, id_, lang)


def _declared(drafted: Drafted, title: str, passage: Passage, sentence: int = 0) -> str:
    lang = drafted.lang
    medium = MEDIA.search(title)
    short = title[: medium.start()] if medium else title
    words = short.strip(ENDS)
    known = drafted.named(KIND, words)
    if known:
        return known
    id_ = drafted.declare(KIND, words, KIND)
    drafted.state(KIND, id_, "title", quoted(words[:1].upper() + words[1:]), passage, sentence)
    term = term_named("purposes", bare(words, lang), lang)
    if term:
        drafted.state(KIND, id_, "kind", term, passage, sentence)
    return id_


def _is_title(title: str) -> bool:
    words = title.split()
    return 0 < len(words) <= MOST_WORDS and not title.endswith("?") and not re.search(r"https?:|@|[.!?]\s", title)


def _of_row(drafted: Drafted, passage: Passage) -> str:
    """The purpose of a row.

    A row that tells only how long data of a purpose are kept declares none.
    """
    title = passage.cell("purpose").split("\n")[0].strip(ENDS)
    if not title or not passage.has("basis", "data", "subjects", "recipients", "aims") or not _is_title(title):
        return ""
    return _declared(drafted, title, passage)


def _of_item(drafted: Drafted, passage: Passage) -> str:
    lang = drafted.lang
    section = passage.section
    if passage.kind != "item" or "purposes" not in (*section.about, *section.around):
        return ""
    grouped = "purposes" in section.around and _basis_of_heading(section, lang)
    introduced = (
        passage.intro and holds(passage.intro, lang, "purposes-are") and not holds(passage.intro, lang, "denied")
    )
    if not grouped and not introduced:
        return ""
    title = without_note(passage.lead or passage.sentences[0]).strip(ENDS)
    if not _is_title(title) or (holds(title, lang, "speakers") and not passage.lead):
        return ""
    return _declared(drafted, title, passage)


def _of_heading(drafted: Drafted, passage: Passage) -> str:
    """The purpose that the heading of a part inside the part on purposes names."""
    section = passage.section
    if "purposes" not in section.around or passage.kind not in ("paragraph", "item"):
        return ""
    title = without_note(section.title).strip(ENDS)
    other = set(section.classes) - {"purposes", "changes", "contact", "data", "security"}
    if other or not _is_title(title) or _basis_of_heading(section, drafted.lang):
        return ""
    if not any(
        holds(p.text, drafted.lang, "basis-is", "uses-data", "recipients-are", "concerns")
        for p in drafted.within(section)
    ):
        return ""  # a part on purposes that is about something else
    return _declared(drafted, title, passage)


def _basis_of_heading(section: Section, lang: str) -> str:
    """The legal basis that a heading names and nothing else.

    It groups the purposes that rest on it.
    """
    title = without_note(section.title)
    bases = terms_in("basis-", title, lang)
    bases = tuple(b for b in bases if b != "is")
    if "pre-contract" in bases:
        bases = ("pre-contract",)
    if len(bases) != 1:
        return ""
    words = pattern("importing", lang, f"basis-{bases[0]}")
    longest = max((m.end() - m.start() for m in words.finditer(small(title))), default=0) if words else 0
    return bases[0] if longest * 2 > len(bare(title, lang, "lead-in")) else ""


def bases_in(text: str, lang: str) -> tuple[str, ...]:
    """The legal bases that a text names."""
    found_bases = tuple(b for b in terms_in("basis-", text, lang) if b != "is")
    return tuple(
        b
        for b in found_bases
        if not (
            b == "contract"
            and "pre-contract" in found_bases
            and not found(
                "basis-contract",
                re.sub(
                    r"(?i)pre-?contr\w+|précontr\w+|prepare a contract|préparer un contrat|entering into a contract",
                    "",
                    text,
                ),
                lang,
            )
        )
    )


def _basis(drafted: Drafted, passage: Passage, id_: str, lang: str) -> None:
    cell = passage.cell("basis")
    if cell:
        bases = bases_in(cell, lang)
        for basis in bases:
            drafted.state(KIND, id_, "basis", basis, passage, likely=len(bases) > 1)
        return
    if passage.cells:
        return
    grouped = _basis_of_heading(passage.section, lang)
    if grouped:
        drafted.state(KIND, id_, "basis", grouped + _interest(drafted, passage, lang), passage)
    told = [
        (number, bases_in(sentence, lang))
        for number, sentence in enumerate(passage.sentences)
        if holds(sentence, lang, "basis-is") and not holds(sentence, lang, "denied")
    ]
    several = len({basis for _, bases in told for basis in bases}) > 1
    for number, bases in told:
        for basis in bases:
            interest = _interest(drafted, passage, lang) if basis == "legitimate-interest" else ""
            drafted.state(KIND, id_, "basis", basis + interest, passage, number, likely=several or bool(grouped))


def _interest(drafted: Drafted, passage: Passage, lang: str) -> str:
    for number, sentence in enumerate(passage.sentences):
        match = found("interest-is", sentence, lang)
        words = re.sub(r"^d['’]", "", sentence[match.end() :].strip(ENDS)) if match else ""
        if len(words.split()) > 1:
            drafted.read(passage, number)
            return f" interest {quoted(words)}"
    return ""


# -------------------------------------------------------------------------------------------- data, persons, others


def recognise_uses(drafted: Drafted) -> None:
    """The data, persons and recipients of each purpose.

    Where every one of them is known by its name.
    """
    lang = drafted.lang
    for passage in drafted.passages:
        id_ = drafted.purposes.get(passage.number, "")
        if not id_:
            continue
        if passage.cells:
            _from_cells(drafted, passage, id_)
            continue
        for number, sentence in enumerate(passage.sentences):
            if holds(sentence, lang, "denied"):
                continue
            for key, kind, statement in (
                ("uses-data", "data", "data"),
                ("concerns", "subject", "subjects"),
                ("recipients-are", "recipient", "recipients"),
            ):
                match = found(key, sentence, lang)
                if match and match.start() <= 3:
                    _link(drafted, passage, number, id_, sentence[match.end() :], kind, statement)


def _from_cells(drafted: Drafted, passage: Passage, id_: str) -> None:
    for column, kind, statement in (
        ("data", "data", "data"),
        ("subjects", "subject", "subjects"),
        ("recipients", "recipient", "recipients"),
        ("recipient", "recipient", "recipients"),
    ):
        if passage.cell(column):
            _link(drafted, passage, 0, id_, passage.cell(column), kind, statement)


def _link(drafted: Drafted, passage: Passage, number: int, id_: str, text: str, kind: str, statement: str) -> None:
    lang = drafted.lang
    lines = [line.split(" : ")[0] if kind == "data" else line for line in text.split("\n")]
    for member in [m for line in lines for m in _members(line, drafted, kind)]:
        name = name_in(without_note(bare(member, lang) + ("." if member.endswith(".") else "")))
        known = drafted.named(kind, name)
        if not known and kind in ("subject", "recipient") and _may_be_declared(name, lang):
            known = drafted.declare(kind, name, kind)
            named = kind == "recipient" and name[:1].isupper()
            drafted.state(kind, known, "name" if named else "title", quoted(name), passage, number)
            if kind == "subject":
                term = term_named("subjects", name, lang)
                if term:
                    drafted.state(kind, known, "kind", term, passage, number)
        if not known and kind == "data" and term_named("data", name, lang):
            known = term_named("data", name, lang)
        if known:
            drafted.state(KIND, id_, statement, known, passage, number)


def _members(line: str, drafted: Drafted, kind: str) -> list[str]:
    """The members of a line; the whole line where something is called so."""
    return [line] if drafted.named(kind, line) else members(line, drafted.lang, drafted.known(kind))


def _may_be_declared(name: str, lang: str) -> bool:
    return (
        bool(stemmed_bare(name, lang))
        and len(name.split()) <= 8
        and not holds(name, lang, "speakers", "denied")
        and not re.search(r"https?:|@|:", name)
    )
