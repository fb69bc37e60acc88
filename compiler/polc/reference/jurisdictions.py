"""The bodies of law: a folder of `dsl/law` each, with a file `jurisdiction.toml`, and the tables of all folders as one.

A folder without that file holds what can be cited (norms, authorities), and is no term of `law`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
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

    @property
    def retains(self) -> tuple[str, ...]:
        """The bodies of law whose rules it keeps as its own, without their facts."""
        return tuple(self.fields.get("retains", ()))

    @property
    def area(self) -> str:
        """What is not abroad; empty where those that it extends say so."""
        return str(self.fields.get("area", ""))

    def keeps(self, rule: str, variant: str, day: date) -> bool:
        """True when it keeps a rule of another law, for a variant, on a day."""
        kept = self.fields.get("only-rules")
        known = kept is None or not _findings(rule, variant).isdisjoint(kept)
        return known and not self.excepts(rule, variant, day)

    def excepts(self, rule: str, variant: str, day: date) -> bool:
        """True when a rule, or a variant of it, does not hold under it on a day."""
        rows = self.fields.get("excepted", ())
        dated = (row["rules"] for row in rows if row.get("from", day) <= day < row.get("until", date.max))
        named = _findings(rule, variant)
        return any(not named.isdisjoint(rules) for rules in (self.fields.get("except-rules", ()), *dated))


def _findings(rule: str, variant: str) -> frozenset[str]:
    """How data name the findings of a variant: `rule`, or `rule#variant`."""
    return frozenset({rule, f"{rule}#{variant}"} if variant else {rule, f"{rule}#"})


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
def regimes(named: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The bodies of law that hold, those apart that have nothing in common.

    What is judged under two of them is judged twice: `eu` and all that extends it, and the law of a state outside.
    """
    held = holding(named)
    groups: dict[str, list[str]] = {}
    for id_ in held:
        groups.setdefault(_extended(id_)[-1], []).append(id_)
    return tuple(tuple(group) for _, group in sorted(groups.items(), key=lambda found: _place_of(found[0])))


def _place_of(id_: str) -> int:
    return tuple(jurisdictions()).index(id_)


@cache
def areas(held: tuple[str, ...]) -> tuple[str, ...]:
    """The places, or groups of places, that are not abroad under some bodies of law."""
    return tuple(dict.fromkeys(area for id_ in held if (area := jurisdictions()[id_].area)))


@cache
def retained(held: tuple[str, ...]) -> frozenset[str]:
    """The bodies of law whose rules some others keep."""
    return frozenset(other for id_ in held for other in jurisdictions()[id_].retains)


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


def root_of(id_: str) -> str:
    """The body of law that a folder builds on; the default one for no law."""
    return _extended(id_)[-1] if id_ in jurisdictions() else default_jurisdiction()


def following(id_: str) -> tuple[str, ...]:
    """The laws whose rules hold where a folder says something; all, for no law."""
    if id_ not in jurisdictions():
        return tuple(jurisdictions())
    return (*_extended(id_), *jurisdictions()[id_].retains)


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
