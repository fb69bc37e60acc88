"""clarity/stale-name: a name is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.passages import pieces
from polc.reference.lexicon import TEXTS, Words, plain, whole_words, words_of
from polc.reference.package import read_toml

REGISTERED = frozenset({"legal-name", "registered", "reach-post"})
"""What a register says is not for this rule to doubt."""
NAMES = "stale-names"
"""The list of names, in `dsl/lexicon`."""


@record
class Renamed:
    """A name that has changed: expressions of the old one, the new one, and the day from which it is the name."""

    old: Words
    new: str
    since: date


@record
class Stale:
    """An old name where it stands in a text, the end excluded."""

    name: Renamed
    start: int
    end: int


@rule("clarity/stale-name")
def stale_name(policy: Policy) -> Iterator[Finding]:
    """A service, body or company is called by a name that it no longer bears (Art. 5(1)(a) and (d), by analogy).

    Dates in `dsl/lexicon/stale-names.toml`. One finding an old name; silent beside the new one or "formerly". The names
    of cookies are read as well: those of a tool that is no more show that the list was not kept.
    """
    places: dict[str, list[tuple[Declaration, Span, str, Renamed]]] = {}
    for piece in pieces(policy):
        for passage in piece.text.passages if piece.statement not in REGISTERED else ():
            for stale in _stale(passage.text):
                if stale.name.since <= policy.as_of:
                    place, old = passage.place(stale.start, stale.end), plain(passage.text)[stale.start : stale.end]
                    places.setdefault(stale.name.new, []).append((piece.declaration, place, old, stale.name))
    for declaration, word in _cookies(policy):
        for stale in _stale(word.text):
            if stale.name.since <= policy.as_of and (stale.start, stale.end) == (0, len(word.text)):
                places.setdefault(stale.name.new, []).append((declaration, word.span, word.text, stale.name))
    for spots in places.values():
        declaration, span, old, name = spots[0]
        others = tuple(related(s, "again") for _, s, _, _ in spots[1:])
        yield finding(declaration, span, related=others, old=old, new=name.new, since=name.since)


def _cookies(policy: Policy) -> Iterator[tuple[Declaration, Word]]:
    """The names of cookies that the policy's own blocks list."""
    for block in policy.all("cookies"):
        if block.span.path == policy.path:
            yield from ((block, word) for cookie in block.all("cookie") for word in cookie.own_words)


@cache
def _renamed() -> tuple[Renamed, ...]:
    names = read_toml("lexicon", f"{NAMES}.toml")["names"].values()
    return tuple(Renamed(words_of(n["old"], NAMES), n["new"], n["since"]) for n in names)


@cache
def _any_old() -> Words:
    names = read_toml("lexicon", f"{NAMES}.toml")["names"].values()
    return words_of([old for n in names for old in n["old"]], NAMES)


@lru_cache(maxsize=TEXTS)
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
