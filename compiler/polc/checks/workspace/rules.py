"""What several policies of one run declare differently: the same vendor, controller or supervisory authority.

Only what both state is compared; what one leaves out is no difference. A declaration that both take from a library is
one declaration.

Of each policy no more is held than a `Summary`, so that ten thousand of them are compared in the memory that a few
take; and policies that state the same are compared as one, so that each costs as much as the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from polc.checks.workspace.summary import PACKING, Compared, Declared, Header, Stated, Summary
from polc.core.findings import Fact, Finding, Related
from polc.core.sources import Span

if TYPE_CHECKING:
    from polc.checks.workspace.comparable_facts import Property


MOST_STATEMENTS = 100
"""The most different statements about one name that a later one is compared with: the first ones, in their order."""


def estate(policies: Iterable[Summary]) -> list[Finding]:
    """A finding for each property that two policies of the run state differently, at the later one."""
    kinds: dict[str, _Kind] = {}
    lent: dict[int, object] = {}
    for policy in policies:
        common = () if id(policy.lent) in lent else policy.lent
        lent[id(common)] = common  # as long as it is held here, nothing else has its id
        for compared in (*policy.own, *common):
            kind = kinds.get(compared.kind)
            if kind is None:
                kind = kinds[compared.kind] = _Kind(compared.kind)
            kind.add(policy, compared)
    return [finding for kind in kinds.values() for finding in kind.found]


class _Known:
    """A declaration in a policy of the run."""

    __slots__ = ("_told", "compared", "number", "policy")

    def __init__(self, policy: Summary, compared: Compared, number: int) -> None:
        self.policy = policy
        self.compared = compared
        self.number = number
        self._told: Declared | None = None

    @property
    def path(self) -> str:
        return self.compared.span.path

    @property
    def told(self) -> Declared:
        if self._told is None:
            self._told = PACKING.read(self.compared.told)
        return self._told

    def header(self) -> Header | None:
        return _header(self.policy.header) if self.policy.header else None


def _header(written: str) -> Header:
    header: Header = PACKING.read(written)
    return header


class _Kind:
    """The declarations of a kind, one after the other.

    Of those that state the same of one name, two are kept: the first, and the first of another file, since a
    declaration is not compared with others of its own file.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._seen: set[Span] = set()
        self._named: dict[str, dict[str, list[_Known]]] = {}
        self.found: list[Finding] = []

    def add(self, policy: Summary, compared: Compared) -> None:
        """Compares a declaration of a policy with those before it, and holds it for those to come."""
        if compared.span in self._seen:
            return
        self._seen.add(compared.span)
        known = _Known(policy, compared, len(self._seen))
        mine = compared.stated
        groups = []
        differ = False
        for name in compared.names:
            group = self._named.get(name)
            if group is None:
                self._named[name] = {mine: [known]}
            else:
                groups.append(group)
                differ = differ or len(group) > (mine in group)
        if differ:
            self._compare(known, groups)
        for group in groups:
            alike = group.setdefault(mine, [])
            if not alike or (len(alike) == 1 and alike[0].path != known.path):
                alike.append(known)

    def _compare(self, newest: _Known, groups: list[dict[str, list[_Known]]]) -> None:
        from polc.checks.workspace.comparable_facts import (
            KINDS,  # what decides is read when there is something to decide
        )

        mine = newest.compared.stated
        first = (item for group in groups for item in islice(group.items(), MOST_STATEMENTS))
        others = {k.number: k for stated, known in first if stated != mine for k in known}
        earlier = [others[n] for n in sorted(others) if others[n].path != newest.path]
        for prop in KINDS[self._kind][1]:
            self.found += _difference(self._kind, prop, newest, earlier)


def _difference(kind: str, prop: Property, first: _Known, earlier: list[_Known]) -> Iterator[Finding]:
    here: Stated | None = first.told.stated.get(prop.word)
    for second in earlier if here else ():
        there: Stated | None = second.told.stated.get(prop.word)
        if here and there and prop.differ(here, there) and not _other_service(first.told, second.told):
            facts: dict[str, Fact] = {
                "name": first.told.label, "statement": prop.word, "here": tuple(here.values.values()),
                "there": tuple(there.values.values()), "policy": _policy_name(second, first),
            }  # fmt: skip
            related = (Related(there.span, "other", facts),)
            key = kind, first.told.id
            yield Finding(f"estate/{kind}", here.span, facts, related, subject=key, severity=prop.severity)
            return


def _policy_name(other: _Known, beside: _Known) -> Fact:
    """The title of a policy, its name where the other one has the same title, the path of a library."""
    header, mine = other.header(), beside.header()
    if header is None:
        return other.policy.path
    return header.id if mine is not None and set(header.titles) & set(mine.titles) else header.label


def _other_service(first: Declared, second: Declared) -> bool:
    """True when two vendors of one name certainly do different things: two services, or a name shared by chance."""
    return bool(first.services and second.services) and not set(first.services) & set(second.services)


def policies_twice(policies: Iterable[Summary]) -> list[Finding]:
    """A finding for each policy of the run whose name an earlier one has, or one that differs by capitals only."""
    first: dict[str, Summary] = {}
    findings = []
    for policy in policies:
        if not policy.header:
            continue
        known = first.setdefault(policy.id.casefold(), policy)
        if known is not policy:
            here, there = _header(policy.header), _header(known.header)
            related = (Related(there.place, "first"),)
            facts: dict[str, Fact] = {"name": policy.id}
            variant = "capitals" if known.id != policy.id else ""
            if variant:
                facts["other"] = known.id
            findings.append(Finding("names/policy-twice", here.place, facts, related, here.key, variant))
    return findings
