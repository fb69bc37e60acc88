"""What several policies of one run declare differently: the same vendor, controller or supervisory authority.

Only what both state is compared; what one leaves out is no difference. A declaration that both take from a library is
one declaration. Knows no single policy, and no file but by the places in declarations.

Of each policy no more is held than a `Summary`, so that ten thousand of them are compared in the memory that a few
take; and policies that state the same are compared as one, so that each costs as much as the first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from polc.checks.stated import KINDS, Property, Stated, texts
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.text.finding import Fact, Finding, Related
from polc.text.packing import FACT, Packed, Packing
from polc.text.record import record
from polc.text.source import Span
from polc.text.values import Text, Word


@record
class Header:
    """The `policy` declaration: its place, its name, what to call it, and its titles as they are compared."""

    place: Span
    id: str
    label: Text | Word
    titles: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Kind and name, as findings call it."""
        return "policy", self.id


@record
class Declared:
    """What a finding tells of a declaration: its name, what to call it, what it does, and what it states, by word.

    `services` are empty where it does not say in full what it does.
    """

    id: str
    label: Text | Word
    services: tuple[str, ...]
    stated: dict[str, Any]


@record
class Compared:
    """A declaration as others are compared with it.

    `names` are those by which it is the same as another one; `stated` is what is compared of it, written down, equal
    where two state the same; `told` is a packed `Declared`, which only a difference unpacks.
    """

    kind: str
    span: Span
    names: tuple[str, ...]
    stated: str
    told: Packed


@record
class Summary:
    """All of a policy, or of a library, that the others of its run are compared with; `header` is a packed `Header`."""

    path: str
    id: str
    header: Packed
    compared: tuple[Compared, ...]


PACKING = Packing(
    {
        "S": (Stated, (Span, dict, bool)),
        "D": (Declared, (str, (Text, Word), tuple, dict)),
        "H": (Header, (Span, str, (Text, Word), tuple)),
    },
    facts=(*FACT, Stated),
)


def summary_of(policy: Policy) -> Summary:
    """What the other policies of its run are compared with."""
    header = policy.header
    packed = None
    if header is not None:
        packed = PACKING.packed(Header(header.place, header.id, header.label, tuple(sorted(texts(header.title)))))
    found = [c for kind in KINDS for declaration in policy.all(kind) if (c := _compared(kind, declaration))]
    return Summary(policy.path, policy.id, packed, tuple(found))


def _compared(kind: str, declaration: Declaration) -> Compared | None:
    """The declaration as others are compared with it; None where it has no name to know it by, or states nothing."""
    identity, properties = KINDS[kind]
    names = identity(declaration)
    stated = {p.word: s for p in properties if (s := p.read(declaration))} if names else {}
    if not stated:
        return None
    does = declaration.listing("does")
    services = () if does.open else tuple(sorted(does.names))
    keys = [[word, sorted(s.values), s.open] for word, s in stated.items()]
    told = PACKING.packed(Declared(declaration.id, declaration.label, services, stated))
    return Compared(kind, declaration.span, tuple(sorted(names)), json.dumps([services, keys]), told)


def estate(policies: Iterable[Summary]) -> list[Finding]:
    """A finding for each property that two policies of the run state differently, at the later one."""
    kinds = {kind: _Kind(kind) for kind in KINDS}
    for policy in policies:
        for compared in policy.compared:
            kinds[compared.kind].add(_Known(policy, compared))
    return [finding for kind in kinds.values() for finding in kind.found]


class _Known:
    """A declaration in a policy of the run."""

    __slots__ = ("_told", "compared", "number", "policy")

    def __init__(self, policy: Summary, compared: Compared) -> None:
        self.policy = policy
        self.compared = compared
        self.number = 0
        self._told: Declared | None = None

    @property
    def path(self) -> str:
        return self.compared.span.path

    @property
    def told(self) -> Declared:
        if self._told is None:
            self._told = PACKING.unpacked(self.compared.told)
        return self._told

    def header(self) -> Header | None:
        found: Header | None = PACKING.unpacked(self.policy.header)
        return found


class _Kind:
    """The declarations of a kind, one after the other.

    Of those that state the same of one name, two are kept: the first, and the first of another file, since a
    declaration is not compared with others of its own file.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._properties = KINDS[kind][1]
        self._seen: set[Span] = set()
        self._named: dict[str, dict[str, list[_Known]]] = {}
        self.found: list[Finding] = []

    def add(self, one: _Known) -> None:
        if one.compared.span in self._seen:
            return
        self._seen.add(one.compared.span)
        one.number = len(self._seen)
        groups = [self._named.setdefault(name, {}) for name in one.compared.names]
        mine = one.compared.stated
        others = {k.number: k for group in groups for stated, ks in group.items() if stated != mine for k in ks[:]}
        if others:
            earlier = [others[n] for n in sorted(others) if others[n].path != one.path]
            for prop in self._properties:
                self.found += _difference(self._kind, prop, one, earlier)
        for group in groups:
            alike = group.setdefault(mine, [])
            if not alike or (len(alike) == 1 and alike[0].path != one.path):
                alike.append(one)


def _difference(kind: str, prop: Property, one: _Known, earlier: list[_Known]) -> Iterator[Finding]:
    here: Stated | None = one.told.stated.get(prop.word)
    for other in earlier if here else ():
        there: Stated | None = other.told.stated.get(prop.word)
        if here and there and prop.differ(here, there) and not _other_service(one.told, other.told):
            facts: dict[str, Fact] = {
                "name": one.told.label, "statement": prop.word, "here": tuple(here.values.values()),
                "there": tuple(there.values.values()), "policy": _called(other, one),
            }  # fmt: skip
            related = (Related(there.span, "other", facts),)
            key = kind, one.told.id
            yield Finding(f"estate/{kind}", here.span, facts, related, subject=key, severity=prop.severity)
            return


def _called(other: _Known, beside: _Known) -> Fact:
    """The title of a policy, its name where the other one has the same title, the path of a library."""
    header, mine = other.header(), beside.header()
    if header is None:
        return other.policy.path
    return header.id if mine is not None and set(header.titles) & set(mine.titles) else header.label


def _other_service(one: Declared, other: Declared) -> bool:
    """True when two vendors of one name certainly do different things: two services, or a name shared by chance."""
    return bool(one.services and other.services) and not set(one.services) & set(other.services)


def policies_twice(policies: Iterable[Summary]) -> list[Finding]:
    """A finding for each policy of the run whose name an earlier one has."""
    first: dict[str, Packed] = {}
    findings = []
    for policy in policies:
        if policy.header is None:
            continue
        known = first.setdefault(policy.id, policy.header)
        if known is not policy.header:
            here, there = PACKING.unpacked(policy.header), PACKING.unpacked(known)
            related = (Related(there.place, "first"),)
            findings.append(Finding("names/policy-twice", here.place, {"name": policy.id}, related, subject=here.key))
    return findings
