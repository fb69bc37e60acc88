"""What each statement of the language reads like, from `dsl/sentences.toml`, which is derived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from polc.core.record import record
from polc.reference.package import read_toml

FILE = "sentences.toml"


@record
class Reading:
    """A statement such as `purpose basis withdrawn`.

    `sample` is how the language reference writes it; `read` the functions of the model that ask for it; `said` the
    sentences that the page prints for the sample, by language. The last two may be empty.
    """

    name: str
    sample: str
    read: tuple[str, ...]
    said: Mapping[str, tuple[str, ...]]


def readings() -> tuple[Reading, ...]:
    """Return what every statement reads like, by name."""
    return tuple(_reading(name, table) for name, table in read_toml(FILE).items())


def reading(name: str) -> Reading | None:
    """Return what a statement reads like.

    None for one that the language does not have.
    """
    table = read_toml(FILE).get(name)
    return _reading(name, table) if table else None


def _reading(name: str, table: Mapping[str, Any]) -> Reading:
    said = {lang: tuple(found) for lang, found in table.items() if lang not in ("sample", "read")}
    return Reading(name, str(table["sample"]), tuple(table.get("read", ())), said)
