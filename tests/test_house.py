"""The structure of the package: imports in one direction, one rule a module, findable names, small modules."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from polc.checks.engine.registry import rules

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "compiler" / "polc"
INTERFACES = {
    "command": "cli/commands/",
    "differences": "compare/",
    "report": "report/",
}
"""Names of functions that one kind of module offers under the same name, and where these modules stand."""
EMPTY_NAMES = frozenset({"it", "one", "some", "w"})
"""Names that say nothing of their value."""
RIDDLES = re.compile(
    "_+(told|tells|said|here|there|then|of|in|to|is|as|on|add|put|made|keep|named|called|ways?|others?|all|within"
    "|beside|beyond|around|known|same|shown|side|each|deeds?|limbs?|tongues?|shelf|pen|sheets|rivals|belied|lineage"
    "|beneath|twofold|customs|estate|gatherer|cover)"
)
"""Words that no private function is called by: only its body would tell what it does."""
WORK = frozenset(
    {"open", "read", "read_text", "read_bytes", "realpath", "resolve", "exists", "judge", "check", "build"}
)
"""Methods that a constructor leaves to the function that makes the value."""
WORKING = (
    ast.For, ast.While, ast.If, ast.With, ast.Try, ast.Lambda,
    ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
"""Statements and expressions that do more than keep a value."""
PLAIN = frozenset({"super", "len", "isinstance", "dict", "set", "frozenset", "list", "tuple", "count"})
"""Functions that a constructor may call."""
CONSTRUCTORS = ("__init__", "__post_init__", "__new__")
CHANGING = frozenset(
    {
        "add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "reverse",
        "setdefault", "sort", "update",
    }
)  # fmt: skip
"""Methods that change a container in place."""
MOST_LINES = 300
MOST_OF_LINE = 80
"""Characters of the first line of a docstring."""
SHORT = ("core", "syntax", "document", "checks/engine")
"""Packages in which every first line is short: those that a reader enters first."""
LONG_ELSEWHERE = 1_720
"""First lines elsewhere that are longer, on 2026-12-01: whoever shortens some lowers it, and nobody raises it."""
MOST_OF_NAME = 60
"""Characters of the name of a test."""
TEST = re.compile(r"^\s*(?:async )?def (test_\w+)", re.MULTILINE)
MOST_MODULES = 4
"""Modules in which one public function name may stand: more, and nobody finds the one that is meant."""


def _module(path: Path) -> str:
    parts = ("polc", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {_module(path): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def _imported(tree: ast.Module, modules: set[str]) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & modules) or {node.module}
    return found & modules


def test_modules_have_no_circle(trees: dict[str, ast.Module]) -> None:
    modules = {m for m in trees if m != "polc"}
    graph = {module: _imported(trees[module], modules) - {module} for module in modules}

    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))

    assert set(order) == modules


def test_rule_modules_are_where_their_pages_are() -> None:
    pages = {p.parent.name + "/" + p.stem for p in (ROOT / "dsl" / "rules").rglob("*.md")}
    places = {
        f"{path.parent.name}/{path.stem.replace('_', '-')}"
        for path in (PACKAGE / "checks").glob("*/*.py")
        if not path.stem.startswith("_") and path.parent.name not in ("engine", "workspace")
    }

    assert places == set(rules())
    assert places <= pages


def test_rule_module_declares_one_rule(trees: dict[str, ast.Module]) -> None:
    for slug in rules():
        tree = trees["polc.checks." + slug.replace("/", ".").replace("-", "_")]
        declared = [
            f.name
            for f in tree.body
            if isinstance(f, ast.FunctionDef) and any(ast.unparse(d) == f"rule('{slug}')" for d in f.decorator_list)
        ]
        public = [f.name for f in tree.body if isinstance(f, ast.FunctionDef) and not f.name.startswith("_")]

        assert declared == public == [slug.partition("/")[2].replace("-", "_")], slug


def test_module_stays_within_its_lines() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in PACKAGE.rglob("*.py")
        if (n := len(p.read_text().splitlines())) > MOST_LINES
    }

    assert not long


def test_public_function_name_is_found_in_few_modules(trees: dict[str, ast.Module]) -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module, tree in trees.items():
        path = module.removeprefix("polc.").replace(".", "/")
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if not path.startswith(INTERFACES.get(node.name, "-")):
                places[node.name].append(path)

    assert {name: found for name, found in places.items() if len(found) > MOST_MODULES} == {}


def _bound_names(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name) | ast.MatchAs(name=str(name)):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.alias(asname=str(name)):
                names.add(name)
    return names


def test_name_says_what_it_names(trees: dict[str, ast.Module]) -> None:
    assert {m: found for m, tree in trees.items() if (found := _bound_names(tree) & EMPTY_NAMES)} == {}


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_name_in_tests_says_what_it_names(folder: str) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {sorted(empty)}"
        for path in (ROOT / folder).rglob("*.py")
        if (empty := _bound_names(ast.parse(path.read_text("utf-8"))) & EMPTY_NAMES)
    }

    assert found == set()


def test_private_function_says_what_it_returns(trees: dict[str, ast.Module]) -> None:
    riddles = {
        (module, node.name)
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and RIDDLES.fullmatch(node.name)
    }

    assert riddles == set()


def test_module_state_is_not_replaced_and_access_not_spied_on(trees: dict[str, ast.Module]) -> None:
    refused = {
        f"{module}:{node.lineno}"
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
        or (isinstance(node, ast.FunctionDef) and node.name in ("__getattribute__", "__getattr__"))
    }

    assert refused == set()


def _names_of_module(tree: ast.Module) -> set[str]:
    """The names that a module binds at its top, by assignment or import."""
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.Assign(targets=targets):
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.ImportFrom(names=aliases):
                names |= {alias.asname or alias.name for alias in aliases}
    return names


def _changed_name(node: ast.AST) -> str:
    """The name at the root of what a call changes in place, or of what an item or an attribute is set on."""
    match node:
        case ast.Call(func=ast.Attribute(value=held, attr=method)) if method in CHANGING:
            root = held
        case ast.Subscript(ctx=ast.Store() | ast.Del()) | ast.Attribute(ctx=ast.Store() | ast.Del()):
            root = node
        case _:
            return ""
    while isinstance(root, ast.Subscript | ast.Attribute):
        root = root.value
    return root.id if isinstance(root, ast.Name) else ""


def changes_of_module_values(tree: ast.Module) -> set[int]:
    """The lines where a function, or the module itself, changes a value that stands at the top of a module."""
    names = _names_of_module(tree)
    found: set[int] = set()
    waiting: list[tuple[ast.AST, set[str]]] = [(tree, names)]
    while waiting:
        node, shared = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            shared = shared - _bound_names(ast.Module([node], []))
        if _changed_name(node) in shared:
            found.add(getattr(node, "lineno", 0))
        waiting += ((child, shared) for child in ast.iter_child_nodes(node))
    return found


@pytest.mark.parametrize(
    "change",
    ["KNOWN.update(a=1)", "KNOWN['a'] = 1", "del KNOWN['a']", "KNOWN.inner.append(1)", "KNOWN.path = ''"],
)
def test_change_of_module_value_is_seen(change: str) -> None:
    assert changes_of_module_values(ast.parse(f"KNOWN = Known()\n\ndef add():\n    {change}")) == {4}
    assert changes_of_module_values(ast.parse(f"from a import KNOWN\n\ndef add():\n    {change}")) == {4}
    assert not changes_of_module_values(ast.parse(f"KNOWN = 1\n\ndef add(KNOWN):\n    {change}"))


def test_module_value_is_not_changed(trees: dict[str, ast.Module]) -> None:
    assert {module: lines for module, tree in trees.items() if (lines := changes_of_module_values(tree))} == {}


def _changes_itself(owner: ast.ClassDef) -> bool:
    """True for a class whose methods set what its values hold, or change the containers in them."""
    methods = [f for f in owner.body if isinstance(f, ast.FunctionDef) and f.name not in CONSTRUCTORS]
    return any(_changed_name(node) == "self" for method in methods for node in ast.walk(method))


def test_module_holds_no_value_that_changes_itself(trees: dict[str, ast.Module]) -> None:
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    changing = {owner.name for owner in classes if _changes_itself(owner)}
    assert {"Builder", "Cache"} <= changing

    held = {
        f"{module}:{made.lineno}"
        for module, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value
        for made in ast.walk(node.value)
        if isinstance(made, ast.Call) and isinstance(made.func, ast.Name) and made.func.id in changing
    }

    assert held == set()


def _is_work(node: ast.AST) -> bool:
    """True for what does more than keep a value: loops, choices, functions, methods that read or judge."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name not in PLAIN and not name.lstrip("_")[:1].isupper()
        case ast.Call(func=ast.Attribute(value=ast.Name(id="self"))):
            return True
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in WORK
        case _:
            return isinstance(node, WORKING)


def works_in_constructor(owner: ast.ClassDef) -> bool:
    """True for a class whose constructor does more than keep what it is given."""
    constructors = [f for f in owner.body if isinstance(f, ast.FunctionDef) and f.name in CONSTRUCTORS]
    return any(_is_work(node) for made in constructors for statement in made.body for node in ast.walk(statement))


@pytest.mark.parametrize(
    "statement",
    ["self.a = [x for x in a]", "self.a = made(a)", "self.fill(a)", "if a:\n   self.a = a", "self.a = a.read()"],
)
def test_work_in_constructor_is_seen(statement: str) -> None:
    [owner] = ast.parse(f"class A:\n def __init__(self, a):\n  {statement}").body
    assert isinstance(owner, ast.ClassDef)

    assert works_in_constructor(owner)


def test_constructor_keeps_what_it_is_given(trees: dict[str, ast.Module]) -> None:
    working = {
        f"{module}.{owner.name}"
        for module, tree in trees.items()
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef) and works_in_constructor(owner)
    }

    assert working == set()


def test_architecture_is_read_in_one_sitting() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").split()) <= 1000


def test_glossary_names_every_declaration() -> None:
    grammar = (ROOT / "dsl" / "pol.lark").read_text("utf-8")
    alternatives = re.search(r"^_declaration:(.*?)^$", grammar, re.MULTILINE | re.DOTALL)
    assert alternatives
    words = {word.replace("_", "-") for word in re.findall(r"[a-z_]+", alternatives[1])}
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    named = {
        word
        for row in re.findall(r"^\| (`[^|]*) \|", glossary, re.MULTILINE)
        for word in re.findall(r"`([a-z-]+)`", row)
    }

    assert words
    assert words - named == set()


@pytest.mark.parametrize("record", sorted(p.name for p in (ROOT / "docs" / "decisions").glob("*.md")))
def test_decision_says_context_decision_cost_and_measure(record: str) -> None:
    text = (ROOT / "docs" / "decisions" / record).read_text("utf-8")

    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-[a-z-]+\.md", record)
    for part in ("Context", "Decision", "Cost", "Measured"):
        assert re.search(rf"^(\*\*{part}\.?\*\*|## {part})", text, re.MULTILINE), part


def _first_lines(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield (ast.get_docstring(node) or "").partition("\n")[0]


def _long_first_lines() -> Counter[str]:
    """How many first lines are longer, by module."""
    count: Counter[str] = Counter()
    for path in PACKAGE.rglob("*.py"):
        count[path.relative_to(PACKAGE).as_posix()] += sum(len(line) > MOST_OF_LINE for line in _first_lines(path))
    return +count


def test_first_lines_of_docstrings_are_short_where_readers_enter() -> None:
    long = {module: n for module, n in _long_first_lines().items() if module.startswith(SHORT)}

    assert long == {}


def test_no_more_first_lines_of_docstrings_grow_long() -> None:
    assert _long_first_lines().total() <= LONG_ELSEWHERE


def test_names_of_tests_can_be_read_in_a_report() -> None:
    names = [name for path in (ROOT / "tests").rglob("*.py") for name in TEST.findall(path.read_text("utf-8"))]
    long = sorted(name for name in names if len(name) > MOST_OF_NAME)

    assert long == []
