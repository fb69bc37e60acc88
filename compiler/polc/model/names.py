"""Resolves every name of a file: what it stands for, or a finding of the group `names` when it cannot stand there.

What else may be wrong in a statement is told by `model/validation.py`, in the same walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polc.core.findings import Fact, Finding, Related
from polc.core.record import record
from polc.core.values import Disposal, Entry, Listing, Period, RetentionTerm, Word
from polc.model.validation import slips
from polc.reference.law import authorities, norm, norm_ids
from polc.reference.properties import Property, property_of
from polc.reference.vocabulary import vocabulary
from polc.syntax.errors.suggestions import nearest
from polc.syntax.tree import Node

DECLARATIONS = frozenset(
    {
        "policy",
        "term",
        "document",
        "citation",
        "controller",
        "joint-control",
        "officer",
        "representative",
        "authority",
        "channel",
        "subject",
        "collection",
        "source",
        "data",
        "provision",
        "recipient",
        "platform",
        "links",
        "purpose",
        "retention",
        "rights",
        "right",
        "cookies",
        "decision",
        "decisions",
        "watchlist",
        "ai",
        "measure",
        "transfer",
        "promise",
        "rule",
        "section",
        "disputes",
        "record",
    }
)
UNNAMED = ("collection", "links", "cookies", "ai")
"""Declarations that may be written with or without a name."""

PARTS = frozenset({"changes", "languages", "scope", "marketing", "complaint"})
"""Parts of a page that no declaration of their own makes, after which a section can stand."""

NAMED_AFTER = frozenset({"record"})
"""Declarations that go by the name of another one, which has to be there."""

GROUND_OTHER = "other"

NAMES = ("name", "norm")
"""Kinds of word that stand for something declared or known."""

MOST_HELPED = 200
"""After this many names without meaning in one policy, no near word is looked for: it takes time, and helps no more."""


@record
class Unresolved:
    """A name that nothing declares: where it stands, in which statement of which declaration, and a near word.

    `kinds` are the kinds of declaration that could have held it, the likeliest first.
    """

    word: Word
    statement: str
    owner: tuple[str, str]
    suggestion: str
    kinds: tuple[str, ...] = ()


@record
class Index:
    """The declarations of a policy by kind and name.

    The first of two with one name counts.
    """

    by_kind: dict[str, dict[str, Node]]
    kinds_of: dict[str, set[str]]
    activities: dict[str, Word]

    def declared(self, kind: str) -> dict[str, Node]:
        """The declarations of a kind, by name."""
        return self.by_kind.get(kind, {})

    def holds(self, target: str, name: str) -> bool:
        """True when a target of `refers` (a kind, or `~class`) has this name."""
        if not target.startswith("~"):
            return name in self.declared(target)
        match target[1:]:
            case "authorities":
                return name in authorities()
            case "norms":
                return norm(name) is not None
            case "activity":
                return name in self.activities
            case "languages":
                return len(name) == 2 and name.isalpha()
            case "declarations":
                return name in DECLARATIONS or name in PARTS or name in self.kinds_of
            case class_:
                return vocabulary(class_).get(name) is not None

    def known(self, target: str) -> Iterator[str]:
        """The names that a target of `refers` has, for suggestions."""
        if not target.startswith("~"):
            yield from (n for n in self.declared(target) if n)
        elif target == "~authorities":
            yield from authorities()
        elif target == "~norms":
            yield from norm_ids()
        elif target == "~activity":
            yield from self.activities
        elif target == "~declarations":
            yield from DECLARATIONS
        else:
            yield from vocabulary(target[1:]).ids()


def index_of(nodes: Iterable[Node]) -> Index:
    """Return the index of declarations."""
    index = Index({}, {}, {})
    for node in nodes:
        name = node.name.text if node.name else ""
        index.by_kind.setdefault(node.rule, {}).setdefault(name, node)
        if name:
            index.kinds_of.setdefault(name, set()).add(node.rule)
        for activity in node.all("activity"):
            for value in activity.values:
                if isinstance(value, Listing):
                    for word in value.words:
                        index.activities.setdefault(word.text, word)
    return index


@record
class Reference:
    """A name in a statement: what it `may` stand for (kinds of declaration, `~class`), and the statement's own names.

    `statement` is the node that holds it, `listed` the names that stand beside it in one list, itself among them.
    """

    word: Word
    may: tuple[str, ...]
    statement: Node
    listed: tuple[Word, ...] = ()


def references_in(declaration: Node) -> Iterator[Reference]:
    """Return every name that the statements of a declaration hold, in the order written, its own name left out."""
    for parent, node in _with_parents(declaration, declaration):
        known = property_of(declaration.rule, node.rule, parent.rule)
        listed = tuple(word for value in node.values if isinstance(value, Listing) for word in value.words)
        for word, targets in _names(node, known, declaration):
            yield Reference(word, targets, node, listed if word in listed else (word,))


def resolve(nodes: Iterable[Node], index: Index) -> tuple[list[Finding], list[Unresolved]]:
    """Findings of the group `names`, and the names that only a declaration could have held."""
    findings: list[Finding] = []
    unresolved: list[Unresolved] = []
    for declaration in nodes:
        owner = (declaration.rule, declaration.name.text if declaration.name else "")
        for parent, node in _with_parents(declaration, declaration):
            findings += slips(declaration, node, owner)
            if not node.values:
                continue
            known = property_of(declaration.rule, node.rule, parent.rule)
            for word, targets in _names(node, known, declaration):
                if any(index.holds(t, word.text) for t in targets):
                    continue
                helped = len(findings) + len(unresolved) < MOST_HELPED
                problem = _problem(word, targets, node, owner, index, helped=helped)
                if isinstance(problem, Finding):
                    findings.append(problem)
                else:
                    unresolved.append(problem)
    return findings, unresolved


def _with_parents(parent: Node, node: Node) -> Iterator[tuple[Node, Node]]:
    """The node and every node below it, each with the one it stands in."""
    yield parent, node
    for child in node.children:
        if child.children:
            yield from _with_parents(node, child)
        else:
            yield node, child


def _names(node: Node, known: Property, declaration: Node) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """The names that a statement holds, with what each may stand for."""
    own = node is declaration and node.name and node.rule not in NAMED_AFTER
    values = node.values[1:] if own else node.values
    lists = 0
    for value in values:
        if isinstance(value, Word):
            if value.kind in NAMES and known.refers and not (node.rule == "ground" and value.text == GROUND_OTHER):
                yield value, known.clauses if lists and node.rule == "without-consent" else known.refers
        elif isinstance(value, Listing):
            targets = known.clauses if lists and known.clauses else known.refers
            lists += 1
            for entry in value.entries:
                if entry.addressees or entry.text is None:
                    yield from _entry_names(entry, targets)
        elif isinstance(value, Entry):
            yield from _entry_names(value, known.refers)
        elif isinstance(value, RetentionTerm):
            yield from _chain_names(value)
        elif isinstance(value, Disposal):
            yield from ((word, ("~fates",)) for word in value.words)


def _entry_names(entry: Entry, targets: tuple[str, ...]) -> Iterator[tuple[Word, tuple[str, ...]]]:
    if entry.name and not entry.text and targets and entry.name.kind in NAMES:
        yield entry.name, targets
    if entry.addressees:
        for word in entry.addressees.words:
            yield word, property_of("", "addressees").refers


def _chain_names(retention_term: RetentionTerm) -> Iterator[tuple[Word, tuple[str, ...]]]:
    for period in retention_term.periods:
        yield from ((event, ("~events",)) for event in period.events if event.kind == "name")
        if isinstance(period, Period) and period.norm:
            yield period.norm, property_of("", "one-norm").refers
    if retention_term.disposal:
        yield from ((word, ("~fates",)) for word in retention_term.disposal.words)
    if isinstance(retention_term.only_if, Word):
        yield retention_term.only_if, ("~legal-bases", "~conditions", "~events")
    if retention_term.sooner:
        yield retention_term.sooner, ("~events",)


def _suggestion(name: str, targets: tuple[str, ...], index: Index) -> str:
    """The name that was likely meant: the term that is called so in some language, else the nearest one."""
    from polc.reference.term_search import meant  # only a mistake asks

    wanted = meant(name, (target[1:] for target in targets if target.startswith("~")))
    return wanted or nearest(name, (known for target in targets for known in index.known(target)))


def _problem(
    word: Word, targets: tuple[str, ...], node: Node, owner: tuple[str, str], index: Index, *, helped: bool
) -> Finding | Unresolved:
    statement = property_of(owner[0], node.rule).word
    suggestion = _suggestion(word.text, targets, index) if helped else ""
    facts: dict[str, Fact] = {"found": word.text, "statement": statement, "suggestion": suggestion}
    if "~norms" in targets:
        instrument, colon, article = word.text.rpartition(":")
        if helped and not suggestion and (near := nearest(instrument, norm_ids())):
            facts["suggestion"] = f"{near}{colon}{article}"
        return Finding("names/unknown-norm", word.span, facts, subject=owner)
    own = NAMED_AFTER if owner == (node.rule, word.text) else frozenset()
    kinds = sorted(index.kinds_of.get(word.text, set()) - own)
    declared = [t for t in targets if not t.startswith("~")]
    if kinds and targets and not suggestion:
        other = index.declared(kinds[0])[word.text]
        place = other.name.span if other.name else other.keyword
        wanted = tuple(t.removeprefix("~") for t in targets)
        facts_of_kind: dict[str, Fact] = {
            "found": word.text,
            "statement": statement,
            "kind": kinds[0],
            "wanted": wanted,
        }
        return Finding("names/wrong-kind", word.span, facts_of_kind, (Related(place, "declared"),), subject=owner)
    if declared:
        return Unresolved(word, statement, owner, suggestion, tuple(declared))
    return Finding("names/unknown", word.span, facts, subject=owner)
