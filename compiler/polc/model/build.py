"""From parsed files to a Policy as of a day, with the findings of the group `names`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from polc.core.findings import Finding, Related
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.names import index_of, resolve
from polc.model.policy import Policy
from polc.model.purposes import purpose_from
from polc.model.reserved_names import names_of_policies
from polc.syntax.tree import File, InTime, Node

ONCE = frozenset({"rights", "provision", "disputes", "decisions"})


def build(file: File, used: Sequence[File], as_of: date) -> tuple[Policy, list[Finding]]:
    """The policy that a file states, with the declarations of the files it uses, as of a day.

    Statements that do not hold on that day are left out. Findings: names that cannot stand where they stand, in the
    file and in the house rules that it uses; such a rule may name what another policy declares, but not misspell it.
    """
    files = (file, *used)
    nodes = [n for f in files for n in f.declarations if n.rule not in ("use", "waive")]
    own = [n for n in file.declarations if n.rule not in ("use", "waive")]
    index = index_of(nodes)
    findings, unresolved = resolve(own, index)
    misspelt, unknown = resolve([n for f in used for n in f.declarations if n.rule == "rule"], index)
    findings += misspelt
    unresolved += [u for u in unknown if u.suggestion and u.suggestion not in index.kinds_of]
    findings += _several_policies(own)
    findings += names_of_policies(own)
    findings += _names_differing_by_capitals(own)
    findings += _circular(own)
    declarations, duplicates = _unique(nodes, as_of, frozenset(id(n) for n in own))
    policy = Policy(
        path=file.source.path,
        as_of=as_of,
        declarations=declarations,
        purposes=tuple(purpose_from(d) for d in declarations if d.kind == "purpose"),
        index=index,
        unresolved=tuple(unresolved),
        duplicates=duplicates,
    )
    return policy, findings


def _unique(
    nodes: Sequence[Node], as_of: date, own: frozenset[int]
) -> tuple[tuple[Declaration, ...], tuple[tuple[Declaration, Declaration], ...]]:
    """The declarations in force, the first of each kind and name; and the pairs of those declared twice."""
    first: dict[tuple[str, str], Declaration] = {}
    kept: list[Declaration] = []
    twice: list[tuple[Declaration, Declaration]] = []
    for node in nodes:
        if not _holds_on(node.when, as_of):
            continue
        declaration = Declaration(_in_force(node, as_of))
        if not declaration.id and declaration.kind not in ONCE:
            kept.append(declaration)
            continue
        known = first.setdefault(declaration.key, declaration)
        if known is declaration:
            kept.append(declaration)
        elif node.rule != "policy" and (id(node) in own or _in_two_libraries(known, node, own)):
            twice.append((known, declaration))
    return tuple(kept), tuple(twice)


def _in_two_libraries(known: Declaration, node: Node, own: frozenset[int]) -> bool:
    """True for what two libraries declare.

    What the file itself declares prevails over a library without a word.
    """
    return id(known.node) not in own and known.span.path != node.span.path


def _holds_on(when: InTime | None, day: date) -> bool:
    if when is None:
        return True
    try:
        start = date.fromisoformat(when.start.text) if when.start else date.min
        end = date.fromisoformat(when.end.text) if when.end else date.max
    except ValueError:
        return True
    return start <= day < end


def _in_force(node: Node, day: date) -> Node:
    """The node without the statements that do not hold on the day.

    Itself where all do.
    """
    kept: list[Node] = []
    same = True
    for child in node.children:
        if child.when is not None and not _holds_on(child.when, day):
            same = False
            continue
        inner = _in_force(child, day) if child.children else child
        same = same and inner is child
        kept.append(inner)
    return node if same else Node(node.rule, node.span, node.keyword, node.values, tuple(kept), node.when)


def _several_policies(nodes: Sequence[Node]) -> list[Finding]:
    policies = [Declaration(n) for n in nodes if n.rule == "policy"]
    return [
        Finding("file/several-policies", p.place, {"name": p.id}, (Related(policies[0].place, "first"),), subject=p.key)
        for p in policies[1:]
    ]


def _names_differing_by_capitals(nodes: Sequence[Node]) -> Iterator[Finding]:
    """Names of one kind that differ by capitals only."""
    first: dict[tuple[str, str], Word] = {}
    for node in nodes:
        if node.name is None or node.rule == "policy":
            continue
        known = first.setdefault((node.rule, node.name.text.casefold()), node.name)
        if known.text != node.name.text:
            facts = {"name": node.name.text, "other": known.text}
            related = (Related(known.span, "first"),)
            yield Finding("names/alike", node.name.span, facts, related, (node.rule, node.name.text))


DEEPEST_PARTS = 100
"""The most steps from a purpose, or a kind of persons, to the widest that it is part of. People write two or three."""


def _too_deep_chain(parents: Mapping[str, tuple[Node, str]]) -> Iterator[Finding]:
    """The first chain of parts that is too long to be judged.

    Each name is looked at once.
    """
    depth: dict[str, int] = {}
    for start in parents:
        way = []
        at = start
        while at in parents and at not in depth:
            depth[at] = 0  # what leads back to itself ends here, and is told as a circle
            way.append(at)
            at = parents[at][1]
        for name in reversed(way):
            depth[name] = depth.get(parents[name][1], 0) + 1
            if depth[name] > DEEPEST_PARTS:
                yield Finding("file/too-large", parents[name][0].span, {}, variant="chain")
                return


def _circular(nodes: Sequence[Node]) -> list[Finding]:
    """Purposes that are part of themselves, and subjects that are a kind of themselves, through one another."""
    findings = []
    for kind, statement in (("purpose", "part-of"), ("subject", "kind")):
        parents = {
            node.name.text: (part, target.text)
            for node in nodes
            if node.rule == kind and node.name and (part := node.first(statement)) and (target := _target(part))
        }
        for circle in _circles({name: parent for name, (_, parent) in parents.items()}):
            related = tuple(Related(parents[n][0].span, "next") for n in circle[1:])
            facts, subject = {"name": circle[0]}, (kind, circle[0])
            findings.append(Finding("names/circular", parents[circle[0]][0].span, facts, related, subject=subject))
        findings += _too_deep_chain(parents)
    return findings


def _circles(parents: Mapping[str, str]) -> list[list[str]]:
    """The names that lead back to themselves, circle by circle, each in the order of steps from its first name."""
    order = {name: number for number, name in enumerate(parents)}
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        at = start
        while at in parents and at not in seen:
            seen.add(at)
            way[at] = None
            at = parents[at]
        if at in way:
            circle = list(way)[list(way).index(at) :]
            first = circle.index(min(circle, key=order.__getitem__))
            found.append(circle[first:] + circle[:first])
    return sorted(found, key=lambda circle: order[circle[0]])


def _target(statement: Node) -> Word | None:
    declaration = Declaration(statement)
    return next(iter(declaration.own_words or declaration.own_listing.words), None)
