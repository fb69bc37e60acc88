"""For each statement of the language: a sample, what of the model reads it, and the sentences that the page prints.

The samples are those of the language reference. A sentence belongs to a statement when the page lacks it without the
statement. Functions of the model read a statement when they ask a declaration for it by its name, themselves or
through a private function of their module.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from polc.core.record import replace
from polc.export.flow import Grid, Heading, Passage, flow
from polc.model.policy import Policy
from polc.notice.notice import notice_of
from polc.reference.package import read_text
from polc.syntax.tree import File, Node
from tests.overlay import key, laid_over
from tests.prose.measures import sentences
from tests.publish.pages import ROOT, as_printed, parsed, policy_of
from tests.readers.dropping import lines_with_nodes, without_statement

EXAMPLE = re.compile(r"^```pol\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = tuple(EXAMPLE.findall(read_text("reference.md")))
"""The examples of the language reference."""
LANGUAGES = ("en", "fr")
MOST = 3
"""How many sentences a row shows at most."""
MOST_READERS = 4
"""How many functions of the model a row names at most."""
MODEL = ROOT / "compiler" / "polc" / "model"


@dataclass
class Row:
    """What a statement reads like."""

    sample: str
    read: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)


def rows(alternately: bool = False) -> dict[str, Row]:
    """Return a row for each statement of the reference; `alternately` derives each in one of the languages alone."""
    found: dict[str, Row] = {}
    for text in EXAMPLES:
        own = {key(n) for n in parsed(text).declarations}
        file = parsed(laid_over(text))
        for node in file.declarations:
            if key(node) not in own:
                continue
            for line, stated in lines_with_nodes(node):
                if line not in found or not any(found[line].said.values()):
                    langs = (_turn(line),) if alternately else LANGUAGES
                    found[line] = _row(file, {lang: whole_page(text, lang) for lang in langs}, node, line, stated)
    return dict(sorted(found.items()))


def _turn(line: str) -> str:
    """The language whose turn a line is, the same in every run."""
    return LANGUAGES[len(line) % len(LANGUAGES)]


@cache
def whole_page(example: str, lang: str) -> tuple[str, ...]:
    """Return the sentences of the page of an example laid over the skeleton."""
    return tuple(_page(policy_of(parsed(laid_over(example))), lang))


def _row(file: File, whole: Mapping[str, Sequence[str]], declaration: Node, line: str, stated: Node) -> Row:
    sample = " ".join(file.source.text[stated.span.start : stated.span.end].split())
    smaller = without_statement(declaration, line)
    other = replace(file, declarations=tuple(smaller if d is declaration else d for d in file.declarations))
    said = {lang: _lost(page, policy_of(other), lang) for lang, page in whole.items()}
    return Row(sample if stated is not declaration else line, readers_of(line), said)


def _lost(whole: Sequence[str], other: Policy, lang: str) -> list[str]:
    """The sentences of a page that another one lacks."""
    lost = Counter(whole) - Counter(_page(other, lang))
    return [said for said in dict.fromkeys(whole) if said in lost][:MOST]


def _page(policy: Policy, lang: str) -> list[str]:
    return [said for text in _texts(policy, lang) for said in sentences(" ".join(text.split()), lang)]


def _texts(policy: Policy, lang: str) -> Iterator[str]:
    for piece in flow(as_printed(notice_of(policy, lang))):
        match piece:
            case Heading(_, runs, _):
                yield "".join(run.text for run in runs)
            case Passage(paragraphs):
                yield from (paragraph.text for paragraph in paragraphs)
            case Grid():
                for row in piece.rows:
                    yield " | ".join(" ".join(p.text for p in cell) for cell in row.cells)


# ---------------------------------------------------------------------------------------------------------- model


def readers_of(line: str) -> list[str]:
    """Return the public functions of the model that ask for a statement, those that know its declaration first."""
    kind, *way = line.split()
    asked = _asked().get(way[-1] if way else kind, {})
    near = sorted(name for name, modules in asked.items() if kind in modules)
    return near[:MOST_READERS]


@cache
def _asked() -> dict[str, dict[str, frozenset[str]]]:
    """Statement to the functions that ask for it, each with all names that its module mentions."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for path in sorted(MODEL.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = frozenset(n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
        known = names | {word for name in path.stem.split("_") for word in (name, name.removesuffix("s"))}
        for function, statements in _functions(path, tree):
            for statement in statements:
                found.setdefault(statement, {})[function] = known
    return found


def _functions(path: Path, tree: ast.Module) -> Iterator[tuple[str, frozenset[str]]]:
    """The public functions of a module and the words that they, or the private ones that they call, hold as text."""
    module = ".".join(path.relative_to(MODEL).with_suffix("").parts)
    bodies = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    for name, node in bodies.items():
        if not name.startswith("_"):
            yield f"{module}.{name}", frozenset(_words(node, bodies, set()))


def _words(node: ast.FunctionDef, bodies: dict[str, ast.FunctionDef], seen: set[str]) -> Iterator[str]:
    seen.add(node.name)
    for inner in ast.walk(node):
        match inner:
            case ast.Constant(value=str(text)):
                yield text
            case ast.Name(id=name) if name.startswith("_") and name in bodies and name not in seen:
                yield from _words(bodies[name], bodies, seen)
