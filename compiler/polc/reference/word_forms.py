"""Small words and endings of every language that the tool speaks, from `dsl/word-forms.toml`."""

from __future__ import annotations

from functools import cache

from polc.reference.package import read_toml


@cache
def word_forms(kind: str) -> frozenset[str]:
    """Return the forms of a kind in every language: `untold` or `endings`."""
    return frozenset(form for table in read_toml("word-forms.toml").values() for form in table[kind])
