"""What each statement of the language refers to and whether it may be repeated, from `dsl/properties.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from polc.reference.package import read_toml


@dataclass(frozen=True, slots=True)
class Property:
    """A statement: `refers` holds kinds of declaration and `~class` for vocabulary; `clauses` those of its second list."""

    refers: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    many: bool = False


@lru_cache(maxsize=None)
def property_of(declaration: str, statement: str) -> Property:
    """What is known of a statement in a declaration; a plain one for a statement that the file does not list."""
    table = read_toml("properties.toml")
    fields = table.get(f"{declaration}.{statement}") or table.get(statement) or {}
    return Property(tuple(fields.get("refers", ())), tuple(fields.get("clauses", ())), bool(fields.get("many", False)))
