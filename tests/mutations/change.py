"""How to change a policy: small edits of its text, each at declarations of one kind.

In the texts of a change, `[[English || français]]` stands for a text in the languages of the policy that is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from polc.model.declaration import Declaration
from polc.syntax.tree import Node
from tests.mutations.material import Material

TWO = re.compile(r"\[\[(.*?) \|\| (.*?)\]\]", re.DOTALL)
Keys = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Mutant:
    """A changed policy, and the declarations that were changed: kind and name, no name for all of a kind."""

    text: str
    at: Keys


Change = Callable[[Material], Iterator[Mutant]]
Where = Callable[[Declaration, Material], bool]


@dataclass(frozen=True)
class Kind:
    """A kind of change: in words, the rule that names it, how it is made, and what else follows from the same fact."""

    words: str
    rule: str
    make: Change
    consequences: frozenset[str] = frozenset()

    def mutants(self, policy: Material) -> list[Mutant]:
        """The policies that one such change makes of a policy, one for each place; none where it does not apply."""
        return [m for m in self.make(policy) if m.text != policy.text]


def kind(words: str, rule: str, make: Change, *consequences: str) -> Kind:
    """A line of the table of mutations."""
    return Kind(words, rule, make, frozenset(consequences))


# ------------------------------------------------------------------------------------------------------- conditions
def written(pattern: str) -> Where:
    """Where the declaration is written with a pattern."""
    return lambda declaration, policy: bool(re.search(pattern, policy.wording(declaration)))


def unwritten(pattern: str) -> Where:
    """Where the declaration is written without a pattern."""
    return lambda declaration, policy: not re.search(pattern, policy.wording(declaration))


def elsewhere(pattern: str) -> Where:
    """Where the file says it somewhere."""
    return lambda _, policy: bool(re.search(pattern, policy.text))


def nowhere(pattern: str) -> Where:
    """Where the file says it nowhere, nor does a library."""
    return lambda _, policy: not re.search(pattern, "\n".join([policy.text, *(f.source.text for f in policy.used)]))


def french(_: Declaration, policy: Material) -> bool:
    """Where French law applies."""
    return policy.policy.applies("france")


# ---------------------------------------------------------------------------------------------------------- changes
def drop(declared: str, *statements: str, where: tuple[Where, ...] = ()) -> Change:
    """Takes every such statement out of a declaration; `basis/interest` is a part of a statement."""

    def make(policy: Material) -> Iterator[Mutant]:
        for declaration in _each(policy, declared, where):
            nodes = [n for s in statements for n in _nodes(declaration.node, s.split("/"))]
            if nodes:
                yield _mutant(policy, declaration, [(n.span.start, n.span.end, "") for n in nodes])

    return make


def rewrite(declared: str, pattern: str, new: str, *, where: tuple[Where, ...] = (), all_: bool = False) -> Change:
    """Replaces what a pattern finds in the wording of a declaration, the first time it is found or each time."""

    def make(policy: Material) -> Iterator[Mutant]:
        for declaration in _each(policy, declared, where):
            old = policy.wording(declaration)
            text = _in_languages(new, policy).replace("{id}", declaration.id)
            changed = re.sub(pattern, text, old, count=0 if all_ else 1, flags=re.DOTALL)
            if changed != old:
                yield _mutant(policy, declaration, [(declaration.span.start, declaration.span.end, changed)])

    return make


def put(declared: str, statement: str, where: tuple[Where, ...] = ()) -> Change:
    """Adds a statement at the end of a declaration; `{id}` is the name of the declaration."""

    def make(policy: Material) -> Iterator[Mutant]:
        for declaration in _each(policy, declared, where):
            end = declaration.span.end - 1
            text = statement.replace("{id}", declaration.id)
            yield _mutant(policy, declaration, [(end, end, f" {_in_languages(text, policy)} ")])

    return make


def remove(declared: str, where: tuple[Where, ...] = (), at: str = "") -> Change:
    """Takes a declaration out; the finding is expected at the kind `at`, by default at the policy as a whole."""

    def make(policy: Material) -> Iterator[Mutant]:
        for declaration in _each(policy, declared, where):
            text = policy.text[: declaration.span.start] + policy.text[declaration.span.end :]
            yield Mutant(text, frozenset({(at or "policy", "")}))

    return make


def add(text: str, where: tuple[Where, ...] = (), per: str = "policy", at: str = "") -> Change:
    """Adds a declaration, once for each declaration of the kind `per`, whose name is `{id}` in the text."""

    def make(policy: Material) -> Iterator[Mutant]:
        for declaration in _each(policy, per, where):
            added = _in_languages(text.replace("{id}", declaration.id), policy)
            words = added.split()
            key = (at, "") if at else (words[0], words[1] if words[1] not in ("{", "none") else "")
            yield Mutant(f"{policy.text}\n{added}\n", frozenset({key}))

    return make


def throughout(*changes: tuple[str, str], at: tuple[str, ...], where: tuple[Where, ...] = ()) -> Change:
    """Replaces what patterns find in the whole file; the finding is expected at one of the kinds `at`."""

    def make(policy: Material) -> Iterator[Mutant]:
        for _ in _each(policy, "policy", where):
            text = policy.text
            for pattern, new in changes:
                text = re.sub(pattern, _in_languages(new, policy), text, flags=re.DOTALL)
            yield Mutant(text, frozenset((kind, "") for kind in at))

    return make


def _each(policy: Material, declared: str, where: tuple[Where, ...]) -> Iterator[Declaration]:
    name = ""
    if " " in declared:
        declared, name = declared.split()
    for declaration in policy.own(declared):
        if (not name or declaration.id == name) and all(holds(declaration, policy) for holds in where):
            yield declaration


def _nodes(node: Node, path: list[str]) -> Iterator[Node]:
    for child in node.all(path[0]):
        if len(path) == 1:
            yield child
        else:
            yield from _nodes(child, path[1:])


def _mutant(policy: Material, declaration: Declaration, edits: list[tuple[int, int, str]]) -> Mutant:
    text = policy.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return Mutant(text, frozenset({declaration.key}))


def _in_languages(text: str, policy: Material) -> str:
    """A text with each `[[… || …]]` in the languages of a policy."""

    def tagged(found: re.Match[str]) -> str:
        said = {"en": found[1], "fr": found[2]}
        return " ".join(f'{lang} "{said[lang]}"' for lang in policy.policy.languages)

    return TWO.sub(tagged, text)
