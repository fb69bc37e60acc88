"""The vocabulary: every term of `dsl/vocabulary`, by class, with its names and its place in the hierarchy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar

from polc.core.findings import Term
from polc.core.record import record
from polc.reference.jurisdictions import jurisdictions
from polc.reference.languages import names_of
from polc.reference.package import names_in, read_toml

T = TypeVar("T")


@record
class Entry:
    """One term of a class: `names` by language tag, `parent` an id of the same class or empty, `fields` the rest."""

    id: str
    names: dict[str, str]
    parent: str
    fields: Mapping[str, Any]

    @property
    def term(self) -> Term:
        """The term as a fact of a finding."""
        return Term(self.names, self.id)


LAWS = "laws"
"""The class of the bodies of law: its terms are the folders of `dsl/law`, and no file of `dsl/vocabulary`."""


class Vocabulary:
    """The terms of one class, such as `data` or `purposes`."""

    def __init__(self, name: str, entries: dict[str, Entry], aliases: dict[str, Entry]) -> None:
        self.name = name
        self.entries = entries
        self._aliases = aliases
        self._known = {**entries, **aliases}
        self._fields: dict[tuple[str, str], object] = {}
        self._lines: dict[str, frozenset[str]] = {}

    def get(self, id_: str) -> Entry | None:
        """The term with this id or alternative id, or None."""
        return self._known.get(id_)

    def term_of(self, name: str, otherwise: T) -> Term | T:
        """Return the term with this id or alternative id as a fact of a finding.

        `otherwise` where there is none.
        """
        entry = self.get(name)
        return entry.term if entry else otherwise

    def ids(self) -> Iterator[str]:
        """Every id and alternative id."""
        yield from self.entries
        yield from self._aliases

    @cached_property
    def known(self) -> frozenset[str]:
        """Every id and alternative id."""
        return frozenset(self._known)

    def ancestors(self, id_: str) -> Iterator[Entry]:
        """The term and its ancestors, nearest first; nothing for an unknown id."""
        entry = self.get(id_)
        while entry is not None:
            yield entry
            entry = self.entries.get(entry.parent)

    def is_a(self, id_: str, ancestor: str) -> bool:
        """True when the term is the other one or stands below it."""
        wanted = self.get(ancestor)
        return wanted is not None and wanted.id in self.line(id_)

    def line(self, id_: str) -> frozenset[str]:
        """The ids of the term and its ancestors; empty for an unknown id."""
        if id_ not in self._lines:
            line = frozenset(e.id for e in self.ancestors(id_))
            if not line:
                return line
            self._lines[id_] = line
        return self._lines[id_]

    def ids_of(self, names: Iterable[str]) -> frozenset[str]:
        """The names, and the ids of the terms that they stand for under another name."""
        known = frozenset(names)
        return known.union(entry.id for name in known if (entry := self.get(name)))

    def below(self, ids: Iterable[str]) -> frozenset[str]:
        """Every id and alternative id of the terms, and of those that stand below one of them."""
        wanted = {entry.id for id_ in ids if (entry := self.get(id_))}
        return frozenset().union(*(self._descendants_by_name.get(id_, ()) for id_ in wanted))

    @cached_property
    def _descendants_by_name(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for id_ in self.ids():
            for above in self.line(id_):
                found.setdefault(above, set()).add(id_)
        return found

    def field(self, id_: str, key: str) -> object:
        """A field of the term or of its nearest ancestor that has it, None when none has."""
        if id_ not in self._known:
            return None
        if (id_, key) not in self._fields:
            self._fields[id_, key] = next((e.fields[key] for e in self.ancestors(id_) if key in e.fields), None)
        return self._fields[id_, key]


@cache
def vocabulary(name: str) -> Vocabulary:
    """The class of terms with this name.

    An empty one when the language has no such class.
    """
    if name == LAWS:
        return _vocabulary_of(LAWS, {id_: law.fields for id_, law in jurisdictions().items()})
    file = f"{name}.toml"
    return _vocabulary_of(name, read_toml("vocabulary", file) if file in names_in("vocabulary") else {})


def _vocabulary_of(name: str, tables: Mapping[str, Any]) -> Vocabulary:
    """The class whose terms stand in these tables, each by its id."""
    entries = {id_: Entry(id_, names_of(fields), fields.get("parent", ""), fields) for id_, fields in tables.items()}
    aliases = {alias: entries[id_] for id_, fields in tables.items() for alias in fields.get("also", ())}
    return Vocabulary(name, entries, aliases)


@lru_cache(maxsize=16_384)
def is_a(class_: str, name: str, ancestor: str) -> bool:
    """As `Vocabulary.is_a`, remembered: rules ask the same of the same terms, of one policy and of the next."""
    return vocabulary(class_).is_a(name, ancestor)


def with_below(class_: str, names: frozenset[str]) -> frozenset[str]:
    """Every name that is one of these or stands below one of them in a class of terms.

    Unknown names are equal.
    """
    return names | vocabulary(class_).below(names)


@lru_cache(maxsize=1)
def classes() -> tuple[str, ...]:
    """The names of all classes of terms."""
    files = (n.removesuffix(".toml") for n in names_in("vocabulary") if n.endswith(".toml"))
    return tuple(sorted((*files, LAWS)))
