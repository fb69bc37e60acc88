"""What checking one file comes to, as text: it can be kept, sent to another process, and read back unharmed.

What is read back may be damaged or made up; then it is refused, and nothing that it says is run. Knows no rule.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from polc.text.finding import Finding
from polc.text.packing import Packing
from polc.text.record import record
from polc.text.source import Span
from polc.text.summary import Compared, Summary


@record
class Accepted:
    """A finding that a waiver accepts until a day (excluded), for a reason, by somebody."""

    finding: Finding
    reason: str
    by: str
    until: date


@record
class Outcome:
    """The findings of a file in the order of their places, those that waivers accept, and what others compare with."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    summary: Summary


PACKING = Packing({"A": (Accepted, (Finding, str, str, date))})
NOTHING = "[]"
"""What an outcome writes that has nothing in common with others."""


def written(outcome: Outcome) -> tuple[str, str]:
    """The outcome as one line of ASCII, and as another one what it has in common with those of other policies."""
    summary = outcome.summary
    parts = [
        [PACKING.packed(f) for f in outcome.findings],
        [PACKING.packed(a) for a in outcome.accepted],
        [summary.path, summary.id, summary.header, _plain(summary.own)],
    ]
    return _dumped(parts), _dumped(_plain(summary.lent))


def read(own: str, common: str) -> Outcome:
    """The outcome that was written. Raises ValueError for what is none."""
    try:
        found, accepted, (path, id_, header, declared) = json.loads(own)
        summary = Summary(path, id_, header, _compared(declared), _common(common))
        outcome = Outcome(tuple(map(_finding, found)), tuple(map(_accepted, accepted)), summary)
    except (TypeError, RecursionError) as error:
        raise ValueError("not an outcome") from error
    if not isinstance(path, str) or not isinstance(id_, str) or not isinstance(header, str):
        raise ValueError("not a summary")
    return outcome


def _dumped(plain: object) -> str:
    return json.dumps(plain, separators=(",", ":"))


def _finding(plain: object) -> Finding:
    found: Finding = _only(PACKING.unpacked(plain), Finding)
    return found


def _accepted(plain: object) -> Accepted:
    found: Accepted = _only(PACKING.unpacked(plain), Accepted)
    return found


def _only(value: Any, wanted: type) -> Any:  # noqa: ANN401 - of the type wanted
    if type(value) is not wanted:
        raise ValueError(f"not a {wanted.__name__}")
    return value


def _plain(compared: tuple[Compared, ...]) -> list[list[Any]]:
    return [[c.kind, c.span.path, c.span.start, c.span.end, list(c.names), c.stated, c.told] for c in compared]


@lru_cache(maxsize=64)
def _common(text: str) -> tuple[Compared, ...]:
    """What policies have in common, once for all of them."""
    return _compared(json.loads(text))


def _compared(plain: list[list[Any]]) -> tuple[Compared, ...]:
    found = []
    for kind, path, start, end, names, stated, told in plain:
        whole = isinstance(kind, str) and isinstance(path, str) and isinstance(start, int) and isinstance(end, int)
        texts = isinstance(stated, str) and isinstance(told, str) and all(isinstance(name, str) for name in names)
        if not whole or not texts:
            raise ValueError("not compared")
        found.append(Compared(kind, Span(path, start, end), tuple(names), stated, told))
    return tuple(found)
