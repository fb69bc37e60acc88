"""Rules that have another name now, and names that are no rule: in settings, options, waivers and baselines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from polc.checks.engine.baseline import NAME
from polc.reference import rule_names
from tests.commands.run import run
from tests.project.monorepo import BASIS, EXTRA, policy, repository, severity_of_basis, write

FORMER = "omission/basis"
"""What the rule on a missing basis is called before, in these tests."""
KEPT = EXTRA.replace("}", "keep 1 year after collection, then delete }")
WAIVER = 'waive {} on purpose extra until 2027-01-01 "the basis is being settled" by "Legal department"\n'


@pytest.fixture(autouse=True)
def project(here: Path) -> Path:
    """A project on 2026-11-22."""
    repository()
    write("a.pol", policy("a", KEPT))
    return here


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The rule on a missing basis, as if it had another name before version 0.3."""
    tables = {FORMER: {"to": BASIS, "since": "0.3"}}
    rule_names.renamed_rules.cache_clear()
    monkeypatch.setattr(rule_names, "read_toml", lambda *_names: tables)
    yield
    rule_names.renamed_rules.cache_clear()


def found() -> dict[str, str]:
    """The rules that are told, each with its severity and file."""
    told = json.loads(run("check", "--format", "json", "--no-cache").output)["findings"]
    return {f["rule"]: f"{f['severity']} {f['path']}:{f['start']['line']}" for f in told}


def line_of(text: str) -> str:
    """A text in one line, with ordinary blanks."""
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------- names of no rule
@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ('# omission/legal-bassis\nignore = ["omission/legal-bassis"]\n', 2),
        ('[severity]\n"omission/legal-bassis" = "advice"\n', 2),
        ('[per-path."*.pol"]\nignore = [\n  "omission/legal-bassis",\n]\n', 3),
        ('[per-path."*.pol".severity]\n"omission/legal-bassis" = "advice"\n', 2),
    ],
)
def test_unknown_rule_in_settings_is_a_warning_with_its_place(settings: str, line: int) -> None:
    write("polc.toml", settings)
    told = found()
    assert told["settings/unknown-rule"] == f"warning polc.toml:{line}"
    assert BASIS in told
    result = run("check")
    assert result.status == 1
    assert "Did you mean `omission/legal-basis`?" in line_of(result.output)
    assert "Vouliez-vous dire `omission/legal-basis` ?" in line_of(run("check", "--lang", "fr").output)


def test_unknown_rule_in_settings_fails_no_run_by_itself() -> None:
    write("a.pol", policy("a"))
    write("polc.toml", 'ignore = ["nothing/of-the-kind"]\n')
    assert run("check").status == 0
    assert list(found()) == ["settings/unknown-rule"]


def test_a_hundred_names_that_are_no_rule_are_told() -> None:
    listed = {
        f'"p{n}" = {{ ignore = [{", ".join(f"{chr(34)}a{m}/b{n}{chr(34)}" for m in range(100))}] }}' for n in range(90)
    }
    write("polc.toml", "[per-path]\n" + "\n".join(listed))
    told = [finding["rule"] for finding in json.loads(run("check", "--format", "json").output)["findings"]]
    assert told.count("settings/unknown-rule") == 100
    assert told.count("file/too-many-findings") == 1


@pytest.mark.parametrize("table", ["severity", "per-path.'*'.severity"])
def test_severities_of_more_rules_than_there_are_end_the_run(table: str) -> None:
    write("polc.toml", f"[{table}]\n" + "".join(f'"a{n}/b" = "error"\n' for n in range(501)))
    outcome = run("check")
    assert outcome.status == 2
    assert "501 entries; 500 are the most" in outcome.output + outcome.errors


def test_unknown_rule_alone_is_selected_by_nobody() -> None:
    write("polc.toml", 'select = ["omission/legal-bassis"]\n')
    result = run("check")
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert "did you mean omission/legal-basis?" in result.errors
    assert run("check", "--ignore", "omission/legal-bassis").status == 2


def test_unknown_rule_in_a_waiver_is_a_warning() -> None:
    write("a.pol", policy("a", KEPT + WAIVER.format("omission/legal-bassis")))
    assert found()["waiver/unknown-rule"].startswith("warning a.pol")
    assert "Did you mean `omission/legal-basis`?" in line_of(run("check").output)


def test_rules_that_are_known_are_not_spoken_of() -> None:
    write(
        "polc.toml", 'ignore = ["omission", "transfer/dpf-sole"]\nseverity = { "cookies/lifetime-missing" = "error" }\n'
    )
    assert found() == {}


# ----------------------------------------------------------------------------------------------------- former names
@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize("settings", [f'ignore = ["{FORMER}"]\n', f'[per-path."a.pol"]\nignore = ["{FORMER}"]\n'])
def test_former_name_is_ignored_as_the_rule(settings: str) -> None:
    write("polc.toml", settings)
    told = found()
    assert BASIS not in told
    assert told["settings/former-rule"].startswith("warning polc.toml:")
    assert f"`{FORMER}` is called `{BASIS}` since polc 0.3" in line_of(run("check").output)


@pytest.mark.usefixtures("renamed")
def test_former_name_is_selected_as_the_rule() -> None:
    write("polc.toml", f'select = ["{FORMER}"]\n')
    assert BASIS in found()
    assert f"[{BASIS}]" in run("check", "--select", FORMER).output
    assert BASIS not in run("check", "--ignore", FORMER).output
    assert run("explain", FORMER).output == run("explain", BASIS).output


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(
    ("table", "severity"),
    [(f'"{FORMER}" = "advice"\n', "advice"), (f'"{BASIS}" = "warning"\n"{FORMER}" = "advice"\n', "warning")],
)
def test_former_name_has_the_severity_of_the_rule(table: str, severity: str) -> None:
    write("polc.toml", f"[severity]\n{table}")
    assert severity_of_basis() == severity


@pytest.mark.usefixtures("renamed")
def test_former_name_is_waived_as_the_rule() -> None:
    write("a.pol", policy("a", KEPT + WAIVER.format(FORMER)))
    told = found()
    assert list(told) == ["waiver/former-rule"]
    assert run("check").status == 0


def test_former_name_in_a_baseline_is_accepted_and_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    former_baseline(monkeypatch)
    told = found()
    assert list(told) == ["baseline/former-rule"]
    assert run("check").status == 0
    before = Path(NAME).read_text(encoding="utf-8")
    assert run("baseline").status == 0
    assert Path(NAME).read_text(encoding="utf-8") == before
    assert run("baseline", "--prune").status == 0
    assert found() == {}
    text = Path(NAME).read_text(encoding="utf-8")
    assert FORMER not in text
    assert "| for now" in text


def former_baseline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes the baseline that a version with the former name would have written, then gives the rule its new one."""
    from polc.core.fingerprints import short_digest
    from polc.core.sources import Source

    assert run("baseline", "--reason", "for now").status == 0
    lines = Path(NAME).read_text(encoding="utf-8").splitlines()
    told = json.loads(run("check", "--no-baseline", "--format", "json").output)["findings"]
    [place] = [f for f in told if f["rule"] == BASIS]
    source = Source("a.pol", Path("a.pol").read_text(encoding="utf-8"))
    at = [source.text.splitlines(keepends=True)[: place[end]["line"] - 1] for end in ("start", "end")]
    start, end = (
        len("".join(above)) + place[name]["column"] - 1 for above, name in zip(at, ("start", "end"), strict=True)
    )
    words = " ".join(source.text[start:end].split())
    [line] = [line for line in lines if BASIS in line]
    known = line.split(" | ")[3]
    assert short_digest(f"{BASIS}|purpose|extra||{words}|1") == known
    former = short_digest(f"{FORMER}|purpose|extra||{words}|1")
    text = "\n".join(lines).replace(BASIS, FORMER).replace(known, former)
    Path(NAME).write_text(text + "\n", encoding="utf-8")
    tables = {FORMER: {"to": BASIS, "since": "0.3"}}
    monkeypatch.setattr(rule_names, "renamed_rules", lambda: tables)
    monkeypatch.setattr("polc.checks.engine.baseline.renamed_rules", lambda: tables)
    monkeypatch.setattr("polc.checks.engine.waivers.renamed_rules", lambda: tables)
