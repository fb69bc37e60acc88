"""What a policy means by the names of data and of persons: what declared ones hold, and where all stand.

Knows declarations and the vocabulary; what is done with the data is not told here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from polc.model.closure import closures
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.reference.vocabulary import is_a, vocabulary, with_below

ALL_DATA = "personal-data"
"""The name of data that stands for whatever data there are."""


class Meanings(ABC):
    """The names of a policy.

    What one stands for is found once: rules on periods ask it of each cell.
    """

    kept: dict[object, Any]
    """What views have made of the policy."""

    @abstractmethod
    def all(self, kind: str) -> tuple[Declaration, ...]:
        """The declarations of a kind, in order."""

    @abstractmethod
    def get(self, kind: str, name: str) -> Declaration | None:
        """The declaration of this kind and name, None when there is none."""

    def is_a(self, class_: str, name: str, ancestor: str) -> bool:
        """True when a name is another or stands below it in a class of the vocabulary.

        Unknown names are equal.
        """
        return name == ancestor or is_a(class_, name, ancestor)

    # ------------------------------------------------------------------------------------------------------- data
    def data_terms(self, name: str) -> frozenset[str]:
        """The data that a name stands for: itself and, for declared data, all that it includes."""
        return self._all_data_terms().get(name) or frozenset({name})

    @cached_on_policy
    def _all_data_terms(self) -> dict[str, frozenset[str]]:
        """The data that each name of declared data stands for."""
        return closures({d.id: d.listing("includes").names for d in reversed(self.all("data")) if d.id}, "data")

    @cached_on_policy
    def data_parts(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The data that names stand for, each once.

        Declared data that are no more than what they include left out.
        """
        opened = (t for n in names for t in sorted(self.data_terms(n)) if not self.only_groups(t))
        return tuple(dict.fromkeys(opened))

    def _is_closed(self, name: str) -> bool:
        """True for declared data that are no more than terms which they include, with nothing in words or left open."""
        declared = self.get("data", name)
        included = declared.listing("includes") if declared else None
        return bool(included and not included.open and self.only_groups(name) and all(e.name for e in included.entries))

    def only_groups(self, name: str) -> bool:
        """True for declared data that are no more than what they include."""
        declared = self.get("data", name)
        included = declared.listing("includes").names if declared else frozenset()
        return bool(included) and name not in included

    def data_within(self, name: str, wider: str) -> bool:
        """True when every datum that `name` stands for is one that `wider` stands for, hierarchies included."""
        if name == wider:
            return True
        narrow = self.data_terms(name) - ({name} if self.get("data", name) else set())
        return (narrow or frozenset({name})) <= self.data_inside(frozenset({wider}))

    @cached_on_policy
    def data_inside(self, names: frozenset[str]) -> frozenset[str]:
        """All data that lie within some of those named: what they stand for, and what stands below that.

        A declared name means what it includes, and not all that the vocabulary has below a term that is called so.
        """
        terms = frozenset().union(*map(self.data_terms, names))
        closed = frozenset(t for t in terms if self._is_closed(t))
        return with_below("data", terms - closed) | closed

    @cached_on_policy
    def sensitivities(self, name: str) -> frozenset[str]:
        """The sensitivities (special, offence, national-number, bank, location, child) of what a name stands for."""
        found = (vocabulary("data").field(term, "sensitivity") for term in self.data_terms(name))
        return frozenset(str(s) for s in found if s)

    # ---------------------------------------------------------------------------------------------------- persons
    def subject_within(self, name: str, wider: str) -> bool:
        """True when a category of data subjects is another or lies within it, kinds of declared ones included."""
        if name == wider or is_a("subjects", name, wider):
            return True
        kinds = self.kinds_of_subject(name)
        return wider in kinds or any(is_a("subjects", n, wider) for n in kinds & vocabulary("subjects").known)

    @cached_on_policy
    def subjects_above(self, name: str) -> frozenset[str]:
        """All that a category of data subjects lies within: it, its kinds, and what these stand below."""
        kinds = self.kinds_of_subject(name) | {name}
        return kinds.union(*(vocabulary("subjects").line(n) for n in kinds & vocabulary("subjects").known))

    def kinds_of_subject(self, name: str) -> frozenset[str]:
        """The kinds that a category is stated to be, and those that they are in turn.

        Itself only in a circle.
        """
        return self._kinds_of_subjects().get(name, frozenset())

    @cached_on_policy
    def _kinds_of_subjects(self) -> dict[str, frozenset[str]]:
        kinds = {d.id: d.listing("kind").names for d in reversed(self.all("subject")) if d.id}
        found = closures(kinds, "subject")
        return {n: frozenset(kinds[n]).union(*(found.get(k, ()) for k in kinds[n])) for n in kinds}
