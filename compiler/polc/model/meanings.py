"""What a policy means by the names of data and of persons: what declared ones hold, and where all stand.

Knows declarations and the vocabulary; what is done with the data is not told here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from polc.model.declaration import Declaration
from polc.reference.vocabulary import is_a, vocabulary


class Meanings(ABC):
    """The names of a policy. What one stands for is found once: rules on periods ask it of each cell."""

    @abstractmethod
    def get(self, kind: str, name: str) -> Declaration | None:
        """The declaration of this kind and name, None when there is none."""

    def is_a(self, class_: str, name: str, ancestor: str) -> bool:
        """True when a name is another or stands below it in a class of the vocabulary; unknown names are equal."""
        return name == ancestor or is_a(class_, name, ancestor)

    # ------------------------------------------------------------------------------------------------------- data
    def data_terms(self, name: str) -> frozenset[str]:
        """The data that a name stands for: itself and, for declared data, all that it includes."""
        if name not in self._terms:
            self._terms[name] = self._included(name, frozenset())
        return self._terms[name]

    @cached_property
    def _terms(self) -> dict[str, frozenset[str]]:
        return {}

    def _included(self, name: str, seen: frozenset[str]) -> frozenset[str]:
        found = {name}
        declared = self.get("data", name)
        if declared is not None and name not in seen:
            for word in declared.listing("includes").words:
                found |= self._included(word.text, seen | {name})
        return frozenset(found)

    def data_parts(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The data that names stand for, each once; declared data that are no more than what they include left out."""
        if names not in self._parts:
            opened = (t for n in names for t in sorted(self.data_terms(n)) if not self.only_groups(t))
            self._parts[names] = tuple(dict.fromkeys(opened))
        return self._parts[names]

    @cached_property
    def _parts(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    def only_groups(self, name: str) -> bool:
        """True for declared data that are no more than what they include."""
        declared = self.get("data", name)
        included = declared.listing("includes").names if declared else frozenset()
        return bool(included) and name not in included

    def data_within(self, name: str, wider: str) -> bool:
        """True when every datum that `name` stands for is one that `wider` stands for, hierarchies included."""
        if name == wider:
            return True
        wide = self.data_terms(wider)
        narrow = self.data_terms(name) - ({name} if self.get("data", name) else set())
        narrow = narrow or frozenset({name})
        return all(any(self.is_a("data", n, w) for w in wide) for n in narrow)

    def sensitivities(self, name: str) -> frozenset[str]:
        """The sensitivities (special, offence, national-number, bank, location, child) of what a name stands for."""
        if name not in self._sensitive:
            found = (vocabulary("data").field(term, "sensitivity") for term in self.data_terms(name))
            self._sensitive[name] = frozenset(str(s) for s in found if s)
        return self._sensitive[name]

    @cached_property
    def _sensitive(self) -> dict[str, frozenset[str]]:
        return {}

    # ---------------------------------------------------------------------------------------------------- persons
    def subject_within(self, name: str, wider: str) -> bool:
        """True when a category of data subjects is another or lies within it, kinds of declared ones included."""
        if name == wider or is_a("subjects", name, wider):
            return True
        return any(self.is_a("subjects", n, wider) for n in self._kinds_of_subject(name))

    def _kinds_of_subject(self, name: str) -> frozenset[str]:
        if name not in self._persons:
            self._persons[name] = self._subject_kinds(name, frozenset())
        return self._persons[name]

    @cached_property
    def _persons(self) -> dict[str, frozenset[str]]:
        return {}

    def _subject_kinds(self, name: str, seen: frozenset[str]) -> frozenset[str]:
        declared = self.get("subject", name)
        if declared is None or name in seen:
            return frozenset()
        kinds = declared.listing("kind").names
        return kinds | {k for n in kinds for k in self._subject_kinds(n, seen | {name})}
