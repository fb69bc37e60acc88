"""What programs read of a run: one line a finding, what is accepted and by whom, what fails."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from polc import __version__
from polc.reference.package import read_text
from tests.running import polc

REASON = '"The period depends on a study that ends in May." by "Claire Martin"'
WAIVER = f"waive omission/retention on purpose improvement until 2027-01-01 {REASON}\n"
DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """The skeleton without a period, the want of which a waiver accepts."""
    place = tmp_path / "demo.pol"
    text = read_text("skeleton.pol").replace("retention figures", "# retention figures")
    place.write_text(text + WAIVER, encoding="utf-8")
    return place


def _json(policy: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    polc("check", str(policy), "--format", "json", *DAY, *arguments)
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, json.loads(read_text("findings.schema.json")))
    return report


def test_json_names_the_version_and_what_a_waiver_accepts(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = _json(policy, capsys)

    assert report["polc"] == __version__
    [accepted] = report["accepted"]
    assert (accepted["rule"], accepted["by"]) == ("omission/retention", "waiver")
    assert "May" in accepted["reason"]


def test_json_names_what_a_baseline_accepts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.pol"
    place.write_text(read_text("skeleton.pol").replace("retention figures", "# retention figures"), encoding="utf-8")
    assert polc("baseline", str(place), "--reason", "as published", *DAY) == 0
    capsys.readouterr()

    [accepted] = _json(place, capsys)["accepted"]

    assert (accepted["by"], accepted["reason"]) == ("baseline", "as published")


def test_accepted_findings_can_be_left_out(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(policy, capsys, "--no-accepted")["accepted"] == []

    polc("check", str(policy), "--format", "sarif", "--no-accepted", *DAY)
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_formats_for_people_count_what_is_accepted(
    policy: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    polc("check", str(policy), "--format", format_, "--lang", "en", *DAY)
    assert "1 more is accepted" in capsys.readouterr().out

    polc("check", str(policy), "--format", format_, "--lang", "en", "--no-accepted", *DAY)
    assert "accepted" not in capsys.readouterr().out


def test_sarif_tells_a_waiver_in_the_source_from_a_baseline(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    polc("check", str(policy), "--format", "sarif", *DAY)

    [result] = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert [s["kind"] for s in result["suppressions"]] == ["inSource"]


def test_concise_is_a_line_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.pol"
    place.write_text('policy p { title "P" }\n', encoding="utf-8")

    polc("check", str(place), "--format", "concise", "--lang", "en")

    line = r".*demo\.pol:\d+:\d+: (error|warning|advice)\[[a-z]+/[a-z-]+\] \S.*"
    assert re.fullmatch(f"({line}\n)+", capsys.readouterr().out)


def test_concise_says_nothing_of_a_sound_policy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.pol"
    place.write_text(read_text("skeleton.pol"), encoding="utf-8")

    assert polc("check", str(place), "--format", "concise", *DAY) == 0
    assert capsys.readouterr().out == ""


def test_junit_fails_what_the_run_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.pol"
    place.write_text('policy p { title "P" }\n', encoding="utf-8")
    failures = []

    for level in ("error", "advice"):
        polc("check", str(place), "--format", "junit", "--fail-on", level)
        report = ElementTree.fromstring(capsys.readouterr().out)  # noqa: S314 - our own
        failures.append((report.get("failures"), report.get("tests")))

    (errors, _), (every, tests) = failures
    assert int(errors or 0) < int(every or 0)
    assert every == tests


def test_exit_zero_reports_and_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.pol"
    place.write_text('policy p { title "P" }\n', encoding="utf-8")

    assert polc("check", str(place), "--exit-zero") == 0
    assert "omission/" in capsys.readouterr().out
    assert polc("check", str(tmp_path / "nowhere.pol"), "--exit-zero") == 2


def test_markdown_keeps_blanks_that_hold_words_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.pol"
    place.write_text('policy p { title "P" }\npurpose orders { title "Orders" }\n', encoding="utf-8")

    polc("check", str(place), "--format", "markdown", "--lang", "fr")

    assert "«\u00a0Orders\u00a0»" in capsys.readouterr().out


def test_texts_of_house_rules_need_no_translation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.pol"
    house = 'rule no-cards { title "no cards"  forbid hold card-code  because en "the bank holds them" }\n'
    place.write_text(read_text("skeleton.pol") + house, encoding="utf-8")

    polc("check", str(place), "--format", "concise", *DAY)

    assert "translation/missing" not in capsys.readouterr().out


def test_shell_completes_names_of_rules(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from polc.cli.options import rule_names

    assert "omission/retention" in rule_names(None, None, "omission/re")  # type: ignore[arg-type]
    assert rule_names(None, None, "omiss")[0] == "omission"  # type: ignore[arg-type]
