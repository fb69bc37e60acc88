"""The formats for machines and people: valid, complete, and safe whatever a file says."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from polc.cli.main import main
from tests.overlay import laid_over

SARIF_SCHEMA = Path(__file__).parents[3] / "shared" / "data" / "sarif-schema-2.1.0.json"
EXTRA = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }\n'
WAIVED = (
    "waive omission/legal-basis on purpose extra until 2027-01-31 "
    '"The basis is being settled with counsel." by "Legal"\n'
)
HOSTILE = (
    'purpose extra { title en "<script>alert(1)</script> ]]> | `x` [a](javascript:alert(1)) %0A::error::x \\\\ &amp;" '
    'fr "x" kind statistics }\n'
)
OPEN = (
    'data more { title en "More" fr "Plus" includes phone and others from person mandatory for orders otherwise "x" }\n'
)


@pytest.fixture
def folder(here: Path) -> Path:
    write(here, EXTRA)
    return here


def write(folder: Path, example: str) -> None:
    (folder / "a policy, 100%.pol").write_text(laid_over(example), encoding="utf-8")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["check", *arguments])
    return capsys.readouterr().out


def findings(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(shown(capsys, "--format", "json"))["findings"]
    assert found
    return found


def test_sarif_is_valid_and_tells_every_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not SARIF_SCHEMA.exists():
        pytest.skip("the official SARIF schema is not beside this checkout")
    log = json.loads(shown(capsys, "--format", "sarif"))
    jsonschema.validate(log, json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], findings(capsys), strict=True):
        assert result["ruleId"] == finding["rule"] == rules[result["ruleIndex"]]["id"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (finding["start"]["line"], finding["start"]["column"])
        assert result["partialFingerprints"]["polc/v1"] == finding["fingerprint"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20policy%2C%20100%25.pol"
    helped = next(r for r in rules if r["id"] == "omission/legal-basis")
    assert "GDPR Art. 13(1)(c)" in helped["help"]["markdown"]
    assert helped["helpUri"].startswith("http")


def test_sarif_tells_what_is_waived_and_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, EXTRA + WAIVED)
    [run] = json.loads(shown(capsys, "--format", "sarif"))["runs"]
    suppressed = [r for r in run["results"] if "suppressions" in r]
    assert [r["ruleId"] for r in suppressed] == ["omission/legal-basis"]
    assert suppressed[0]["suppressions"][0]["justification"] == "The basis is being settled with counsel."


def test_github_annotations_are_one_line_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, HOSTILE + OPEN)
    lines = shown(capsys, "--format", "github").splitlines()
    assert len(lines) == len(findings(capsys))
    assert all(re.match(r"::(error|warning|notice) file=a policy%2C 100%25\.pol,line=\d+,", line) for line in lines)
    assert {line.split()[0] for line in lines} >= {"::error", "::warning"}
    assert not any("\n" in line or line.startswith("::error::x") for line in lines)


def test_github_job_summary(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    shown(capsys, "--format", "github")
    assert "omission/legal-basis" in (folder / "summary.md").read_text(encoding="utf-8")


def test_gitlab_code_quality(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issues = json.loads(shown(capsys, "--format", "gitlab"))
    assert [i["check_name"] for i in issues] == [f["rule"] for f in findings(capsys)]
    assert len({i["fingerprint"] for i in issues}) == len(issues)
    assert {i["severity"] for i in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(i["location"]["positions"]["begin"]["line"] >= 1 for i in issues)


def test_junit_fails_for_errors_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, HOSTILE + OPEN)
    (folder / "good.pol").write_text(laid_over("").replace("policy demo", "policy good"), encoding="utf-8")
    root = ElementTree.fromstring(shown(capsys, "--format", "junit"))  # noqa: S314 - made by the test itself
    errors = [f for f in findings(capsys) if f["severity"] == "error"]
    assert len(root.findall(".//failure")) == len(errors) == int(root.get("failures", "-1"))
    good = next(s for s in root.findall("testsuite") if s.get("name") == "good.pol")
    assert [c.get("name") for c in good.findall("testcase")] == ["polc check"]


def test_every_format_counts_what_settings_turn_off(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = findings(capsys)
    off = sum(f["rule"].startswith("omission/") for f in every)
    assert off
    (folder / "polc.toml").write_text('ignore = ["omission"]\n', encoding="utf-8")
    formats = ("json", "sarif", "junit", "github", "markdown", "html", "text")
    told = {name: shown(capsys, "--format", name) for name in formats}
    words = f"{off} more are of rules that the project’s settings turn off."
    assert all(words in " ".join(told[name].split()) for name in ("sarif", "junit", "github", "text", "html"))
    assert json.loads(told["json"])["summary"]["off"] == off
    assert json.loads(told["sarif"])["runs"][0]["properties"]["turnedOff"] == off
    root = ElementTree.fromstring(told["junit"])  # noqa: S314 - made by the test itself
    assert [p.get("value") for p in root.iter("property")] == [str(off)]
    assert int(root.get("tests", "0")) == len(root.findall(".//testcase"))
    if SARIF_SCHEMA.exists():
        jsonschema.validate(json.loads(told["sarif"]), json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    with pytest.raises(SystemExit):
        main(["check", "--format", "gitlab", "--lang", "fr"])
    assert "que les réglages du projet désactivent." in capsys.readouterr().err


def test_formats_say_nothing_of_settings_that_turn_nothing_off(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "polc.toml").write_text('ignore = ["omission"]\n', encoding="utf-8")
    for name in ("json", "sarif", "junit", "github"):
        assert "turn off" not in shown(capsys, "--format", name, "--ignore", "omission", "--select", "omission")


def test_markdown_is_grouped_and_says_nothing_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, HOSTILE + OPEN)
    page = shown(capsys, "--format", "markdown")
    assert page.index("## Errors") < page.index("## Warnings")
    assert "GDPR Art" in page
    assert "<script>" not in page
    assert "](javascript:" not in page
    assert "Constats relatifs" in shown(capsys, "--format", "markdown", "--lang", "fr")


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("href", "src")]


def test_html_is_one_page_without_script_or_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, HOSTILE + OPEN)
    page = Page()
    page.feed(shown(capsys, "--format", "html"))
    assert page.tags.count("article") == len(findings(capsys))
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert all(link.startswith(("http://", "https://")) for link in page.links)
    assert '<html lang="fr">' in shown(capsys, "--format", "html", "--lang", "fr")
