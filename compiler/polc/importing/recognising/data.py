"""Which data: items and cells under a heading or a column of data.

Sentences that say what is collected.
"""

from __future__ import annotations

import re

from polc.importing.drafted import Drafted, quoted
from polc.importing.matching import ENDS, bare, found, holds, members, names_of_class, term_named
from polc.importing.passages import Passage

CONTENTS = re.compile(r"^(?P<head>[^()]{2,80}?)\s*\((?P<held>[^()]{2,600})\)\W*$")
COLON = re.compile(r"^(?P<head>[^:()]{2,60}?)\s?:\s(?P<held>[^:]{2,600})$")
MOST_WORDS = 8
KIND = "data"


def recognise_data(drafted: Drafted) -> None:
    """Categories of data with what they comprise and where they come from."""
    for passage in drafted.passages:
        if passage.kind == "item" and _lists_data(passage, drafted.lang) and len(passage.sentences) == 1:
            _category(drafted, passage, passage.text, sure=True)
        elif passage.cells and passage.cell("data") and not (passage.has("recipient") and not passage.has("purpose")):
            for line in passage.cell("data").split("\n"):
                told = [line] if COLON.match(line.strip(ENDS)) else members(line, drafted.lang, drafted.known(KIND))
                for member in told:
                    _category(drafted, passage, member, sure=True)


def recognise_data_in_sentences(drafted: Drafted) -> None:
    """Terms of the vocabulary in a sentence that says what is collected.

    The term, and nothing else of the sentence.
    """
    lang = drafted.lang
    for passage, number, sentence in drafted.sentences():
        if KIND not in passage.section.about or holds(sentence, lang, "denied") or passage.kind != "paragraph":
            continue
        verb = found("collects", sentence, lang)
        if not verb or verb.start() > 40:
            continue
        for member in members(sentence[verb.end() :].split(":")[-1], lang):
            term = term_named(KIND, bare(member, lang), lang)
            if term and not _is_held(drafted, term):
                id_ = drafted.declare(KIND, bare(member, lang), term)
                drafted.state(KIND, id_, "title", quoted(bare(member, lang)), passage, number)
                drafted.state(KIND, id_, "includes", term, passage, number)


def _is_held(drafted: Drafted, term: str) -> bool:
    return any(
        s.key == "includes" and s.value == term
        for (kind, _), held in drafted.declarations.items()
        if kind == KIND
        for s in held
    )


def _lists_data(passage: Passage, lang: str) -> bool:
    """True for an item that names data.

    It is introduced by what is given, observed or collected.
    """
    if not passage.intro or passage.text.endswith(":") or holds(passage.intro, lang, "denied", "exercise"):
        return False
    introduced = holds(passage.intro, lang, "given", "observed", "collects")
    return introduced and KIND in passage.section.about


def _category(drafted: Drafted, passage: Passage, text: str, *, sure: bool) -> None:
    lang = drafted.lang
    clean = text.strip(ENDS)
    match = COLON.match(clean) if ":" in clean else CONTENTS.match(clean)
    head = bare(match["head"] if match else clean, lang)
    if not head or len(head.split()) > MOST_WORDS or not _is_noun_phrase(head, lang):
        return
    id_ = drafted.declare(KIND, head, KIND)
    drafted.state(KIND, id_, "title", quoted(head), passage)
    held = members(match["held"], lang, names_of_class(KIND, lang)) if match else [head]
    for member in held:
        name = bare(member, lang)
        term = term_named(KIND, name, lang)
        if term:
            drafted.state(KIND, id_, "includes", term, passage)
        elif match and name:
            drafted.state(KIND, id_, "includes", quoted(name), passage, likely=not sure)
    source = _source(passage, lang)
    if source:
        drafted.state(KIND, id_, "from", source, passage)


def _is_noun_phrase(head: str, lang: str) -> bool:
    return not holds(head, lang, "speakers", "denied") and not re.search(r"[.!?]\s|https?:|@", head)


def _source(passage: Passage, lang: str) -> str:
    if holds(passage.intro, lang, "given") and not holds(passage.intro, lang, "observed"):
        return "person"
    return "observed" if holds(passage.intro, lang, "observed") and not holds(passage.intro, lang, "given") else ""
