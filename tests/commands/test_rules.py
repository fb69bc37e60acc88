"""`polc explain`, `polc rules` and `polc new-rule`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from polc.reference.examples import example_for
from polc.reference.rules import rule_page, slugs
from tests.commands.run import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


# --------------------------------------------------------------------------------------------------------- explain
def test_explain_of_a_line_of_thousands_of_digits_is_one_line() -> None:
    result = run("explain", f"{ROOT / 'tests' / 'ok' / 'bakery-shop.pol'}:{'9' * 5000}")
    assert (result.status, result.output) == (2, "")
    assert "is in no declaration that can be read" in result.errors


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("slug", slugs())
def test_every_rule_is_explained(slug: str, lang: str) -> None:
    result = run("explain", slug, "--lang", lang)
    assert (result.status, result.errors) == (0, "")
    assert result.output.startswith(slug)
    page = rule_page(slug)
    said = " ".join(result.output.split())
    assert " ".join(page.words("title", lang).split()) in said
    assert " ".join(page.section(lang).split()) in said
    for heading in ("Wrong", "Right"):
        for example in page.examples(heading):
            assert " ".join(example_for(example, lang).split()) in said
    shown = "\n".join(example_for(e, lang) for heading in ("Wrong", "Right") for e in page.examples(heading))
    for line in result.output.splitlines():
        assert len(line) <= 80 or "://" in line or line.strip() in shown, line


def test_a_rule_that_does_not_exist() -> None:
    near = run("explain", "sintax/unexpected")
    assert (near.status, near.output) == (2, "")
    assert near.errors == "polc: no rule is called sintax/unexpected; did you mean syntax/unexpected?\n"
    assert "did you mean syntax/unexpected?" in run("explain", "unexpected").errors
    far = run("explain", "zzz")
    assert (far.status, far.errors) == (2, "polc: no rule is called zzz; `polc rules` lists them all\n")


def test_explain_follows_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Pourquoi" in run("explain", "syntax/unexpected").output


# ----------------------------------------------------------------------------------------------------------- rules
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_rules_lists_each_once(lang: str) -> None:
    result = run("rules", "--lang", lang)
    assert result.status == 0
    for slug in slugs():
        assert result.output.count(f"  {slug} ") == 1
    assert all(len(line) <= 80 for line in result.output.splitlines())


# -------------------------------------------------------------------------------------------------------- new-rule
@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two folders in which rules live."""
    for part in (Path("dsl/rules/names"), Path("compiler/polc/checks/omission")):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path / "dsl")
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


def test_new_rule_makes_a_page_and_a_function(checkout: Path) -> None:
    before = files(checkout)
    result = run("new-rule", "omission/opening-hours")
    after = files(checkout)
    page, module = "dsl/rules/omission/opening-hours.md", "compiler/polc/checks/omission/opening_hours.py"
    assert (result.status, result.output.splitlines(), result.errors) == (0, [page, module], "")
    assert set(after) - set(before) == {page, module}
    assert {p: t for p, t in after.items() if p in before} == before
    compile(after[module], module, "exec")
    assert "def opening_hours(policy: Policy) -> Iterator[Finding]:" in after[module]
    assert '@rule("omission/opening-hours")' in after[module]
    assert not re.search("@[A-Z]+@", after[page] + after[module])


def test_new_rule_in_a_new_group(checkout: Path) -> None:
    result = run("new-rule", "opening/hours")
    assert result.status == 0
    assert set(result.output.split()) == {
        "dsl/rules/opening/hours.md",
        "compiler/polc/checks/opening/hours.py",
        "compiler/polc/checks/opening/__init__.py",
    }


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("omission", "group/name"),
        ("omission/Opening", "group/name"),
        ("omission/opening_hours", "group/name"),
        ("omission/-hours", "group/name"),
        ("omission/hours-", "group/name"),
        ("omission/hours\n", "group/name"),
        ("../omission/hours", "group/name"),
        ("omission/import", "Python"),
        ("names/hours", "while files are read"),
        ("syntax/hours", "while files are read"),
    ],
)
def test_new_rule_refuses_what_is_no_name(checkout: Path, slug: str, said: str) -> None:
    before = files(checkout)
    result = run("new-rule", slug)
    assert (result.status, result.output, result.errors.count("\n")) == (2, "", 1)
    assert said in result.errors
    assert files(checkout) == before


@pytest.mark.parametrize("there", ["dsl/rules/omission/hours.md", "compiler/polc/checks/omission/hours.py"])
def test_new_rule_touches_nothing_that_is_there(checkout: Path, there: str) -> None:
    place = checkout / there
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("mine", encoding="utf-8")
    before = files(checkout)
    result = run("new-rule", "omission/hours")
    assert (result.status, result.errors) == (2, f"polc: {there} is already there; nothing was written\n")
    assert files(checkout) == before


def test_new_rule_outside_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("new-rule", "omission/hours")
    assert (result.status, result.output) == (2, "")
    assert "checkout" in result.errors


def test_new_rule_leaves_nothing_behind_when_it_cannot_write(checkout: Path) -> None:
    (checkout / "dsl" / "rules" / "omission").write_text("a file where a folder should be", encoding="utf-8")
    before = files(checkout)
    result = run("new-rule", "omission/hours")
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert files(checkout) == before
