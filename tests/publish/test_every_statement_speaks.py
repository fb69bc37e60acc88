"""Nothing that a file states is lost on the way to the page: without a statement, the page is another one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from polc.core.record import replace
from polc.core.values import Passage, Text
from polc.export.html import render
from polc.model.unpublished import UNPUBLISHED
from polc.reference.package import read_text
from polc.syntax.tree import File, Node
from tests.overlay import key, laid_over
from tests.publish.pages import FILES, Elements, page_at, parsed, policy_at, policy_of, read

BLOCK = re.compile(r"^```pol([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    code for info, code in BLOCK.findall(read_text("reference.md")) if "wrong" not in info and "use " not in code[:4]
]
"""The examples of the language reference; together they hold every statement of the grammar."""

CHECKS_ONLY = {
    "policy law": "the law to check against is the compiler's business",
    "controller activities": "decides whether a data protection officer is mandatory",
    "purpose kind-by": "ties the purpose to the law; its title tells readers, and its media are shown",
    "section kind": "decides where the section stands, which its title does not need",
    "cookies kind": "told by the title where it says the same",
    "subject kind": "told by the title where it says the same",
    "channel kind": "a title says what the channel is",
    "rights offer": "each right has a card; one with a declaration of its own has it anyway",
    "dpc: authority reach": "the law's data hold the same address",
    "complaint: right through": "the authorities that the policy declares are those to complain to",
    "post-mortem: right norm": "the sentence on the right cites that provision",
    "transfer safeguard": "the recipient of the transfer states the same safeguard",
    "transfer copy": "the recipient of the transfer says the same",
    "purpose from": "the part on data tells the sources of the data that the purpose uses",
    "policy voice": "decides how sentences are put; an unstated voice gives the third person too",
    "policy made": "a file with one controller is made by that one",
}
"""Statements that may leave no words, with the reason; with the name of a declaration, only there."""
TOLD_ONCE = {
    "quotations: retention covers for-data": "the title says the same",
    "objection: right case": "the opt-out of the purpose says the same",
    "objection: right case through": "the opt-out of the purpose says the same",
}
"""Statements of some declarations that may leave no words, since others state the same fact; in an example of the
reference, another of their form must leave some."""
INHERITED = frozenset({"purpose subjects", "purpose data", "purpose recipients"})
"""Statements of a member of a bundle which the bundle may state in the same words."""
PARTS = frozenset({"site", "ground", "verb", "at-most", "after", "automated", "manual", "required", "exempt", "yes-no",
                   "scope", "limb", "only-limb", "exception", "object"})  # fmt: skip
"""Clauses without which the statement that they are part of would not be one; the statement itself is dropped."""
FEW = 2
"""In how many files each form of statement is tried, once in each; most forms stand in twenty of them."""


def without(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """The declaration without each of its statements and clauses in turn, and what was dropped.

    A title is changed instead: it may well say what the name of the declaration says. What holds for a time only is
    left alone: on the day of the page it may not be in force.
    """
    for number, child in enumerate(node.children):
        others = node.children[:number] + node.children[number + 1 :]
        if child.rule == "title":
            other = replace(child, values=(Text((Passage(None, "Unheard-of", child.span),), child.span),))
            yield f"{path} title", replace(node, children=(*others[:number], other, *others[number:]))
        elif child.rule not in PARTS and child.when is None:
            yield f"{path} {child.rule}", replace(node, children=others)
        if (child.rule in PARTS and child.rule != "ground") or child.when is not None:
            continue
        for name, smaller in without(child, f"{path} {child.rule}"):
            yield name, replace(node, children=(*others[:number], smaller, *others[number:]))


@cache
def shared_out() -> dict[Path, frozenset[str]]:
    """The forms of statements to try in each file, so that each is tried in few and no file has all of them."""
    forms = {path: {name for d in read(path)[0].declarations for name, _ in without(d, d.rule)} for path in FILES}
    given: dict[Path, set[str]] = {path: set() for path in FILES}
    for form in sorted(set().union(*forms.values())):
        owners = [path for path in FILES if form in forms[path]]
        for path in sorted(owners, key=lambda p: len(given[p]))[:FEW]:
            given[path].add(form)
    return {path: frozenset(listed) for path, listed in given.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_the_page_changes_when_a_statement_is_dropped(path: Path) -> None:
    file, used = read(path)
    assert shared_out()[path]
    every = range(len(file.declarations))
    assert _silent_statements(file, used, page_at(path, "en").body, every, shared_out()[path]) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda c: c.strip().split("\n")[0][:50])
def test_page_changes_when_a_statement_of_reference_is_dropped(example: str) -> None:
    keys = {key(n) for n in parsed(example).declarations}
    file = parsed(laid_over(example))
    own = [n for n, d in enumerate(file.declarations) if key(d) in keys]
    assert own
    assert _silent_statements(file, (), render(policy_of(file), "en").body, own) == []


def _silent_statements(
    file: File, used: tuple[File, ...], whole: str, numbers: Sequence[int], forms: Container[str] | None = None
) -> list[str]:
    """The statements, of the declarations with these numbers, without which the page is `whole`; one of each form.

    `forms` are those that are tried, None for all.
    """
    in_force = {(d.node.rule, d.span) for d in policy_of(file, used).declarations if d.kind not in UNPUBLISHED}
    tried: set[str] = set()
    silent: list[str] = []
    twice: set[str] = set()
    for number in numbers:
        declaration = file.declarations[number]
        if (declaration.rule, declaration.span) not in in_force:
            continue
        for name, smaller in without(declaration, declaration.rule):
            inherited = declaration.has("part-of") and name in INHERITED
            exempt = name in CHECKS_ONLY or f"{declaration.name}: {name}" in CHECKS_ONLY or inherited
            if exempt or name in tried or (forms is not None and name not in forms):
                continue
            tried.add(name)
            declarations = (*file.declarations[:number], smaller, *file.declarations[number + 1 :])
            if render(policy_of(File(file.source, declarations), used), "en").body != whole:
                twice.discard(name)
            elif f"{declaration.name}: {name}" in TOLD_ONCE:
                twice.add(name)
                tried.discard(name)
            else:
                silent.append(f"{declaration.name}: {name}")
    return [*silent, *(sorted(twice) if forms is None else ())]


@pytest.mark.parametrize("name", CHECKS_ONLY)
def test_no_statement_is_exempt_without_need(name: str) -> None:
    assert any(_silent(path, name) for path in FILES)


def _silent(path: Path, name: str) -> bool:
    """True when the page of a file is the same without one of its statements of this form."""
    owner, _, form = name.rpartition(": ")
    file, used = read(path)
    whole = page_at(path, "en").body
    for number, declaration in enumerate(file.declarations):
        if declaration.rule != form.split()[0] or owner not in ("", str(declaration.name)):
            continue
        for dropped, smaller in without(declaration, declaration.rule):
            declarations = (*file.declarations[:number], smaller, *file.declarations[number + 1 :])
            if dropped == form and render(policy_of(File(file.source, declarations), used), "en").body == whole:
                return True
    return False


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_declaration_has_one_place_with_words(path: Path, lang: str) -> None:
    elements = Elements(page_at(path, lang).body)
    assert {i: len(e) for i, e in elements.ids.items() if len(e) > 1} == {}
    shown = [d for d in policy_at(path).declarations if d.kind not in UNPUBLISHED]
    assert shown
    missing = [d.key for d in shown if not elements.ids.get(f"{d.kind}-{d.id}" if d.id else d.kind)]
    assert not missing
    assert [i for i, e in elements.ids.items() if not e[0].words.strip()] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_links_within_the_page_lead_somewhere(path: Path) -> None:
    elements = Elements(page_at(path, "en").body)
    inside = [a["href"][1:] for tag, a in elements.tags if tag == "a" and a.get("href", "").startswith("#")]
    assert inside
    assert set(inside) <= set(elements.ids)
