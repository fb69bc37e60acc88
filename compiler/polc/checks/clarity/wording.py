"""Names that are no longer names, and purposes that say nothing. Reads texts, by the lists of `dsl/lexicon`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.passages import pieces, pieces_of, readings
from polc.reference.lexicon import Words, folded, languages, pattern, plain, remembered, whole_words
from polc.reference.package import read_toml

NAMES, FORMULAS = "stale-names", "formulas"
REGISTERED = frozenset({"legal-name", "registered", "reach-post"})
"""What a register says is not for this rule to doubt."""
TOLD = frozenset({"title", "activity", "aims"})


class Renamed(NamedTuple):
    """A name that has changed: expressions of the old one, the new one, and the day from which it is the name."""

    old: Words
    new: str
    since: date


@cache
def _renamed() -> tuple[Renamed, ...]:
    names = read_toml("lexicon", f"{NAMES}.toml")["names"].values()
    return tuple(Renamed(Words(n["old"], NAMES), n["new"], n["since"]) for n in names)


@cache
def _any_old() -> Words:
    names = read_toml("lexicon", f"{NAMES}.toml")["names"].values()
    return Words([old for n in names for old in n["old"]], NAMES)


def stale_name(policy: Policy) -> Iterator[Finding]:
    """A service, body or company is called by a name that it no longer bears (Art. 5(1)(a) and (d), by analogy).

    Dates in `dsl/lexicon/stale-names.toml`. One finding an old name; silent beside the new one or "formerly".
    """
    places: dict[str, list[tuple[Declaration, Span, str, Renamed]]] = {}
    for piece in pieces(policy):
        for passage in piece.text.passages if piece.statement not in REGISTERED else ():
            for name, start, end in _stale(passage.text):
                if name.since <= policy.as_of:
                    spot = (piece.declaration, passage.place(start, end), plain(passage.text)[start:end], name)
                    places.setdefault(name.new, []).append(spot)
    for spots in places.values():
        declaration, span, old, name = spots[0]
        others = tuple(related(s, "again") for _, s, _, _ in spots[1:])
        yield found(declaration, span, related=others, old=old, new=name.new, since=name.since)


class Stale(NamedTuple):
    """An old name where it stands in a text, the end excluded."""

    name: Renamed
    start: int
    end: int


@remembered
def _stale(text: str) -> tuple[Stale, ...]:
    """The first place of each old name in a text that does not tell it as one."""
    smooth = plain(text)
    if not _any_old().possible(smooth):
        return ()
    matches = ((name, match) for name in _renamed() if (match := name.old.search(smooth)))
    return tuple(Stale(name, *match.span()) for name, match in matches if not _told_as_past(smooth, match, name))


def _told_as_past(smooth: str, match: re.Match[str], name: Renamed) -> bool:
    if re.search(whole_words([re.escape(name.new)]), smooth):
        return True
    before = smooth[: match.start()].rstrip(" \"'“«(-")
    past = [p for lists in read_toml("lexicon", f"{NAMES}.toml")["past"].values() for p in lists]
    return re.search(whole_words(past) + r"\Z", before, re.IGNORECASE) is not None


def purpose_formula(policy: Policy) -> Iterator[Finding]:
    """A purpose is a formula such as "improve our services": neither what is done nor with which data (WP260 point 12).

    Whole texts only; a title is silent where an activity or aim tells more. One finding for a text that is repeated.
    """
    places: dict[tuple[str, ...], list[tuple[Declaration, Text]]] = {}
    for purpose in policy.all("purpose"):
        if purpose.span.path == policy.path:
            for text in _empty(policy, purpose):
                places.setdefault(_key(text), []).append((purpose, text))
    for piece in pieces(policy, "recipient"):
        if piece.statement == "because" and _formula(policy, piece.text):
            places.setdefault(_key(piece.text), []).append((piece.declaration, piece.text))
    for spots in places.values():
        declaration, text = spots[0]
        others = tuple(related(t.span, "again") for _, t in spots[1:])
        variant = "sharing" if declaration.kind == "recipient" else ""
        yield found(declaration, text.span, related=others, variant=variant, formula=text)


def _empty(policy: Policy, purpose: Declaration) -> Iterator[Text]:
    """The texts of a purpose that are formulas; its title only where nothing else says what is done."""
    told = [p for p in pieces_of(purpose) if p.statement in TOLD]
    acts = [p for p in told if p.statement != "title"]
    yield from (p.text for p in acts if _formula(policy, p.text))
    if not (purpose.has("activity") or purpose.has("aims") or _members(policy, purpose)):
        yield from (p.text for p in told if p.statement == "title" and _formula(policy, p.text))


def _members(policy: Policy, purpose: Declaration) -> bool:
    known = policy.purpose(purpose.id)
    return known is not None and bool(policy.members(known))


def _formula(policy: Policy, text: Text) -> bool:
    """True when each passage that can be read is a formula and nothing else."""
    read = readings(policy, text, languages(FORMULAS))
    return bool(read) and all(_says_nothing(passage.text, lang) for passage, lang in read)


@remembered
def _says_nothing(text: str, lang: str) -> bool:
    whole = pattern(FORMULAS, lang, "formulas")
    return whole is not None and whole.fullmatch(folded(text).strip(" .;")) is not None


def _key(text: Text) -> tuple[str, ...]:
    return tuple(p.text for p in text.passages)
