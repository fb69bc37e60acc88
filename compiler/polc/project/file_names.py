"""Finds names of files and folders that not every system can have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from polc.core.findings import Finding, Related
from polc.core.sources import Span
from polc.project.paths import legible
from polc.project.workers.check_input import Place
from polc.release.devices import is_device

BYTES = re.compile("[\udc80-\udcff]")
"""Bytes of a name that are no UTF-8, as Python hands them on."""
CHARACTERS = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[. ]$')
"""What no name has on Windows; a line feed, or the bar between its fields, would break a baseline as well."""


def names_of_files(places: Sequence[Place]) -> Iterator[Finding]:
    """A finding for each name, of a file of the run or of a folder on the way to it, told once."""
    told: set[str] = set()
    first: dict[str, tuple[str, str]] = {}
    for place in places:
        if place.content is not None:
            continue
        path = PurePath(place.path)
        parts = (path.name,) if path.is_absolute() else tuple(p for p in path.parts if p != "..")
        way = str(path.parent) if path.is_absolute() else ""
        for part in parts:
            way = f"{way}/{part}"
            key = way if way.isascii() and way.islower() else unicodedata.normalize("NFC", way).casefold()
            known, name = first.setdefault(key, (way, place.name))
            if way in told or (known == way and name != place.name):
                continue
            told.add(way)
            yield from _about(part, place.name)
            if known != way:
                related = (Related(Span(name, 0, 0), "first"),)
                yield Finding("file/name", Span(place.name, 0, 0), {"found": legible(part)}, related)


def _about(part: str, name: str) -> Iterator[Finding]:
    at, facts = Span(name, 0, 0), {"found": legible(part)}
    if BYTES.search(part):
        yield Finding("file/name", at, facts, variant="bytes", severity="error")
    elif is_device(part):
        yield Finding("file/name", at, facts, variant="reserved")
    elif CHARACTERS.search(part):
        yield Finding("file/name", at, facts, variant="characters")
