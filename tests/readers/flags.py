"""Records which flags of the vocabulary are looked at while something runs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

from polc.reference.vocabulary import LAWS, classes, vocabulary

WORDS = frozenset({"en", "fr", "es", "parent", "dpv", "also"})
"""Fields that every term may have: its names, and its place among the terms."""
TEXTS = ("-a", "-alone", "-article", "-bare", "-by", "-mine", "-short", "-title", "-we")
"""Ends of the names of fields that hold words."""


class _Recorded(dict[str, Any]):
    """The fields of a term, which tell when one of them is looked at."""

    def __init__(self, fields: dict[str, Any], class_: str, seen: set[str]) -> None:
        super().__init__(fields)
        self._lines = {key: line for key, value in fields.items() if (line := _line(class_, key, value))}
        self._seen = seen

    def _look(self, key: object) -> None:
        if line := self._lines.get(str(key)):
            self._seen.add(line)

    def __getitem__(self, key: str) -> Any:
        self._look(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._look(key)
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._look(key)
        return super().get(key, default)


def all_flags() -> frozenset[str]:
    """Return every flag of the vocabulary as a line: class, field and, where it is a word, its value."""
    return frozenset(
        line
        for class_ in classes()
        for entry in vocabulary(class_).entries.values()
        for key, value in entry.fields.items()
        if (line := _line(class_, key, value))
    )


def recording() -> Callable[[Callable[[], object]], frozenset[str]]:
    """Return what runs something and tells which flags it looked at. What was remembered is forgotten before."""
    seen: set[str] = set()
    for class_ in classes():
        for entry in vocabulary(class_).entries.values():
            entry.fields = _Recorded(dict(entry.fields), class_, seen)  # type: ignore[misc]

    def flags_seen(run: Callable[[], object]) -> frozenset[str]:
        for remembered in _memories():
            remembered.cache_clear()
        for class_ in classes():
            vocabulary(class_)._fields.clear()
        seen.clear()
        run()
        return frozenset(seen)

    return flags_seen


def _line(class_: str, key: str, value: object) -> str:
    """The line of a flag; empty for words, names of law and other fields of the terms themselves."""
    if class_ == LAWS or key in WORDS or key.endswith(TEXTS) or key in {"article", "clause", "see", "source"}:
        return ""
    word = value if isinstance(value, str) and ":" not in value and vocabulary("events").get(value) is None else ""
    return f"{class_} {key} {word}".strip()


def _memories() -> Iterator[Any]:
    """What remembers the answers of functions of the model and of the rules."""
    for found in gc.get_objects():
        if type(found).__name__ == "_lru_cache_wrapper":
            module = str(getattr(found, "__module__", ""))
            of_rules = module.startswith(("polc.model", "polc.checks")) and found.__name__ != "rules"
            if of_rules or (module, found.__name__) == ("polc.reference.vocabulary", "is_a"):
                yield found
