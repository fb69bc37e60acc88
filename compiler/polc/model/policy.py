"""The Policy: what rules and pages read. All it answers comes from the file, the vocabulary and the law's data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from polc.core.findings import Term
from polc.core.values import NOT_STATED, Listing, Text, Word
from polc.model.commitments.promises import Commitment, commitments_from
from polc.model.declaration import Declaration
from polc.model.laws_named import LawsNamed
from polc.model.memo import cached_on_policy
from polc.model.names import Index, Unresolved
from polc.model.purposes import Basis, Purpose
from polc.model.retention.periods import RetentionPeriod, periods_from
from polc.model.rights import Right, right_from
from polc.model.term_meanings import Meanings
from polc.reference.jurisdictions import regimes
from polc.reference.vocabulary import is_a, vocabulary
from polc.syntax.tree import Node


@dataclass
class Policy(Meanings, LawsNamed):
    """One policy (or library) as of a day, with the declarations of the files that it uses.

    `header` is its `policy` declaration, None for a library; `used` are the declarations that come from other files.
    `regime` are the bodies of law that it is judged under alone, empty for all that it names.
    `kept` is for those who read it: what several of them would make of it anew.
    """

    path: str
    as_of: date
    declarations: tuple[Declaration, ...]
    purposes: tuple[Purpose, ...]
    index: Index
    unresolved: tuple[Unresolved, ...] = ()
    duplicates: tuple[tuple[Declaration, Declaration], ...] = ()
    regime: tuple[str, ...] = ()
    _lines: dict[str, tuple[Purpose, ...]] = field(default_factory=dict, init=False, compare=False)
    kept: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    # ------------------------------------------------------------------------------------------- declarations
    def all(self, kind: str) -> tuple[Declaration, ...]:
        """The declarations of a kind, in order."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Declaration, ...]]:
        grouped: dict[str, list[Declaration]] = {}
        for declaration in self.declarations:
            grouped.setdefault(declaration.kind, []).append(declaration)
        return {kind: tuple(found) for kind, found in grouped.items()}

    def get(self, kind: str, name: str) -> Declaration | None:
        """The declaration of this kind and name, None when there is none."""
        return self._by_key.get((kind, name)) if self.all(kind) else None

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Declaration]:
        return {declaration.key: declaration for declaration in reversed(self.declarations)}

    @cached_property
    def nodes(self) -> tuple[tuple[Declaration, tuple[Node, ...]], ...]:
        """Every declaration with its node and all that stand below it, in the order written."""
        return tuple((d, tuple(_nodes_below(d.node))) for d in self.declarations)

    @cached_property
    def header(self) -> Declaration | None:
        """The `policy` declaration; None for a library."""
        return next(iter(self.all("policy")), None)

    @property
    def is_library(self) -> bool:
        """True for a file without `policy`: what it declares is for others to use."""
        return self.header is None

    @property
    def id(self) -> str:
        """The name of the policy, empty for a library."""
        return self.header.id if self.header else ""

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages it declares, in order; those of its texts where it declares none; English as a last resort."""
        if self.header and self.header.listing("languages"):
            return tuple(word.text for word in self.header.listing("languages").words)
        return self.text_languages or ("en",)

    @cached_property
    def text_languages(self) -> tuple[str, ...]:
        """The languages that its texts are tagged with, sorted."""
        values = (v for _, nodes in self.nodes for node in nodes for v in node.values)
        return tuple(sorted({lang for v in values if isinstance(v, Text) for lang in v.languages}))

    @cached_property
    def regimes(self) -> tuple[Policy, ...]:
        """The policy under each law that has nothing in common with the others."""
        groups = regimes(self.laws_named)
        return (self,) if len(groups) == 1 else tuple(replace(self, regime=group) for group in groups)

    # ------------------------------------------------------------------------------------------------ who is who
    @cached_property
    def controllers(self) -> tuple[Declaration, ...]:
        """Those who make the policy (`made by`), else every controller declared."""
        if self.header:
            names = self.header.listing("made").words
            found = [d for word in names for kind in ("controller",) if (d := self.get(kind, word.text))]
            for word in names:
                joint = self.get("joint-control", word.text)
                if joint:
                    found += [c for word in joint.listing("parties").words if (c := self.get("controller", word.text))]
            if found:
                return tuple(found)
        return self.all("controller")

    # ------------------------------------------------------------------------------------------------- purposes
    def purpose(self, name: str) -> Purpose | None:
        """The purpose with this name, None when there is none."""
        return self._purposes_by_name.get(name)

    @cached_property
    def _purposes_by_name(self) -> dict[str, Purpose]:
        return {purpose.id: purpose for purpose in reversed(self.purposes)}

    def ancestors(self, purpose: Purpose) -> tuple[Purpose, ...]:
        """The purpose and the bundles it is part of, nearest first; stops at a circle."""
        if purpose.part_of is None:
            return (purpose,)
        known = self._lines.get(purpose.id)
        if known is None or known[0] is not purpose:
            known = self._lines[purpose.id] = self._line(purpose)
        return known

    def _line(self, purpose: Purpose) -> tuple[Purpose, ...]:
        found: dict[str, Purpose] = {}
        current: Purpose | None = purpose
        while current is not None and current.id not in found:
            found[current.id] = current
            current = self.purpose(current.part_of.text) if current.part_of else None
        return tuple(found.values())

    def descendants(self, name: str) -> tuple[Purpose, ...]:
        """The purpose with this name and those that are part of it, in order."""
        return self._members_by_group.get(name, ())

    @cached_property
    def _members_by_group(self) -> dict[str, tuple[Purpose, ...]]:
        found: dict[str, list[Purpose]] = {}
        for purpose in self.purposes:
            for above in self.ancestors(purpose):
                found.setdefault(above.id, []).append(purpose)
        return {name: tuple(declarations) for name, declarations in found.items()}

    def members(self, purpose: Purpose) -> tuple[Purpose, ...]:
        """The purposes that are part of a bundle."""
        return self._members.get(purpose.id, ())

    @cached_property
    def _members(self) -> dict[str, tuple[Purpose, ...]]:
        parts: dict[str, list[Purpose]] = {}
        for purpose in self.purposes:
            if purpose.part_of:
                parts.setdefault(purpose.part_of.text, []).append(purpose)
        return {name: tuple(found) for name, found in parts.items()}

    def bases(self, purpose: Purpose) -> tuple[Basis, ...]:
        """Its legal bases, or those of its bundle where it states none itself."""
        if purpose.bases or purpose.part_of is None:
            return purpose.bases
        return next((p.bases for p in self.ancestors(purpose) if p.bases), ())

    def effective(self, purpose: Purpose, statement: str) -> Listing:
        """A list property of a purpose, or of its bundle where it does not state one itself."""
        own = purpose.declaration.listing(statement)
        if own.stated or purpose.part_of is None:
            return own
        found = (p.declaration.listing(statement) for p in self.ancestors(purpose))
        return next((x for x in found if x.stated), NOT_STATED)

    def relies_on(self, purpose: Purpose, ground: str) -> bool:
        """True when one of its bases is the ground (a term of `legal-bases`)."""
        return any(self.is_a("legal-bases", b.id, ground) for b in self.bases(purpose))

    def is_kind(self, purpose: Purpose, kind: str) -> bool:
        """True when one of its kinds is the kind, or stands below it in the vocabulary."""
        return any(is_a("purposes", word.text, kind) for word in purpose.kinds.words)

    def kind_flag(self, purpose: Purpose, flag: str) -> bool:
        """True when one of its kinds carries a flag of the vocabulary, such as `marketing`."""
        return any(vocabulary("purposes").field(word.text, flag) is True for word in purpose.kinds.words)

    def is_marketing(self, purpose: Purpose) -> bool:
        """True when one of its kinds is direct marketing."""
        return self.kind_flag(purpose, "marketing")

    def is_group(self, purpose: Purpose) -> bool:
        """True for a bundle that has members and names no activity besides them."""
        return purpose.id in self._gatherers

    @cached_property
    def _gatherers(self) -> frozenset[str]:
        return frozenset(p.id for p in self.purposes if self.members(p) and not p.activities)

    def uses_anonymised(self, purpose: Purpose) -> bool:
        """True when a purpose, or a bundle that it is part of, is said to use anonymised data."""
        return bool(self._anonymised) and any(p.id in self._anonymised for p in self.ancestors(purpose))

    @cached_property
    def _anonymised(self) -> frozenset[str]:
        return frozenset(p.id for p in self.purposes if p.anonymous)

    def named_purposes(self, listing: Listing) -> tuple[Purpose, ...]:
        """The declared purposes that a list reaches: those it names, members of bundles it names, kinds it names."""
        return self.reached(listing.names)

    @cached_on_policy
    def reached(self, names: frozenset[str]) -> tuple[Purpose, ...]:
        """As `named_purposes`, for the names of a list."""
        free = (name for name in names if name not in self._purposes_by_name)  # a declared name means that purpose
        kinds = {entry.id for name in free if (entry := vocabulary("purposes").get(name))}
        return tuple(
            p for p, ids, lines in self._names_by_purpose if not (names.isdisjoint(ids) and kinds.isdisjoint(lines))
        )

    @cached_property
    def _names_by_purpose(self) -> tuple[tuple[Purpose, frozenset[str], frozenset[str]], ...]:
        """Each purpose with the names by which a list reaches it: its own, its bundles', and kinds."""
        found = []
        for purpose in self.purposes:
            ids = frozenset(p.id for p in self.ancestors(purpose))
            lines = (vocabulary("purposes").line(word.text) for word in purpose.kinds.words)
            found.append((purpose, ids, frozenset().union(*lines)))
        return tuple(found)

    def data_of(self, purpose: Purpose) -> frozenset[str]:
        """Every datum that a purpose uses as far as it states it, declared data opened up."""
        found: set[str] = set()
        for word in self.effective(purpose, "data").words:
            found |= self.data_terms(word.text)
        return frozenset(found)

    # ------------------------------------------------------------------------------------------ retention, rights
    @cached_property
    def retention_periods(self) -> tuple[RetentionPeriod, ...]:
        """Every stated retention period with what it covers; those of cookies apart (`cookie_periods`)."""
        stated = (d for kind in ("retention", "purpose", "watchlist") for d in self.all(kind))
        return tuple(period for d in stated for period in periods_from(d))

    @cached_property
    def cookie_periods(self) -> tuple[RetentionPeriod, ...]:
        """The periods for which the data that cookies gather are kept."""
        return tuple(period for d in self.all("cookies") for period in periods_from(d))

    @cached_property
    def rights(self) -> dict[str, Right]:
        """The `right` declarations by the right they are about."""
        return {d.id: right_from(d) for d in self.all("right")}

    @property
    def rights_block(self) -> Declaration | None:
        """The `rights` declaration, None when there is none."""
        return next(iter(self.all("rights")), None)

    def offers(self, right: str) -> bool:
        """True when the policy offers a right, in `rights` or in a declaration of its own."""
        block = self.rights_block
        return right in self.rights or (block is not None and right in block.listing("offer").names)

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """Every promise, as a predicate; those that hold in a case only left out."""
        return tuple(commitment for d in self.all("promise") for commitment in commitments_from(d))

    # ------------------------------------------------------------------------------------------------------ words
    def called(self, kinds: tuple[str, ...], word: Word) -> Text | Word | Term:
        """What to call a name in a message: the title of its declaration, its name in the vocabulary, or itself.

        `kinds` are targets as in `dsl/properties.toml`: kinds of declaration, or `~class`.
        """
        for kind in kinds:
            if kind.startswith("~"):
                entry = vocabulary(kind[1:]).get(word.text)
                if entry:
                    return entry.term
            elif (declared := self.get(kind, word.text)) and declared.title:
                return declared.title
        return word


def _nodes_below(node: Node) -> list[Node]:
    """The node and every node below it, as `Node.walk`: all are asked for, so that a list is quicker."""
    found = [node]
    for child in node.children:
        found += _nodes_below(child) if child.children else (child,)
    return found
