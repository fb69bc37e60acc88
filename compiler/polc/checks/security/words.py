"""Security promised in words that nobody can keep. Reads texts, by the lists of `dsl/lexicon/overclaims.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from polc.checks.finding import found, related
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.lexicon import remembered
from polc.reference.package import read_toml
from polc.text.finding import Finding
from polc.text.values import Entry, Listing, Text

SENTENCE = re.compile(r"[^.!?;\n]+")


def overclaim(policy: Policy) -> Iterator[Finding]:
    """A measure or a section on security promises absolute security (Art. 5(1)(a), 32(1)).

    Silent in a sentence that denies it or states an aim. One finding a text, whatever its languages.
    """
    for declaration in _on_security(policy):
        for text in _texts(declaration):
            claims = [(p, place) for p in text.passages if (place := _claimed(p.text, p.lang or ""))]
            if claims:
                (passage, (start, end)), *others = claims
                places = tuple(related(p.place(*place), "again") for p, place in others)
                yield found(declaration, passage.place(start, end), related=places, claim=passage.text[start:end])


def _on_security(policy: Policy) -> Iterator[Declaration]:
    yield from policy.all("measure")
    yield from (s for s in policy.all("section") if "security" in s.listing("kind").names)


def _texts(declaration: Declaration) -> Iterator[Text]:
    for node in declaration.node.walk():
        for value in node.values:
            if isinstance(value, Text):
                yield value
            elif isinstance(value, Listing):
                yield from (t for e in value.entries for t in _of_entry(e))


def _of_entry(entry: Entry) -> Iterator[Text]:
    yield from (t for t in (entry.text, entry.condition) if t)


@remembered
def _claimed(text: str, tag: str) -> tuple[int, int] | None:
    """The place of the first claim of a text, which is read in the language of its tag, without one in each."""
    languages = (tag,) if tag else tuple(read_toml("lexicon", "overclaims.toml"))
    for sentence in SENTENCE.finditer(text):
        for lang in languages:
            claim, restraint = _patterns(lang)
            match = claim.search(sentence.group()) if claim else None
            if match is None or restraint is None:
                continue
            around = sentence.group()[: match.start()] + " " + sentence.group()[match.end() :]
            if not restraint.search(around):
                start = sentence.start() + match.start()
                return start, start + len(match.group())
    return None


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The claims and the words of restraint of a language; None for one without a list."""
    lists = read_toml("lexicon", "overclaims.toml").get(lang)
    if lists is None:
        return None, None
    claims, restraint = ("|".join(lists[key]) for key in ("claims", "restraint"))
    return tuple(re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE) for p in (claims, restraint))  # type: ignore[return-value]
