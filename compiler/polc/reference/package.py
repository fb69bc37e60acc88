"""Reads the files that come with the package. The one place that knows where `polc.dsl` keeps what."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def read_text(*path: str) -> str:
    """The text of a data file of the language, such as `read_text("vocabulary", "rights.toml")`.

    Raises FileNotFoundError when the package has no such file.
    """
    place = files("polc.dsl")
    for part in path:
        place = place.joinpath(part)
    return place.read_text(encoding="utf-8")


@cache
def read_toml(*path: str) -> dict[str, Any]:
    """A TOML data file of the language as plain values."""
    return tomllib.loads(read_text(*path))


@cache
def names_in(*path: str) -> tuple[str, ...]:
    """The names of the files and folders in a data folder of the language, sorted; empty when there is none."""
    place = files("polc.dsl")
    for part in path:
        place = place.joinpath(part)
    if not place.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in place.iterdir()))
