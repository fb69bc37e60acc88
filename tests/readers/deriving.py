"""What each rule reads: derived from examples, on which it is run again with one thing taken away.

The examples are those of its own page and, for all rules, those of the language reference, the cases of `tests/cases`
and the skeleton itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from polc.checks.engine.registry import rules
from polc.checks.engine.rule import Rule
from polc.core.record import record
from polc.core.sources import Source
from polc.model.build import build
from polc.model.declaration import Declaration
from polc.model.layers import told_elsewhere
from polc.model.policy import Policy
from polc.model.purposes import purpose_from
from polc.reference.package import read_text
from polc.reference.rules import rule_page
from polc.reference.vocabulary import vocabulary
from polc.syntax.parse import parse
from polc.syntax.tree import Node
from tests.overlay import AS_OF, DAY, key, laid_over
from tests.readers.dropping import statements_of, terms_of, without_statement, without_term
from tests.readers.flags import all_flags, recording

TESTS = Path(__file__).parents[1]
REFERENCE_EXAMPLE = re.compile(r"^```pol\n(.*?)^```", re.MULTILINE | re.DOTALL)
ALIKE = re.compile(r"translation/|structure/unused|clarity/(long-sentence|readability|legalese|qualifier|stale-name)")
"""Rules that read the texts or the names of every statement alike: none is read because of them."""
LEGAL_CLASSES = (
    "changes", "claims", "conditions", "fees", "formats", "grounds", "limits", "reasons", "refusals", "steps",
)  # fmt: skip
"""Classes whose terms each say something that the law judges; those of others are told apart by their flags."""

Found = frozenset[tuple[object, ...]] | None
UNREADABLE = None
"""What is found where a statement lacks a part that the grammar asks for: nothing can be said of it."""


@record
class Reads:
    """What a rule reads, as lines: statements, terms of `LEGAL_CLASSES`, and flags of the vocabulary."""

    statements: frozenset[str]
    terms: frozenset[str]
    flags: frozenset[str]


@record
class Example:
    """An example laid over the skeleton: its policy, and the declarations that the example itself states."""

    policy: Policy
    own: tuple[Node, ...]

    def with_changed(self, changed: dict[tuple[str, str], Node]) -> Policy:
        """Return the policy with other nodes in place of some declarations."""
        old = self.policy
        declarations = tuple(Declaration(changed[d.key]) if d.key in changed else d for d in old.declarations)
        purposes = tuple(purpose_from(d) for d in declarations if d.kind == "purpose")
        return Policy(old.path, old.as_of, declarations, purposes, old.index, old.unresolved, old.duplicates)


def all_lines() -> Reads:
    """Return every line: statements as the reference shows them, terms and flags as the data hold them."""
    declarations = [n for text in _reference() for n in parse(Source("example.pol", text))[0].declarations]
    terms = frozenset(f"{class_} {name}" for class_ in LEGAL_CLASSES for name in vocabulary(class_).entries)
    return Reads(frozenset().union(*(statements_of(n) for n in declarations)), terms, all_flags())


def reads(slug: str) -> Reads:
    """Return what the examples of a rule's own page show that it reads."""
    page = rule_page(slug)
    examples = [_example(text) for heading in ("Wrong", "Right", "Silent") for text in page.examples(heading)]
    found = [line for example in examples for line, read in _read_in(example, [slug]) if read]
    seen = _flags_seen()(lambda: [_found(rules()[slug], e.with_changed({})) for e in examples])
    return Reads(_statements(found), _terms(found), seen)


def reads_everywhere() -> dict[str, Reads]:
    """Return what the examples that belong to no rule show of every rule."""
    found: dict[str, list[str]] = {slug: [] for slug in rules()}
    for example in _examples():
        for line, read in _read_in(example, rules()):
            for slug in read:
                found[slug].append(line)
    examples = list(_examples())
    flags = {
        slug: _flags_seen()(lambda rule=rule: [_found(rule, e.with_changed({})) for e in examples])
        for slug, rule in rules().items()
    }
    return {slug: Reads(_statements(lines), _terms(lines), flags[slug]) for slug, lines in found.items()}


def counted(slug: str) -> bool:
    """Tell whether a line is read because this rule reads it."""
    return not ALIKE.match(slug)


@lru_cache(maxsize=1)
def _flags_seen() -> Callable[[Callable[[], object]], frozenset[str]]:
    return recording()


def _statements(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(line for line in lines if not line.startswith("~"))


def _terms(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(line[1:] for line in lines if line.startswith("~"))


def _reference() -> list[str]:
    return [text for text in REFERENCE_EXAMPLE.findall(read_text("reference.md")) if "\nuse " not in f"\n{text}"]


def _examples() -> Iterator[Example]:
    for text in (*_reference(), *(p.read_text(encoding="utf-8") for p in sorted((TESTS / "cases").rglob("*.pol")))):
        yield _example(text)
    policy, _ = build(parse(Source("skeleton.pol", read_text("skeleton.pol")))[0], (), DAY)
    yield Example(policy, tuple(d.node for d in policy.declarations))


def _example(text: str) -> Example:
    day = AS_OF.search(text)
    file, _ = parse(Source("example.pol", laid_over(text)))
    own = {key(n) for n in parse(Source("example.pol", text))[0].declarations}
    policy, _ = build(file, (), date.fromisoformat(day.group(1)) if day else DAY)
    return Example(policy, tuple(d.node for d in policy.declarations if d.key in own))


def _read_in(example: Example, slugs: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Every line of an example, with those of some rules that find something else where it is taken away."""
    before = {slug: _found(rules()[slug], example.policy) for slug in slugs}
    for line, changed in _changes(example):
        policy = example.with_changed(changed)
        after = {slug: _found(rules()[slug], policy) for slug in before}
        yield line, [slug for slug in before if after[slug] not in (before[slug], UNREADABLE)]


def _changes(example: Example) -> Iterator[tuple[str, dict[tuple[str, str], Node]]]:
    """Every line that an example has, with its declarations as they are without it."""
    lines = {key(n): statements_of(n) for n in example.own}
    for line in sorted(frozenset().union(*lines.values())):
        yield line, {key(n): without_statement(n, line) for n in example.own if line in lines[key(n)]}
    for class_, name in sorted({t for n in example.own for t in terms_of(n) if t[0] in LEGAL_CLASSES}):
        yield f"~{class_} {name}", {key(n): without_term(n, name) for n in example.own}


def _found(rule: Rule, policy: Policy) -> Found:
    try:
        page, elsewhere = rule_page(rule.slug), told_elsewhere(policy)
        found = (f for f in rule.apply(policy) if not page.is_told_in(elsewhere, f.variant))
        return frozenset((f.variant, f.subject, f.span) for f in found)
    except (AttributeError, IndexError, KeyError, TypeError, RuntimeError, StopIteration):
        return UNREADABLE
