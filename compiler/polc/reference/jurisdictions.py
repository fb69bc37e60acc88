"""The bodies of law: a folder of `dsl/law` each, with a file `jurisdiction.toml`, and the tables of all folders as one.

A folder without that file holds what can be cited (norms, authorities), and is no term of `law`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.package import read_folders

LAW = "law"


@record
class Jurisdiction:
    """One body of law: `id` is its folder, `fields` what `jurisdiction.toml` says of it."""

    id: str
    fields: Mapping[str, Any]

    @property
    def country(self) -> str:
        """Its country, ISO 3166 alpha-2; empty where it is that of no single one."""
        return str(self.fields.get("country", ""))

    @property
    def extends(self) -> tuple[str, ...]:
        """The bodies of law that hold wherever it does."""
        return tuple(self.fields.get("extends", ()))


@lru_cache(maxsize=1)
def jurisdictions() -> dict[str, Jurisdiction]:
    """Every body of law by its id: the one that holds by default first, then in alphabetical order."""
    tables = read_folders(LAW, "jurisdiction.toml")
    ids = sorted(tables, key=lambda id_: (not tables[id_].get("default", False), id_))
    return {id_: Jurisdiction(id_, tables[id_]) for id_ in ids}


def default_jurisdiction() -> str:
    """The body of law of a policy that names none."""
    return next(iter(jurisdictions()))


@cache
def holding(named: frozenset[str]) -> tuple[str, ...]:
    """The bodies of law that hold where some are named, what they extend included, the narrower before the wider.

    A name that is none says nothing: where only such are named, the law holds that holds by default.
    """
    found: dict[str, None] = {}
    for id_ in sorted(named & jurisdictions().keys() or {default_jurisdiction()}):
        for held in _extended(id_):
            found.pop(held, None)
            found[held] = None
    return tuple(found)


@cache
def _extended(id_: str) -> tuple[str, ...]:
    """A body of law and those that it extends, nearest first."""
    found = [id_]
    for held in found:
        found += [other for other in jurisdictions()[held].extends if other not in found]
    return tuple(found)


def wider(id_: str) -> tuple[str, ...]:
    """The bodies of law that one extends, directly or through others."""
    return _extended(id_)[1:]


@cache
def law_table(name: str) -> dict[str, Any]:
    """The tables of one name in all folders (`norms` for each `norms.toml`) as one.

    In the order of the bodies of law, then of the folders that are none; ids are the same in no two folders.
    """
    return {id_: fields for _, id_, fields in law_rows(name)}


def law_rows(name: str) -> Iterator[tuple[str, str, Any]]:
    """The rows of the tables of one name in all folders: the folder, the id and the fields of each."""
    tables = read_folders(LAW, f"{name}.toml")
    for folder in dict.fromkeys((*jurisdictions(), *tables)):
        for id_, fields in tables.get(folder, {}).items():
            yield folder, id_, fields


def countries(named: Iterable[str]) -> frozenset[str]:
    """The countries of bodies of law, ISO 3166 alpha-2."""
    known = (jurisdictions().get(id_) for id_ in named)
    return frozenset(j.country for j in known if j and j.country)
