"""Target 5: from an edit of a policy held in memory to its findings, by processor time, beside a check of it all anew.

Each edit is made at several places, from the beginning of the policy to its end, and taken back; what it takes to take
it back is told as well. No text is given twice but that of the policy itself.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.sample import ROOT
from polc.checks.engine.session import Session
from polc.core.sources import Source
from polc.syntax.parse import parse

DAY = date(2026, 11, 22)
LIMIT = 0.015
"""Seconds for a policy of 600 lines."""
POLICIES = ((ROOT / "policies" / "rmn.pol", 1.0), (ROOT / "policies" / "luxim.pol", None))
"""The policies, the first of which has 606 lines, and what the ratio to the limit may be."""
PLACES = 9
WORDS = re.compile(r"(?<=[a-zé] )[a-zé]{4,}(?= [a-z])")
FIGURE = re.compile(r"\b\d+(?= (?:hour|day|week|month|year))")
STATEMENT = re.compile(r"^  (kind|title|basis|data|text|means|covers|keep|does|from|reach)(?= )", re.MULTILINE)

Change = Callable[[str, int, int], str]
"""What becomes of a text, at an offset, the how manieth time."""


def _found(text: str, pattern: re.Pattern[str], *, quoted: bool) -> list[int]:
    """Where a pattern is found in texts, or outside of them, comments left out."""
    found = []
    for match in pattern.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if "#" not in line and (line.count('"') % 2 == 1) is quoted:
            found.append(match.start())
    return found


def _letter(text: str, at: int, number: int) -> str:
    return f"{text[: at + 2]}{'aeiouysnr'[number % 9]}{text[at + 2 :]}"


def _statement(text: str, at: int, number: int) -> str:
    return f'{text[:at]}  note en "As told on page {number}." fr "Comme dit en page {number}."\n{text[at:]}'


def _figure(text: str, at: int, number: int) -> str:
    return f"{text[:at]}{number + 7}{text[at:].lstrip('0123456789')}"


def _declaration(text: str, at: int, number: int) -> str:
    said = f'en "something of part {number}" fr "une chose de la partie {number}"'
    return f"{text[:at]}term added-{'abcdefghi'[number % 9]} {{ title {said} means {said} }}\n{text[at:]}"


def _broken(text: str, at: int, number: int) -> str:
    return f"{text[: at + 3]}{'bcdfghjkl'[number % 9]}{text[at + 3 :]}"


def edits(text: str) -> dict[str, tuple[list[int], Change]]:
    """The kinds of edit, with the places of a policy where they can be made, in order."""
    declared = [(d.rule, d.span.start, d.span.end) for d in parse(Source("", text))[0].declarations]
    lines = [text.find("\n", start, end) + 1 for rule, start, end in declared if rule == "purpose"]
    return {
        "a letter in a text": (_found(text, WORDS, quoted=True), _letter),
        "a statement in a purpose": ([at for at in lines if at], _statement),
        "a figure of a period": (_found(text, FIGURE, quoted=False), _figure),
        "a declaration": ([start for _, start, _ in declared], _declaration),
        "a broken word": (_found(text, STATEMENT, quoted=False), _broken),
    }


def rows() -> Iterator[Row]:
    """For each policy a row for each kind of edit; the ratio is that of what is measured to what it may be."""
    for policy, limit in POLICIES:
        yield from _of(policy, limit)


def _of(policy: Path, limit: float | None) -> Iterator[Row]:
    text = policy.read_text(encoding="utf-8")
    name = f"{policy.name} ({text.count(chr(10))})"
    session = Session(policy.name, DAY)
    _timed(session, text)
    back: list[float] = []
    every: list[float] = []
    for kind, (places, change) in edits(text).items():
        there = []
        for number in range(PLACES):
            at = places[len(places) * number // PLACES]
            there.append(_timed(session, change(text, at, number)))
            back.append(_timed(session, text))
        every += there
        yield _row(f"{name}: {kind}", there, limit)
    yield _row(f"{name}: an edit taken back", back, limit)
    yield _row(f"{name}: all edits", every + back, limit)
    anew = [_timed(Session(policy.name, DAY), f"{text}# {number}\n") for number in range(PLACES)]
    yield _row(f"{name}: all anew", anew, None)


def _row(what: str, seconds: list[float], limit: float | None) -> Row:
    median = statistics.median(seconds)
    return Row(5, what, median, median / LIMIT, limit)


def _timed(session: Session, text: str) -> float:
    before = time.process_time()
    session.edited(text)
    return time.process_time() - before
