"""What a check loads: nothing that it does not use, and data compiled with the package instead of slow sources."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from polc.cli.compiling import compile_data
from polc.cli.main import COMMANDS
from polc.reference.package import COMPILED, joined, read_folders, read_toml, state_of
from polc.syntax.parser.lark_tables import plain_tables
from polc.syntax.parser.lr_parser import LRParser, scanner_of
from polc.syntax.parser.tables import tables_from

ROOT = Path(__file__).parent.parent
DATA = ROOT / "dsl"
POLICY = ROOT / "tests" / "ok" / "podcast.pol"

LOADED = """
import sys
from polc.cli.main import main
try:
    main(["check", *sys.argv[1:], "--no-baseline"])
finally:
    print("\\n" + " ".join(sys.modules))
"""

OTHERS = frozenset({"polc", "click"})
"""The packages, beside Python's own, that a check may load."""
HEAVY = ("importlib.resources", "importlib.metadata", "tempfile", "shutil", "logging", "subprocess", "difflib", "http")
"""Parts of Python that take long to load and that a check has no use for."""
ROOMS = frozenset(
    {"checks", "cli", "core", "document", "dsl", "model", "project", "reference", "release", "report", "syntax"}
)
FORMATS = ("json", "markdown", "html", "sarif", "junit", "gitlab", "github")


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """The modules loaded by a check without findings, beside those of an empty process."""
    return modules_of("--no-cache")


def modules_of(*options: str) -> frozenset[str]:
    run = [sys.executable, "-c", LOADED, str(POLICY), *options]
    done = subprocess.run(run, capture_output=True, text=True, check=True, encoding="utf-8")
    empty = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return frozenset(done.stdout.splitlines()[-1].split()) - frozenset(empty.stdout.split())


def test_only_click_is_loaded_beside_python(loaded: frozenset[str]) -> None:
    packages = {name.partition(".")[0].lstrip("_") for name in loaded}
    assert packages - OTHERS - {name.lstrip("_") for name in sys.stdlib_module_names} == set()


def test_no_slow_part_of_python_is_loaded(loaded: frozenset[str]) -> None:
    assert not [name for name in loaded if name.startswith(HEAVY)]


def test_no_other_room_command_or_format_is_loaded(loaded: frozenset[str]) -> None:
    own = [name.split(".") for name in loaded if name.startswith("polc.")]
    assert {parts[1] for parts in own} <= ROOMS
    assert loaded & {module for name, module in COMMANDS.items() if name != "check"} == set()
    assert not [parts for parts in own if parts[1] == "report" and parts[-1] in FORMATS]


def test_what_explains_mistakes_is_loaded_with_the_first_one(loaded: frozenset[str]) -> None:
    assert "polc.syntax.parse" in loaded
    assert not loaded & {
        "polc.syntax.errors.recovery",
        "polc.syntax.errors.diagnosis",
        "polc.syntax.parser.lark_tables",
        "hashlib",
    }


def test_known_outcome_loads_no_rule_no_model_and_no_parser() -> None:
    assert "polc.checks.engine.registry" in modules_of()
    known = modules_of()
    assert not [name for name in known if name.startswith(("polc.model", "polc.syntax.parser.lr_parser", *HEAVY))]
    assert {name for name in known if name.startswith("polc.checks.")} == {
        "polc.checks.engine",
        "polc.checks.engine.baseline",
        "polc.checks.workspace",
        "polc.checks.workspace.rules",
        "polc.checks.workspace.summary",
    }


def test_compiled_data_are_the_data(tmp_path: Path) -> None:
    made = compile_data(DATA, tmp_path)
    assert len(made) > 200
    for file in made:
        source = DATA / file.relative_to(tmp_path / COMPILED).with_suffix("")
        if not source.exists():
            continue  # made of several files
        found = json.loads(file.read_bytes())
        assert found["of"] == state_of(source.read_bytes())
        if source.suffix == ".toml":
            table = read_toml(*source.relative_to(DATA).parts)
            assert table == tomllib.loads(source.read_text(encoding="utf-8")), source


def test_compiled_law_is_one_file_of_all_folders_and_the_data(tmp_path: Path) -> None:
    made = {file.name: json.loads(file.read_bytes()) for file in compile_data(DATA, tmp_path) if "law" in file.parts}
    for name in {file.name for file in DATA.glob("law/*/*.toml")}:
        files = sorted(DATA.glob(f"law/*/{name}"))
        plain = {file.parent.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}
        assert made[f"{name}.json"]["of"] == state_of(joined({file.parent.name: file.read_bytes() for file in files}))
        assert repr(read_folders("law", name)) == repr(plain)  # a day is a day again


def test_law_that_was_not_compiled_is_read_all_the_same(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "dsl", ignore=shutil.ignore_patterns(COMPILED))
    there = f"import polc.dsl; polc.dsl.__path__ = [{str(tmp_path / 'dsl')!r}]"
    run = f"{there}\nfrom polc.reference.law import norm\nprint(norm('gdpr'))"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert "datetime.date(2018, 5, 25)" in done.stdout


def test_a_grammar_that_was_not_compiled_is_read_all_the_same() -> None:
    made = json.loads(json.dumps(plain_tables('start: "keep" WORD\nWORD: /[a-z]+/\n%ignore " "')))
    reader = LRParser(scanner_of(tables_from(made)), lambda rule: lambda parts: (rule, [str(p) for p in parts]))
    assert reader.read("keep bread") == ("start", ["keep", "bread"])
    assert reader.read("keep keep") == ("start", ["keep", "keep"])
