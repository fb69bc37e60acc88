"""What became of each passage of the document.

Statements, a question, prose, or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from polc.core.record import record
from polc.importing.drafted import Drafted
from polc.importing.outline import Block
from polc.importing.writing import BOOK, kept
from polc.reference.phrases import counted, phrase

OUTCOMES = ("fact", "likely", "prose", "left-out")


@record
class Fate:
    """A passage, its place, and what became of it.

    `fact`, `likely`, `prose` or `left-out`, with statements.
    """

    place: str
    text: str
    outcome: str
    statements: tuple[str, ...]
    questions: tuple[str, ...]
    kept: tuple[str, ...]


def fates(drafted: Drafted, blocks: Sequence[Block], lang: str) -> tuple[Fate, ...]:
    """Return what became of each passage, in the order of the document.

    What stood aside comes last.
    """
    row = phrase("row", lang, BOOK)
    told: dict[int, tuple[list[str], list[str]]] = {}
    for (kind, id_), held in drafted.declarations.items():
        for each in held:
            line = " ".join(part for part in (kind, id_, each.key, each.value) if part)
            told.setdefault(each.passage.number, ([], []))[each.likely].append(line)
    found = []
    for passage in drafted.passages:
        facts, questions = told.get(passage.number, ([], []))
        rest = tuple(kept(drafted, passage)) if passage.kind not in ("head", "aside") else ()
        outcome = "fact" if facts or not rest else "likely" if questions else "prose"
        if passage.kind in ("head", "aside"):
            outcome = "left-out"
        found.append(Fate(passage.place.told(row), passage.text, outcome, tuple(facts), tuple(questions), rest))
    found += [Fate("", block.text, "left-out", (), (), ()) for block in blocks if block.kind == "aside"]
    return tuple(found)


def summary(found: Sequence[Fate]) -> Mapping[str, int]:
    """Return how many passages became what."""
    return {outcome: sum(fate.outcome == outcome for fate in found) for outcome in OUTCOMES}


def as_text(found: Sequence[Fate], lang: str) -> str:
    """Return the report as text: each passage, then what became of it."""
    lines = [summary_line(found, lang), ""]
    for fate in found:
        place = f"{fate.place}  " if fate.place else ""
        lines.append(f"{place}{phrase(f'outcome-{fate.outcome}', lang, BOOK)}")
        lines.append(f"    {' '.join(fate.text.split())}")
        lines += [f"  → {line}" for line in fate.statements]
        lines += [f"  ? {line}" for line in fate.questions]
        if fate.outcome != "prose" and fate.kept:
            lines += [f"  = {' '.join(words.split())}" for words in fate.kept]
        lines.append("")
    return "\n".join(lines)


def summary_line(found: Sequence[Fate], lang: str) -> str:
    """Return one line that counts what became of the passages."""
    counts = summary(found)
    return counted("import-summary", len(found), lang, BOOK, **{k.replace("-", "_"): n for k, n in counts.items()})


def as_json(found: Sequence[Fate], source: Mapping[str, Any]) -> str:
    """Return the report as JSON; `source` is what the document is."""
    passages = [
        {
            "place": fate.place, "text": fate.text, "outcome": fate.outcome, "statements": list(fate.statements),
            "questions": list(fate.questions), "kept": list(fate.kept),
        }
        for fate in found
    ]  # fmt: skip
    told = {"version": 1, **source, "summary": dict(summary(found)), "passages": passages}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
