"""The words of a target's own data, in the language of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from polc.reference.phrases import phrase
from polc.reference.vocabulary import vocabulary

FALLBACK = "en"


class Labels:
    """The words of a target in a language.

    In English where its data lack the language.
    """

    def __init__(self, table: Mapping[str, Any], lang: str) -> None:
        self._table = table
        self.lang = lang

    @property
    def colon(self) -> str:
        """The colon of the language, with the space before it where it has one."""
        return phrase("colon", self.lang)

    def of(self, group: str, name: str) -> str:
        """The words of a name in a group of the data, such as `fields` or `lines`.

        Empty for an empty name.
        """
        return self._in_language(self._table[group][name]) if name else ""

    def head(self, field: str) -> str:
        """The head of the column of a field."""
        words = self.of("fields", field)
        return words[:1].upper() + words[1:]

    def choices(self, group: str) -> tuple[str, ...]:
        """All words of a group, in the order of the data."""
        return tuple(self._in_language(fields) for fields in self._table[group].values())

    def order(self, group: str) -> tuple[str, ...]:
        """The names in a group, in the order of the data."""
        return tuple(self._table[group])

    def norms(self, field: str) -> tuple[str, ...]:
        """The provisions that want a field."""
        return tuple(self._table["fields"][field].get("norms", ()))

    def is_sensitive(self, line: str) -> bool:
        """True for a category of data of GDPR Arts. 9 or 10."""
        return bool(self._table["lines"][line].get("sensitive", False))

    def mapped(self, class_: str, name: str) -> str:
        """What a term is on the other side, or the nearest term above it.

        Empty where neither is anything.
        """
        terms = self._table["terms"][class_]
        return next((str(terms[e.id]) for e in vocabulary(class_).ancestors(name) if e.id in terms), "")

    def _in_language(self, fields: Mapping[str, Any]) -> str:
        return str(fields.get(self.lang) or fields[FALLBACK])
