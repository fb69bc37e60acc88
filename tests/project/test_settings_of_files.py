"""The settings that a file is judged by: those nearest to it, wherever the command runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.run import run
from tests.project.monorepo import BASIS, EXTRA, checked, policy, repository, told, write

FOLDERS = (".", "apps", "apps/web", "apps/web/policies", "legal")


@pytest.fixture(autouse=True)
def company(here: Path) -> Path:
    """A repository with the settings of the company, those of an application, and those of a folder inside it."""
    repository()
    write("polc.toml", 'severity = { "omission/legal-basis" = "warning" }\n')
    write("apps/web/polc.toml", 'ignore = ["omission"]\n')
    write("apps/web/policies/strict/pyproject.toml", '[tool.polc]\nseverity = { "omission" = "advice" }\n')
    for name in ("legal/a.pol", "apps/web/policies/b.pol", "apps/web/policies/strict/c.pol"):
        write(name, policy(Path(name).stem, EXTRA))
    return here


def severities(*arguments: str) -> dict[str, object]:
    """How severe the missing basis is in each file that has it told."""
    return {Path(str(path)).name: severity for (path, rule), severity in told(*arguments).items() if rule == BASIS}


@pytest.mark.parametrize("folder", FOLDERS)
def test_settings_are_those_of_the_file(company: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert severities(str(company)) == {"a.pol": "warning", "c.pol": "advice"}
    assert severities(str(company / "apps/web/policies/b.pol")) == {}
    assert severities(str(company / "apps/web/policies/strict/c.pol")) == {"c.pol": "advice"}


def test_options_prevail_over_the_settings_of_every_file() -> None:
    assert severities("--ignore", "structure") == {"a.pol": "warning", "b.pol": "error", "c.pol": "advice"}
    assert {rule for _, rule in told("--select", BASIS)} == {BASIS}
    result = run("check", "--select", "omision")
    assert (result.status, "did you mean omission?" in result.errors) == (2, True)


def test_a_run_fails_by_the_level_of_each_file() -> None:
    write("apps/web/polc.toml", 'ignore = ["omission"]\nfail-on = "error"\n')
    Path("apps/web/policies/strict/c.pol").unlink()
    write("polc.toml", 'severity = { "omission" = "warning" }\n')
    assert run("check").status == 0
    write("polc.toml", 'severity = { "omission" = "warning" }\nfail-on = "warning"\n')
    assert run("check").status == 1
    assert run("check", "apps").status == 0
    assert run("check", "--fail-on", "error").status == 0
    write("polc.toml", 'severity = { "omission" = "advice" }\nfail-on = "warning"\n')
    write("apps/web/polc.toml", 'severity = { "omission" = "warning" }\n')
    assert run("check").status == 0


def test_house_rules_are_those_of_the_file() -> None:
    write("apps/web/house.pol", 'subject regular { title en "regulars" fr "habitués" kind client }\n')
    write("apps/web/polc.toml", 'ignore = ["omission"]\nhouse-rules = ["house.pol"]\n')
    text = policy("b").replace("subjects prospect", "subjects regular")
    write("apps/web/policies/b.pol", text)
    write("legal/a.pol", text.replace("policy b", "policy a"))
    found = {(f["path"], f["rule"]) for f in checked()}
    assert ("legal/a.pol", "structure/undefined") in found
    assert ("apps/web/policies/b.pol", "structure/undefined") not in found


def test_site_and_language_are_those_of_what_is_asked_for() -> None:
    write("apps/web/polc.toml", 'ignore = ["omission"]\nlang = "fr"\n[site]\nname = "Lanterne"\n')
    assert "fichiers vérifiés" in run("check", "apps/web").output
    assert "files checked" in run("check", ".").output
    Path("apps/web/policies/strict/c.pol").unlink()
    write("apps/web/policies/b.pol", policy("b"))
    assert run("build", "apps/web", "--out", "site").status == 0
    assert "Lanterne" in Path("site/b/en/index.html").read_text(encoding="utf-8")
    assert run("verify", "apps/web", "--site", "site").status == 0


def test_config_names_one_file_for_all() -> None:
    write("ci/strict.toml", f'select = ["omission"]\nseverity = {{ "{BASIS}" = "error" }}\n')
    for arguments in (("check", "--config", "ci/strict.toml"), ("--config", "ci/strict.toml", "check")):
        result = run(*arguments, "--format", "json")
        found = {(f["path"], f["severity"]) for f in json.loads(result.output)["findings"] if f["rule"] == BASIS}
        assert {severity for _, severity in found} == {"error"}
        assert len(found) == 3
    write("ci/pyproject.toml", '[tool.polc]\nignore = ["omission"]\n')
    assert severities("--config", "ci/pyproject.toml") == {}
    result = run("check", "--config", "ci/none.toml")
    assert (result.status, result.errors) == (2, "polc: no such file or folder: ci/none.toml\n")


def test_config_prevails_over_settings_here_that_are_broken() -> None:
    write("polc.toml", "=\n")
    write("ci.toml", 'ignore = ["omission"]\n')
    assert run("check").status == 2
    assert severities("--config", "ci.toml") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ignore = ["omission"]\nselct = ["structure"]\n', "apps/web/polc.toml:2: there is no setting selct"),
        (
            'ignore = ["omission"]\n\n[severity]\n"omission" = "fatal"\n',
            "apps/web/polc.toml:4: severity gives omission",
        ),
        (
            '\n[per-path."a/**"]\nignor = ["x"]\n',
            "apps/web/polc.toml:3: `per-path` has no setting “ignor”; did you mean",
        ),
        ('\n[per-path]\n"a/**" = 3\n', "apps/web/polc.toml:2: per-path holds a table for each pattern"),
        ("ignore = [\n", "apps/web/polc.toml is not valid TOML"),
    ],
)
def test_mistake_in_nested_settings_is_told_with_its_place(text: str, said: str) -> None:
    write("apps/web/polc.toml", text)
    for arguments in ((), ("apps",), ("apps/web/policies/b.pol",)):
        result = run("check", *arguments)
        assert (result.status, result.output) == (2, "")
        assert result.errors.startswith(f"polc: {said}"), result.errors
        assert result.errors.count("\n") == 1


def test_mistake_in_settings_elsewhere_is_not_told() -> None:
    write("apps/web/polc.toml", "=\n")
    assert severities("legal") == {"a.pol": "warning"}


# --------------------------------------------------------------------------------------------------------- per path
def test_rules_and_severities_of_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("legal/drafts/d.pol", "legal/final/e.pol"):
        write(name, policy(Path(name).stem, EXTRA))
    write(
        "polc.toml",
        f'severity = {{ "{BASIS}" = "warning" }}\n'
        '[per-path."legal/drafts/**"]\nignore = ["omission"]\n'
        '[per-path."legal/final/"]\nseverity = { "omission" = "advice" }\n'
        f'[per-path."e.pol".severity]\n"{BASIS}" = "error"\n',
    )
    assert severities("legal") == {"a.pol": "warning", "e.pol": "error"}
    assert told("legal")["legal/final/e.pol", "omission/retention"] == "advice"
    monkeypatch.chdir("legal")
    assert severities("drafts", "final") == {"e.pol": "error"}
    assert run("check", "drafts").status == 0


def test_options_leave_what_is_set_for_a_path() -> None:
    write("polc.toml", '[per-path."legal/**"]\nignore = ["omission"]\n')
    assert "a.pol" not in severities("--ignore", "structure")
    assert "turn off" in run("check", "legal").output


def test_paths_of_a_named_file_go_from_here() -> None:
    write("ci/settings.toml", '[per-path."legal/**"]\nignore = ["omission"]\n')
    assert set(severities("--config", "ci/settings.toml")) == {"b.pol", "c.pol"}


def test_shared_file_is_subject_to_settings_of_those_that_use_it() -> None:
    write("shared/s.pol", EXTRA)
    for name, more in (("apps/web/policies/b.pol", "../../../"), ("legal/a.pol", "../")):
        write(name, f'use "{more}shared/s.pol"\n' + policy(Path(name).stem))
    assert severities("apps/web/policies/b.pol") == {}
    assert severities("legal/a.pol") == {"s.pol": "warning"}
    assert severities("apps/web/policies/b.pol", "legal/a.pol") == {"s.pol": "warning"}


# ----------------------------------------------------------------------------------------------------- polc config
def test_config_shows_settings_of_a_file_and_the_policies_read() -> None:
    shown = run("config", "apps/web/policies/b.pol").output
    assert "# apps/web/polc.toml:1" in next(line for line in shown.splitlines() if line.startswith("ignore"))
    listed = run("config", "--policies").output.splitlines()
    assert listed == [
        "apps/web/policies/b.pol  # apps/web/polc.toml",
        "apps/web/policies/strict/c.pol  # apps/web/policies/strict/pyproject.toml",
        "legal/a.pol  # polc.toml",
    ]
    assert run("config", "none.pol").status == 2
    assert '"ci.toml"' not in run("config", "--config", "apps/web/polc.toml").output
