"""`polc upgrade-report`: what this version finds otherwise than the one that wrote a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.run import run
from tests.project.monorepo import BASIS, EXTRA, policy, repository, write


@pytest.fixture(autouse=True)
def project(here: Path) -> Path:
    """A policy with two findings, and the report of them."""
    repository()
    write("a.pol", policy("a", EXTRA))
    write("before.json", run("check", "--format", "json").output)
    return here


def changed(edit: Any) -> str:  # a function on the document
    """What is said of a report that was edited, in one line."""
    document = json.loads(Path("before.json").read_text(encoding="utf-8"))
    edit(document)
    write("before.json", json.dumps(document))
    result = run("upgrade-report", "--from", "before.json")
    assert result.status == 0
    return " ".join(result.output.split())


def found(document: dict[str, Any]) -> dict[str, Any]:
    [finding] = [f for f in document["findings"] if f["rule"] == BASIS]
    return finding


def test_same_version_finds_the_same() -> None:
    n = len(json.loads(Path("before.json").read_text(encoding="utf-8"))["findings"])
    assert f"New findings: 0; gone: 0; of another severity: 0; as before: {n}." in changed(lambda _d: None)


def test_new_findings_are_told_by_rule() -> None:
    said = changed(lambda d: d["findings"].remove(found(d)))
    assert f"{BASIS}, new findings: 1." in said
    assert "+ error a.pol:" in said
    assert "New findings: 1; gone: 0" in said
    assert f"{BASIS}, nouveaux constats" in run("upgrade-report", "--from", "before.json", "--lang", "fr").output


def test_findings_that_are_gone_are_told_with_why() -> None:
    for rule, why in (
        ("omission/source", "gone: 1."),
        ("transfer/dpf-sole", "The rule was taken back: An adequacy decision"),
        ("omission/of-another-version", "This version has no such rule."),
    ):
        other = {"rule": rule, "fingerprint": f"{rule}f", "start": {"line": 3, "column": 1}}
        said = changed(lambda d, other=other: d["findings"].append({**found(d), **other}))
        assert f"{rule}, findings that are gone: 1." in said
        assert why in said


def test_other_severity_is_told() -> None:
    said = changed(lambda d: found(d).update(severity="advice"))
    assert f"{BASIS}, another severity: advice → error." in said
    assert "of another severity: 1" in said


def test_renamed_rule_is_known_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    former = {"omission/b": {"to": BASIS, "since": "0.3"}}
    monkeypatch.setattr("polc.reference.rule_names.renamed_rules", lambda: former)
    said = changed(lambda d: found(d).update(rule="omission/b", fingerprint="other"))
    assert "New findings: 0; gone: 0; of another severity: 0" in said


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', '{"version": 7, "polc": "9", "findings": []}', "[" * 9999]
)
def test_what_is_no_report_is_one_line(text: str) -> None:
    write("before.json", text)
    result = run("upgrade-report", "--from", "before.json")
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert "before.json is no report" in result.errors
    assert run("upgrade-report", "--from", "missing.json").status == 2
