"""Where the root of a project is: what `use`, the baseline and the settings of a file go by."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.run import run
from tests.project.monorepo import BASIS, EXTRA, checked, policy, repository, told, write

BARE = '[project]\nname = "web"\n'
OURS = "[tool.polc]\n"
LIBRARY = 'subject member { title en "members" fr "adhérents" kind client }\n'


@pytest.fixture(autouse=True)
def company(here: Path) -> Path:
    """The repository of a company, with policies in the folder of an application."""
    repository()
    write("apps/web/policies/a.pol", 'use "../../../shared/people.pol"\n' + policy("a", EXTRA))
    write("shared/people.pol", LIBRARY)
    return here


def rules_of_files(*arguments: str) -> set[object]:
    return {f["rule"] for f in checked(*arguments) if str(f["rule"]).startswith("file/")}


@pytest.mark.parametrize("settings", [{}, {"pyproject.toml": BARE}, {"pyproject.toml": OURS}, {"polc.toml": ""}])
@pytest.mark.parametrize("folder", [".", "apps", "apps/web/policies"])
def test_projects_of_a_repository_share_its_files(
    settings: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in settings.items():
        write(f"apps/web/{name}", text)
    monkeypatch.chdir(folder)
    assert rules_of_files() == set()


def test_outside_of_the_repository_nothing_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("inner/b.pol", 'use "../shared/people.pol"\n' + policy("b"))
    repository("inner")
    assert rules_of_files("inner") == {"file/use-outside-root"}


@pytest.mark.parametrize("name", ["pyproject.toml", "apps/web/pyproject.toml", "apps/web/policies/pyproject.toml"])
def test_pyproject_that_says_nothing_of_polc_is_no_root(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(name, BARE)
    assert run("baseline", ".").status == 0
    assert Path("polc-baseline.txt").exists()
    assert checked() == []
    monkeypatch.chdir("apps/web")
    assert checked() == []
    assert checked("policies/a.pol") == []


def test_pyproject_that_names_polc_in_passing_is_no_root() -> None:
    write("apps/web/pyproject.toml", '[project]\ndependencies = ["polc>=0.1"]\n[tool.ruff]\n')
    write("polc.toml", 'ignore = ["omission"]\n')
    assert ("apps/web/policies/a.pol", BASIS) not in told()


def test_broken_pyproject_of_somebody_else_is_not_our_business() -> None:
    write("apps/web/pyproject.toml", "[project\n")
    assert rules_of_files() == set()


def test_each_root_has_one_baseline_on_which_commands_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    write("apps/web/polc.toml")
    write("apps/shop/pyproject.toml", OURS)
    write("apps/shop/policies/b.pol", policy("b", EXTRA))
    write("legal/c.pol", policy("c", EXTRA))
    result = run("baseline", "apps/web/policies/a.pol", "apps", "legal", "--reason", "known")
    assert (result.status, result.errors) == (0, "")
    for place, file in (("apps/web", "policies/a.pol"), ("apps/shop", "policies/b.pol"), (".", "legal/c.pol")):
        lines = Path(place, "polc-baseline.txt").read_text(encoding="utf-8").splitlines()[2:]
        assert lines
        assert {line.split(" | ")[0] for line in lines} == {file}
    for folder, asked in ((".", ()), (".", ("apps/web", "legal/c.pol")), ("apps", ("shop",)), ("apps/web", ())):
        with monkeypatch.context() as patch:
            patch.chdir(folder)
            assert checked(*asked) == []
            assert run("baseline", *asked).status == 0


def test_what_is_found_in_shared_file_is_accepted_by_its_users() -> None:
    write("apps/web/polc.toml", "")
    write("apps/web/policies/a.pol", 'use "../../../shared/people.pol"\n' + policy("a"))
    write("shared/people.pol", LIBRARY + EXTRA)
    found = checked("apps/web")
    assert "shared/people.pol" in {f["path"] for f in found}
    assert run("baseline", "apps/web").status == 0
    assert checked("apps/web") == []
    write("apps/shop/polc.toml", "")
    write("apps/shop/b.pol", 'use "../../shared/people.pol"\n' + policy("b"))
    assert {f["path"] for f in checked("apps")} == {"shared/people.pol"}


def test_prune_of_a_part_leaves_what_was_not_looked_at() -> None:
    write("apps/web/policies/b.pol", policy("b", EXTRA))
    assert run("baseline", ".").status == 0
    before = Path("polc-baseline.txt").read_text(encoding="utf-8")
    assert run("baseline", "apps/web/policies/a.pol", "--prune").status == 0
    assert Path("polc-baseline.txt").read_text(encoding="utf-8") == before
    Path("apps/web/policies/b.pol").unlink()
    assert run("baseline", ".", "--prune").status == 0
    assert "b.pol" not in Path("polc-baseline.txt").read_text(encoding="utf-8")


def test_broken_baseline_of_one_root_changes_none() -> None:
    write("apps/web/polc.toml")
    write("apps/shop/polc.toml")
    write("apps/shop/b.pol", policy("b", EXTRA))
    write("apps/web/polc-baseline.txt", "<<<<<<< HEAD\n")
    assert run("baseline", "apps").status == 2
    assert not Path("apps/shop/polc-baseline.txt").exists()
