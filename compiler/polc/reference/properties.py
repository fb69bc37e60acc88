"""What each statement of the language refers to and whether it may be repeated, from `dsl/properties.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from polc.core.record import record
from polc.reference.package import read_toml


@record
class Property:
    """A statement: `refers` holds kinds of declaration and `~class` for vocabulary.

    `clauses` a second list's. `word` is the statement's word as written in a file.
    """

    refers: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    many: bool = False
    word: str = ""


@cache
def property_of(declaration: str, statement: str, parent: str = "") -> Property:
    """What is known of a statement of a declaration, or of a clause inside another statement (`parent`).

    A plain property for a statement that the file does not list.
    """
    table = read_toml("properties.toml")
    keys = (f"{parent}.{statement}", f"{declaration}.{statement}", statement)
    fields: dict[str, Any] = next((table[key] for key in keys if key in table), {})
    return Property(
        refers=tuple(fields.get("refers", ())),
        clauses=tuple(fields.get("clauses", ())),
        many=bool(fields.get("many", False)),
        word=str(fields.get("word", statement)),
    )
