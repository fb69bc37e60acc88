"""The configuration of a project: what it sets, what it refuses, and how `polc config` shows it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from polc.project.setting_values import READERS, RENAMED
from polc.reference.package import read_text
from tests.overlay import laid_over
from tests.running import polc

EXTRA = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }\n'


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "demo.pol").write_text(laid_over(EXTRA), encoding="utf-8")
    return here


def findings(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    polc("check", "--format", "json", *arguments)
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_severity_and_level_are_the_projects(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("check", "demo.pol", "--select", "omission") == 1
    settings = 'select = ["omission"]\nseverity = { "omission" = "warning", "omission/retention" = "advice" }\n'
    (folder / "polc.toml").write_text(settings, encoding="utf-8")
    assert polc("check") == 0
    by_rule = {f["rule"]: f["severity"] for f in findings(capsys)}
    assert by_rule["omission/legal-basis"] == "warning"
    assert by_rule["omission/retention"] == "advice"
    (folder / "polc.toml").write_text(settings + 'fail-on = "warning"\n', encoding="utf-8")
    assert polc("check") == 1
    assert polc("check", "--fail-on", "error") == 0


def test_an_option_prevails_over_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "polc.toml").write_text('ignore = ["omission"]\nas-of = 2026-01-02\nlang = "fr"\n', encoding="utf-8")
    assert not [f for f in findings(capsys) if f["rule"].startswith("omission/")]
    assert [f for f in findings(capsys, "--ignore", "structure") if f["rule"].startswith("omission/")]
    capsys.readouterr()
    polc("check")
    assert "2\u00a0janvier 2026" in capsys.readouterr().out
    polc("check", "--as-of", "2026-03-04", "--lang", "en")
    shown = capsys.readouterr().out
    assert "as of 2026-03-04" in shown


def test_pyproject_is_read_and_found_upward(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pyproject.toml").write_text('[tool.polc]\npaths = ["demo.pol"]\n', encoding="utf-8")
    (folder / "below" / "deeper").mkdir(parents=True)
    monkeypatch.chdir(folder / "below" / "deeper")
    assert polc("check") == 1


def test_house_rules_are_used_by_every_policy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = laid_over("").replace("subjects client   data identity", "subjects regular   data identity", 1)
    (folder / "demo.pol").write_text(text, encoding="utf-8")
    assert "structure/undefined" in {f["rule"] for f in findings(capsys, "demo.pol")}
    (folder / "house.pol").write_text(
        'subject regular { title en "regulars" fr "habitués" kind client }\n', encoding="utf-8"
    )
    (folder / "polc.toml").write_text('house-rules = ["house.pol"]\n', encoding="utf-8")
    assert "structure/undefined" not in {f["rule"] for f in findings(capsys, "demo.pol")}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('selct = ["omission"]', "did you mean select?"),
        ('select = ["omision"]', "did you mean omission?"),
        ('select = "omission"', "list of texts"),
        ('severity = { "omission/legal-basis" = "fatal" }', "possible are error, warning, advice"),
        ('select = ["omission/legal-bases"]', "did you mean omission/legal-basis?"),
        ("as-of = 2026-02-30", "not valid TOML"),
        ('as-of = "soon"', "must be a day"),
        ('paths = ["nowhere"]', "which is not there"),
        ('lang = "de"', "must be one of en, fr"),
        ('languages = ["english"]', "two-letter"),
        ("fail-on = 3", "must be one of"),
        ("=", "not valid TOML"),
        (".".join(["a"] * 100_000) + " = 1", "more than 30 levels deep"),
        ("[" + ".".join(['"a"'] * 40) + "]", "more than 30 levels deep"),
        ("ignore = " + "[" * 20_000, "more than 30 levels deep"),
        ("ignore = " + "{a=" * 20_000, "more than 30 levels deep"),
        ("ignore = " + "1" * 5_000, "not valid TOML"),
    ],
)
def test_what_cannot_be_used_is_one_line(
    folder: Path, settings: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "polc.toml").write_text(settings + "\n", encoding="utf-8")
    assert polc("check", "demo.pol") == 2
    error = capsys.readouterr().err
    assert error.startswith("polc: polc.toml")
    assert words in error
    assert error.count("\n") == 1


def test_config_shows_every_setting_and_its_origin(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "polc.toml").write_text('ignore = ["structure"]\n', encoding="utf-8")
    assert polc("config") == 0
    shown = capsys.readouterr().out
    assert [line.split()[0] for line in shown.splitlines()] == list(READERS)
    assert "# polc.toml" in next(line for line in shown.splitlines() if line.startswith("ignore"))
    assert "# default" in next(line for line in shown.splitlines() if line.startswith("select"))


def test_the_schema_knows_the_same_settings() -> None:
    schema = json.loads(read_text("config.schema.json"))
    assert set(schema["properties"]) == {*READERS, *RENAMED}
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"severity": {"structure/open-list": "advice"}, "law-as-of": "2026-08-11"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"selct": []}, schema)


def test_what_settings_turn_off_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    polc("check")
    assert "turn off" not in capsys.readouterr().out
    (folder / "polc.toml").write_text('ignore = ["omission"]\n', encoding="utf-8")
    for format_ in ("text", "markdown", "html"):
        polc("check", "--format", format_)
        assert "more are of rules that the project’s settings turn off." in capsys.readouterr().out
    polc("check", "--lang", "fr")
    assert "que les réglages du projet désactivent." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("paths", '"./", '),
        ("ignore", '"omission", '),
        ("site.footer", '{ words = "a", address = "https://a.example" }, '),
    ],
)
def test_a_list_of_thousands_is_one_line(
    folder: Path, key: str, entry: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "polc.toml").write_text(f"{key} = [{entry * 5000}]\n", encoding="utf-8")
    assert polc("check", "demo.pol") == 2
    assert "has 5000 entries; 500 are the most" in capsys.readouterr().err
