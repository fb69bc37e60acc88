"""A checkout with a module of every name that may be imported, and files called like options: none of it is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

from polc.cli.main import COMMANDS
from polc.project.running import WORTHWHILE
from polc.reference.package import read_text
from tests.commands.run import run

PYTHON = sys.executable
SCRIPT = str(Path(PYTHON).with_name("polc"))
WANTED = frozenset(
    {"hyperscan", "linkify_it", "org", "polc_studio", "re2", "rnc2rng", "sitecustomize", "usercustomize"}
)
"""What Python or a library asks for and does without where nobody has installed it."""
OF_PYTHON = frozenset({"polc", "sitecustomize", "usercustomize", "nt", "_winapi"})
"""What Python itself looks for, before any line of polc, where the import path is told to begin with a checkout."""
TINY = 'policy shop-{number} {{ title en "Privacy" version "1" effective 2026-10-01 languages en law eu }}\n'

CALLS = (
    ("check", "demo.pol"),
    ("check", ".", "--jobs", "2"),
    ("build", "--draft", "many", "--out", "site"),
    ("render", "demo.pol", "--draft", "--format", "text", "--output", "demo.txt"),
    ("export", "demo.pol", "--to", "facts", "--out", "exports"),
    ("release", "demo.pol", "--out", "releases"),
    ("verify", "demo.pol"),
    ("baseline", "demo.pol", "--reason", "as published"),
    ("review", "demo.pol", "--output", "review.html"),
    ("diff", "HEAD:./demo.pol", "demo.pol"),
    ("upcoming", "demo.pol"),
    ("config",),
    ("cache",),
    ("explain", "omission/retention"),
    ("rules",),
    ("words", "email"),
    ("new", "policy"),
    ("import", "policy.html"),
    ("docs", "--out", "manual"),
    ("lsp", "--stdio"),
    ("studio", "--output", "page"),
    ("format", "--check", "demo.pol"),
    ("upgrade-report", "--from", "report.json", "demo.pol"),
    ("new-rule", "omission/nothing", "--help"),
)
"""Every command that ends by itself, those that start processes with and without them."""
REPORT = {
    "version": 1,
    "as_of": "2026-11-22",
    "summary": {"error": 0, "warning": 0, "advice": 0, "files": 1},
    "findings": [],
}
"""What another version of polc found: nothing."""
OF_MKDOCS = {
    "mkdocs.yml": "site_name: theirs\nhooks: [colorsys.py]\nplugins: [theirs]\n",
    "theirs-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: theirs\nVersion: 1\n",
    "theirs-1.dist-info/entry_points.txt": (
        "[mkdocs.plugins]\ntheirs = colorsys:Plugin\npolc = colorsys:Plugin\n"
        "[mkdocs.themes]\nmkdocs = colorsys\n[markdown.extensions]\ntoc = colorsys:Extension\n"
    ),
}
"""Settings, plugins, themes and extensions that MkDocs would load, were it asked to."""


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the code of the checkout notes that it ran."""
    return tmp_path_factory.mktemp("ran") / "marker"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, marker: Path) -> Path:
    """Enough policies for processes, and a module of every name beside them."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "many").mkdir()
    (folder / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    for number in range(WORTHWHILE):
        (folder / "many" / f"p{number}.pol").write_text(TINY.format(number=number), encoding="utf-8")
    (folder / "policy.html").write_text("<h1>Privacy</h1><p>We use your data.</p>", encoding="utf-8")
    (folder / "report.json").write_text(json.dumps(REPORT), encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "demo.pol")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "a")
    for name in sys.stdlib_module_names | packages_distributions().keys() | WANTED:
        code = f"with open({str(marker)!r}, 'a') as ran:\n    ran.write({name!r} + ' ')\n"
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    for place, text in OF_MKDOCS.items():
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def loaded_before(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What Python has loaded before the first line of a module that `python -m` runs: no program has a say in it."""
    folder = tmp_path_factory.mktemp("probe")
    (folder / "probe.py").write_text("import sys\nprint(*sys.modules)\n", encoding="utf-8")
    call = [PYTHON, "-m", "probe"]
    told = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=True, env=surroundings())
    return frozenset(told.stdout.split())


def surroundings() -> dict[str, str]:
    """The environment without what polc itself sets in it where a test has called it in this process."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def ran(call: list[str], folder: Path, marker: Path, **environment: str) -> tuple[int, str]:
    """The exit status of a process, and what code of the checkout it ran."""
    marker.unlink(missing_ok=True)
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, env=surroundings() | environment)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, marker.read_text(encoding="utf-8") if marker.exists() else ""


def without(folder: Path, names: frozenset[str]) -> list[tuple[Path, Path]]:
    """Puts the modules with some names out of reach; from where to where they went."""
    moved = [(folder / f"{name}.py", folder / f"{name}.aside") for name in names if (folder / f"{name}.py").exists()]
    for place, aside in moved:
        place.rename(aside)
    return moved


def test_every_command_is_called() -> None:
    assert {call[0] for call in CALLS} == COMMANDS.keys() - {"serve"}


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_command_in_a_checkout_runs_nothing_of_it(checkout: Path, marker: Path, call: tuple[str, ...]) -> None:
    status, code = ran([PYTHON, "-P", "-m", "polc", *call], checkout, marker)
    assert code == ""
    assert status in (0, 1) or (call[0] == "studio" and not find_spec("polc_studio") and status == 2)


@pytest.mark.parametrize("call", [c for c in CALLS if not {"many", "docs", "--jobs"} & set(c)], ids=" ".join)
def test_script_of_a_command_in_a_checkout_runs_nothing_of_it(
    checkout: Path, marker: Path, call: tuple[str, ...]
) -> None:
    status, code = ran([SCRIPT, *call], checkout, marker)
    assert code == ""
    assert status in (0, 1, 2)  # a second release or baseline is refused


def test_a_preview_in_a_checkout_runs_nothing_of_it(checkout: Path, marker: Path) -> None:
    marker.unlink(missing_ok=True)
    call = [PYTHON, "-P", "-m", "polc", "serve", "demo.pol", "--port", "0", "--no-baseline"]
    with subprocess.Popen(call, cwd=checkout, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout
        assert any("http://127.0.0.1" in line for line in started.stdout)
        started.terminate()
    assert not marker.exists()


@pytest.mark.parametrize("paths", [["many"], ["demo.pol"]], ids=["processes", "none"])
def test_the_script_in_a_checkout_runs_nothing_of_it(checkout: Path, marker: Path, paths: list[str]) -> None:
    assert ran([SCRIPT, "check", "--no-cache", "--no-baseline", "--jobs", "2", *paths], checkout, marker)[1] == ""


@pytest.mark.parametrize(("flags", "path"), [([], ""), (["-E"], ""), ([], f".{os.pathsep}many{os.pathsep}")], ids=str)
def test_what_python_puts_on_the_import_path_is_taken_off(
    checkout: Path, marker: Path, loaded_before: frozenset[str], flags: list[str], path: str
) -> None:
    call = [PYTHON, *flags, "-m", "polc", "check", "--no-cache", "--jobs", "2"]
    moved = without(checkout, loaded_before | (OF_PYTHON if path else {"polc"}))
    try:
        assert ran(call, checkout, marker, **({"PYTHONPATH": path} if path else {})) == (1, "")
    finally:
        for place, aside in moved:
            aside.rename(place)


def test_the_marker_of_a_module_that_is_run_is_seen(checkout: Path, marker: Path) -> None:
    assert "colorsys" in ran([PYTHON, "-c", "import colorsys"], checkout, marker)[1]


# ---------------------------------------------------------------------------------------------- names like options
@pytest.fixture
def policy(here: Path) -> Path:
    """A policy in the folder of the run."""
    path = here / "a.pol"
    path.write_text(TINY.format(number=1), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("cache", "config", "rules", "docs")])
def test_a_file_called_like_an_option_is_never_one(policy: Path, command: str) -> None:
    for name in ("--executor=evil:f.pol", "--output-file=b.pol", "--out=b.pol", "-h", "--lang"):
        (policy.parent / name).write_text("", encoding="utf-8")
        result = run(command, name, "a.pol")
        assert (result.status, result.output) == (2, "")
        assert "may be the name of a file" in result.errors
        assert len(result.errors.splitlines()) == 1
        (policy.parent / name).unlink()


def test_name_of_a_policy_is_no_option_where_file_is_elsewhere(policy: Path) -> None:
    result = run("check", "--output-file=b.pol", "a.pol", "--lang", "fr")
    assert (result.status, result.output) == (2, "")
    assert "peut être le nom d’un fichier" in result.errors
    assert [p.name for p in policy.parent.iterdir()] == ["a.pol"]


def test_after_end_of_options_a_name_like_an_option_is_a_file(policy: Path) -> None:
    named = policy.rename(policy.parent / "--output-file=b.pol")
    result = run("check", "--format", "json", "--", named.name)
    assert result.status == 1
    assert '"--output-file=b.pol"' in result.output
    assert [p.name for p in policy.parent.iterdir()] == [named.name]


def test_options_after_paths_stay_options(policy: Path) -> None:
    assert run("check", "a.pol", "--format", "json", "--output-file=told.json").status == 1
    assert (policy.parent / "told.json").exists()
    result = run("check", "-", "--stdin-filename=b.pol", stdin=policy.read_bytes())
    assert "b.pol:1" in result.output


def test_an_executor_among_paths_is_refused(policy: Path) -> None:
    result = run("check", "--executor", "tests.executors:threads", "a.pol")
    assert (result.status, result.output) == (2, "")
    assert "polc --executor tests.executors:threads check" in result.errors


def test_an_executor_of_the_checkout_is_not_loaded(policy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (policy.parent / "evil.py").write_text("open('ran', 'w')\n", encoding="utf-8")
    for on_the_path in ([], [str(policy.parent)], [""]):
        monkeypatch.setattr(sys, "path", [*on_the_path, *sys.path])
        result = run("--executor", "evil:f", "check", "a.pol")
        assert (result.status, result.output) == (2, "")
        assert "evil:f stands in the project" in result.errors
        assert not (policy.parent / "ran").exists()


def test_an_executor_for_a_command_without_use_for_it_is_refused(policy: Path) -> None:
    assert "of use to check alone" in run("--executor", "tests.executors:threads", "build", "a.pol").errors


def test_an_executor_of_polc_is_loaded_in_its_own_repository(policy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    result = run("--executor", "polc.cli.run_options:nothing", "check", str(policy))
    assert "cannot load the executor polc.cli.run_options:nothing" in result.errors
