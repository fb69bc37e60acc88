"""Compiles data files of the language, so that reading them takes no time.

What it makes is what `package.compiled` reads: plain values as JSON holds them, with the state of the file that they
are made of, and the places of days, which JSON has not.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

from polc.reference.lexicon import lists_of
from polc.reference.package import state_of
from polc.reference.rules import front_matter
from polc.reference.signs import keys_and_signs


def compiled_toml(content: bytes) -> bytes:
    """What a TOML file is compiled to."""
    return compiled_as(content, tomllib.loads(content.decode("utf-8")))


def compiled_lexicon(content: bytes) -> bytes:
    """What a book of the lexicon is compiled to: its table and, beside it, the keys and signs of its expressions."""
    table = tomllib.loads(content.decode("utf-8"))
    signs = {e: keys_and_signs(e) for expressions in lists_of(table) for e in expressions}
    return compiled_as(content, table, **{"keys-and-signs": signs})


def compiled_page(content: bytes) -> bytes:
    """What the page of a rule is compiled to: its front matter."""
    return compiled_as(content, front_matter(content.decode("utf-8")))


def compiled_as(content: bytes, value: dict[str, Any], **beside: object) -> bytes:
    """The compiled file of a data file with this content, this value, and what goes beside it under names."""
    dates = [list(way) for way in _days(value)]
    made = {"of": state_of(content), "dates": dates, "value": value, **beside}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"), default=date.isoformat).encode()


def _days(value: object) -> Iterator[tuple[str | int, ...]]:
    """The ways to every day in a value, by keys and indexes."""
    members: Iterator[tuple[str | int, object]]
    if isinstance(value, dict):
        members = iter(value.items())
    elif isinstance(value, list):
        members = iter(enumerate(value))
    else:
        return
    for key, member in members:
        if isinstance(member, date):
            yield (key,)
        else:
            yield from ((key, *way) for way in _days(member))
