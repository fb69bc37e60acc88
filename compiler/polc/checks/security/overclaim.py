"""security/overclaim: absolute security is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Entry, Listing, Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.lexicon import TEXTS, folded, languages, pattern

BOOK = "overclaims"


STOPS = "(?:and|so|et|donc) (?:no|none|nobody|nothing|never|aucune?|nulle?|personne|rien)"
SENTENCE = re.compile(rf"(?:(?! {STOPS} )[^.!?:;\n])+")
"""What stands between two stops; a sentence that denies something else begins anew."""


@rule("security/overclaim")
def overclaim(policy: Policy) -> Iterator[Finding]:
    """A measure or a section promises absolute security (Art. 5(1)(a), 32(1)).

    Silent in a sentence that denies it or states an aim, and outside security where it speaks of something else. One
    finding a text, whatever its languages.
    """
    for declaration in (*policy.all("measure"), *policy.all("section")):
        anyhow = declaration.kind == "measure" or "security" in declaration.listing("kind").names
        for text in _texts(declaration):
            claims = [(p, place) for p in text.passages if (place := _first_claim(p.text, p.lang or "", anyhow))]
            if claims:
                (passage, (start, end)), *others = claims
                places = tuple(related(p.place(*place), "again") for p, place in others)
                yield finding(declaration, passage.place(start, end), related=places, claim=passage.text[start:end])


def _texts(declaration: Declaration) -> Iterator[Text]:
    for node in declaration.node.walk():
        for value in node.values:
            if isinstance(value, Text):
                yield value
            elif isinstance(value, Listing):
                yield from (t for e in value.entries for t in _of_entry(e))


def _of_entry(entry: Entry) -> Iterator[Text]:
    yield from (t for t in (entry.text, entry.condition) if t)


@lru_cache(maxsize=TEXTS)
def _first_claim(text: str, tag: str, anyhow: bool) -> tuple[int, int] | None:  # noqa: FBT001 - of the text
    """The place of the first claim of a text, which is read in the language of its tag, without one in each.

    `anyhow` for a text on security; others must speak of data or of what keeps them in the same sentence.
    """
    for sentence in SENTENCE.finditer(folded(text)):
        for lang in (tag,) if tag else languages(BOOK):
            claims, restraint = pattern(BOOK, lang, "claims"), pattern(BOOK, lang, "restraint")
            match = claims.search(sentence.group()) if claims else None
            kept = pattern(BOOK, lang, "kept")
            if match is None or restraint is None or not (anyhow or (kept and kept.search(sentence.group()))):
                continue
            around = sentence.group()[: match.start()] + " " + sentence.group()[match.end() :]
            if not restraint.is_in(around):
                start = sentence.start() + match.start()
                return start, start + len(match.group())
    return None
