"""What checking one file comes to, as text: it can be kept, sent to another process, and read back unharmed.

What is read back may be damaged or made up; then it is refused, and nothing that it says is run.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from polc.checks.workspace.summary import Compared, Summary
from polc.core.findings import Finding
from polc.core.packing import packing
from polc.core.record import record
from polc.core.sources import Span


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


PACKING = packing({"A": (Accepted, (Finding, str, str, date))})
COLUMN = "\t"
"""What stands between the parts of an outcome that is written down; JSON writes it as an escape."""
HERE = ""
"""The path, as it is written, of what stands in the policy's own file."""
NOTHING = "[]"
"""What is written of an outcome that has nothing in common with others, and for that it has no findings."""


def written(outcome: Outcome) -> tuple[str, str]:
    """The outcome as one line of ASCII, and as another one what it has in common with those of other policies.

    What few runs look at has a column of its own, so that it need not be read with the rest.
    """
    summary = outcome.summary
    found = NOTHING
    if outcome.findings or outcome.accepted:
        found = _dumped([[PACKING.packed(f) for f in outcome.findings], [PACKING.packed(a) for a in outcome.accepted]])
    own = [
        found,
        summary.header,
        _dumped([summary.path, summary.id, *_plain_values(summary.own, summary.path)]),
        *_told_texts(summary.own),
    ]
    return COLUMN.join(own), COLUMN.join([_dumped(_plain_values(summary.lent, HERE)), *_told_texts(summary.lent)])


def read(own: str, common: str) -> Outcome:
    """The outcome that was written. Raises ValueError for what is none."""
    try:
        found, header, plain, *told = own.split(COLUMN)
        findings, accepted = ([], []) if found == NOTHING else json.loads(found)
        path, id_, *declared = json.loads(plain)
        summary = Summary(path + "", id_ + "", header, _compared(declared, told, path), _common_values(common))
        return Outcome(tuple(map(_finding, findings)), tuple(map(_accepted, accepted)), summary)
    except (TypeError, RecursionError) as error:
        raise ValueError("not an outcome") from error


def _dumped(plain: object) -> str:
    return json.dumps(plain, separators=(",", ":"))


def _finding(plain: object) -> Finding:
    found: Finding = _checked_type(PACKING.unpacked(plain), Finding)
    return found


def _accepted(plain: object) -> Accepted:
    found: Accepted = _checked_type(PACKING.unpacked(plain), Accepted)
    return found


def _checked_type(value: Any, wanted: type) -> Any:  # noqa: ANN401 - of the type wanted
    if type(value) is not wanted:
        raise ValueError(f"not a {wanted.__name__}")
    return value


def _plain_values(compared: tuple[Compared, ...], path: str) -> list[list[Any]]:
    return [[c.kind, _relative_path(path, c.span.path), c.span.start, c.span.end, c.stated, *c.names] for c in compared]


def _relative_path(path: str, other: str) -> str:
    return HERE if other == path else other


def _told_texts(compared: tuple[Compared, ...]) -> list[str]:
    return [c.told for c in compared]


@lru_cache(maxsize=64)
def _common_values(text: str) -> tuple[Compared, ...]:
    """What policies have in common, once for all of them."""
    plain, *told = text.split(COLUMN)
    return _compared(json.loads(plain), told, HERE)


def _compared(plain: list[list[Any]], told: list[str], path: str) -> tuple[Compared, ...]:
    if len(plain) != len(told):
        raise ValueError("not compared")
    return tuple([_compared_from(path, text, *fields) for fields, text in zip(plain, told, strict=True)])


def _compared_from(
    here: str, told: str, kind: str, path: str, start: int, end: int, stated: str, *names: str
) -> Compared:
    if type(start) is not int or type(end) is not int:
        raise ValueError("not compared")
    "".join((kind, path, *names))  # TypeError for what is no text
    return Compared(_interned(kind), Span(path or here, start, end), names, _interned(stated), told)


@lru_cache(maxsize=4096)
def _interned(text: str) -> str:
    """The text itself, the same one for all that say the same: what ten thousand policies state is held once."""
    return text + ""
