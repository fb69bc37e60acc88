"""Records as plain values, and back.

Plain values can be written as JSON, sent to another process and kept. A record becomes a list that begins with its tag,
a tuple one that begins with `TUPLE`, a day one with `DAY`. What is read back may have been damaged or made up: only the
records of the table are ever made, and only of fields of their types. Nothing that is read can run anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from polc.core.findings import Finding, Related, Term
from polc.core.record import FIELDS, record
from polc.core.sources import Span
from polc.core.values import Disposal, Duration, Passage, Period, RetentionTerm, Text, Word

Packed = None | str | int | list[Any] | dict[str, Any]
"""What JSON can hold, numbers with a fraction left out."""

TUPLE = "t"
DAY = "d"

Form = type | tuple[type, ...] | list[Any]
"""What a field must be: of a type, of one of several, or a tuple of such (as a list with the one type in it)."""

NONE = type(None)
FACT: tuple[type, ...] = (str, int, date, Term, Text, Word, Duration, Period, RetentionTerm, tuple)

RECORDS: dict[str, tuple[type, tuple[Form, ...]]] = {
    "s": (Span, (str, int, int)),
    "m": (Term, (dict, str)),
    "w": (Word, (str, Span, str)),
    "p": (Passage, ((str, NONE), str, Span, str)),
    "x": (Text, ([Passage], Span)),
    "u": (Duration, (int, str, Span)),
    "e": (
        Period,
        (str, Span, (Duration, NONE), bool, bool, [(Word, Text)], (Text, NONE), (Word, NONE)),
    ),
    "f": (Disposal, ([Word], Span)),
    "c": (RetentionTerm, (Span, [Period], (Disposal, NONE), (Word, Text, NONE), (Word, NONE))),
    "r": (Related, (Span, str, dict)),
    "F": (Finding, (str, Span, dict, [Related], [str], str, str, [str])),
}
"""The records of a finding by their tags, each with the types of its fields in order."""


@record
class Packing:
    """Packs and unpacks `records`, given as in `RECORDS`.

    `facts` is what tables may hold, `tags` those of records.
    """

    records: Mapping[str, tuple[type, tuple[Form, ...]]]
    facts: tuple[type, ...]
    tags: Mapping[type, str]

    def packed(self, value: object) -> Packed:
        """A value as plain values. Raises TypeError for one that is none of ours."""
        if value is None or isinstance(value, str | int):
            return value
        tag = self.tags.get(type(value))
        if tag is not None:
            return [tag, *(self.packed(getattr(value, name)) for name in getattr(type(value), FIELDS))]
        if isinstance(value, tuple):
            return [TUPLE, *map(self.packed, value)]
        if isinstance(value, Mapping):
            return {str(key): self.packed(member) for key, member in value.items()}
        if isinstance(value, date):
            return [DAY, value.isoformat()]
        raise TypeError(f"not to be packed: {type(value).__name__}")

    def written(self, value: object) -> str:
        """A value as one line of ASCII. Raises TypeError as `packed` does."""
        return json.dumps(self.packed(value), separators=(",", ":"))

    def read(self, text: str) -> Any:  # noqa: ANN401 - whatever was written
        """The value that was written. Raises ValueError for what is none."""
        return self.unpacked(json.loads(text))

    def unpacked(self, plain: object) -> Any:  # noqa: ANN401 - whatever was packed
        """The value that was packed. Raises ValueError for what is none."""
        if plain is None or isinstance(plain, str | int):
            return plain
        if isinstance(plain, dict):
            return {key: self._fact(member) for key, member in plain.items()}
        if not isinstance(plain, list) or not plain:
            raise ValueError("not packed")
        tag, *members = plain
        if tag == TUPLE:
            return tuple(map(self.unpacked, members))
        if tag == DAY:
            return _day(members)
        if not isinstance(tag, str) or tag not in self.records:
            raise ValueError("no such record")
        made, forms = self.records[tag]
        values = [self.unpacked(member) for member in members]
        if len(values) != len(forms) or not all(map(_is_of_form, values, forms)):
            raise ValueError(f"not a {made.__name__}")
        return made(*values)

    def _fact(self, plain: object) -> object:
        fact = self.unpacked(plain)
        if not isinstance(fact, self.facts):
            raise ValueError("not a fact")
        return fact


def packing(more: Mapping[str, tuple[type, tuple[Form, ...]]], facts: tuple[type, ...] = FACT) -> Packing:
    """Return what packs the records of `RECORDS`, and `more` given in the same way."""
    records = {**RECORDS, **more}
    return Packing(records, facts, {made: tag for tag, (made, _) in records.items()})


def _is_of_form(value: object, form: Form) -> bool:
    if isinstance(form, list):
        return isinstance(value, tuple) and all(isinstance(member, form[0]) for member in value)
    return isinstance(value, form)


def _day(members: Sequence[object]) -> date:
    if len(members) != 1 or not isinstance(members[0], str):
        raise ValueError("not a day")
    return date.fromisoformat(members[0])
