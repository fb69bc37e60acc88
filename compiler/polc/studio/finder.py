"""The word finder of the studio: what to write for what somebody means."""

from __future__ import annotations

from polc.editor.protocol.messages import Message
from polc.reference.everyday_words import STATEMENTS
from polc.reference.package import read_toml
from polc.reference.phrases import expected, phrase
from polc.reference.term_search import Found, best_terms
from polc.reference.vocabulary import vocabulary

MOST = 12


def words_for(query: str, lang: str, class_: str = "") -> list[Message]:
    """The terms and words for a query, the likeliest first: what to write, what it is, what it prints, and where.

    Of one class where it is given.
    """
    return [_entry(found, lang) for found in best_terms(query, class_, MOST)]


def _entry(found: Found, lang: str) -> Message:
    entry = vocabulary(found.class_).get(found.id) if found.class_ != STATEMENTS else None
    kind = phrase(f"class-{found.class_}", lang)
    if entry is None:
        return {"word": found.id, "kind": kind, "names": [[lang, expected(found.id, lang)]], "written": []}
    names = sorted(entry.names.items(), key=lambda each: (each[0] != lang, each[0]))
    written = [place.replace("{id}", found.id) for place in read_toml("written.toml")[found.class_]]
    return {"word": found.id, "kind": kind, "names": [list(name) for name in names], "written": written}
