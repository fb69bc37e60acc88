"""Which law, which releases, which rules and which polc a project asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from polc import __version__
from polc.reference import rules as pages
from polc.reference.rules import RulePage
from tests.commands.run import run
from tests.project.monorepo import BASIS, EXTRA, policy, repository, severity_of_basis, write
from tests.shop import HEADER

KEPT = EXTRA.replace("}", "keep 1 year after collection, then delete }")
WAIVER = 'waive omission/legal-basis on purpose extra until {} "the basis is being settled" by "Legal department"\n'
EARLY = "2026-01-02"


@pytest.fixture(autouse=True)
def project(here: Path) -> Path:
    """A project on 2026-11-22."""
    repository()
    return here


# ------------------------------------------------------------------------------------------------ law, publication
@pytest.mark.parametrize("name", ["law-as-of", "as-of"])
def test_the_day_of_the_law_is_set_by_itself(name: str) -> None:
    write("a.pol", policy("a"))
    write("polc.toml", f"{name} = {EARLY}\n")
    assert EARLY in run("check").output
    assert json.loads(run("check", "--format", "json").output)["as_of"] == EARLY
    assert json.loads(run("check", "--format", "json", "--as-of", "2026-03-04").output)["as_of"] == "2026-03-04"


@pytest.mark.parametrize("name", ["law-as-of", "as-of", "publish-as-of"])
def test_no_setting_revives_a_waiver(name: str) -> None:
    write("a.pol", policy("a", KEPT + WAIVER.format("2026-06-01")))
    write("polc.toml", f"{name} = {EARLY}\n")
    found = {f["rule"] for f in json.loads(run("check", "--format", "json").output)["findings"]}
    assert {"waiver/expired", BASIS} <= found
    found = {f["rule"] for f in json.loads(run("check", "--format", "json", "--as-of", EARLY).output)["findings"]}
    assert "waiver/expired" not in found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_no_cache_revives_a_waiver(jobs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.pol", policy("a", KEPT + WAIVER.format("2026-12-01")))
    write("polc.toml", f"law-as-of = {EARLY}\n")
    assert run("check", "--jobs", jobs).status == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795305600 + 30 * 86400))
    assert run("check", "--jobs", jobs).status == 1


def released(version: str, since: str) -> None:
    write("a.pol", policy("a").replace(HEADER, f'version "{version}"   effective {since}'))
    assert run("release", "a.pol").status == 0


@pytest.mark.parametrize("name", ["law-as-of", "as-of"])
def test_the_day_of_the_law_publishes_no_old_release(name: str) -> None:
    released("1", "2026-02-01")
    released("2", "2026-10-01")
    write("polc.toml", f"{name} = 2026-03-01\n")
    assert run("build", "--out", "site").status == 0
    assert "2026" in Path("site/a/en/index.html").read_text(encoding="utf-8")
    told = json.loads(Path("site/.polc-site").read_text(encoding="utf-8"))
    assert told["as-of"] == "2026-11-22"
    assert "version 2" in shown_version()
    assert run("verify", "--site", "site").status == 0


def shown_version() -> str:
    """The page of the policy, in small letters and one line."""
    return " ".join(Path("site/a/en/index.html").read_text(encoding="utf-8").lower().split())


def test_the_day_of_publication_is_set_by_itself() -> None:
    released("1", "2026-02-01")
    released("2", "2026-10-01")
    write("polc.toml", "publish-as-of = 2026-03-01\n")
    assert run("build", "--out", "site").status == 0
    assert json.loads(Path("site/.polc-site").read_text(encoding="utf-8"))["as-of"] == "2026-03-01"
    assert run("verify", "--site", "site").status == 0
    assert run("build", "--out", "site", "--as-of", "2026-11-22").status == 0
    assert json.loads(Path("site/.polc-site").read_text(encoding="utf-8"))["as-of"] == "2026-11-22"


def test_roots_with_laws_of_several_days_are_told_with_all() -> None:
    for name, day in (("one", EARLY), ("two", "2026-05-01")):
        write(f"{name}/polc.toml", f"law-as-of = {day}\n")
        write(f"{name}/a.pol", policy(name))
    assert f"{EARLY}, 2026-05-01" in run("check").output
    assert run("build", "--out", "site").status == 0
    assert run("verify", "--site", "site").status == 0


def test_both_names_of_a_setting_are_one_line() -> None:
    write("polc.toml", f"as-of = {EARLY}\nlaw-as-of = {EARLY}\n")
    write("a.pol", policy("a"))
    result = run("check")
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert "polc.toml:1: as-of is the former name of law-as-of" in result.errors


# ------------------------------------------------------------------------------------------------- required-version
@pytest.mark.parametrize(
    ("versions", "fits"),
    [
        (__version__, True), (f"=={__version__}", True), (">=0.0.1", True), (">=0.1,<0.3", True), ("~=0.2.0", True),
        (">=7", False), ("0.0.9", False), ("<0.1", False), ("!=" + __version__, False),
    ],
)  # fmt: skip
def test_required_version(versions: str, fits: bool) -> None:
    write("a.pol", policy("a"))
    write("polc.toml", f'setting-of-a-newer-polc = 1\nrequired-version = "{versions}"\n')
    result = run("check")
    assert result.status == 2
    if fits:
        assert "no setting setting-of-a-newer-polc" in result.errors
    else:
        assert "polc.toml:2: the project asks for polc" in result.errors
        assert f"and this is {__version__}" in result.errors
        assert "le projet demande polc" in run("check", "--lang", "fr").errors


@pytest.mark.parametrize("value", ['""', '"soon"', "1", '[">=1"]', '">="'])
@pytest.mark.parametrize("name", ["required-version", "rules-as-of"])
def test_version_that_is_none_is_one_line(name: str, value: str) -> None:
    write("a.pol", policy("a"))
    write("polc.toml", f"{name} = {value}\n")
    result = run("check")
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert result.errors.startswith(f"polc: polc.toml:1: {name} must")


# ------------------------------------------------------------------------------------------------------ rules-as-of
@pytest.fixture
def new_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule on a missing basis, as if it had come with version 0.3."""
    meta: Mapping[str, Any] = {**pages.rule_page(BASIS).meta, "introduced": "0.3"}
    known = pages.rule_page

    def page(slug: str) -> RulePage:
        return RulePage(slug, dict(meta)) if slug == BASIS else known(slug)

    monkeypatch.setattr("polc.project.rules_in_force.rule_page", page)


@pytest.mark.usefixtures("new_rule")
@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        ("", "error"),
        ('rules-as-of = "0.3"', "error"),
        ('rules-as-of = "0.3.0"', "error"),
        ('rules-as-of = "1"', "error"),
        ('rules-as-of = "0.2.9"', "advice"),
        ('rules-as-of = "0.2"\nseverity = { "omission" = "error" }', "advice"),
        ('rules-as-of = "0.2"\nseverity = { "omission/legal-basis" = "warning" }', "warning"),
    ],
)
def test_rules_newer_than_the_pin_are_advice(settings: str, severity: str) -> None:
    write("a.pol", policy("a", EXTRA))
    write("polc.toml", settings + "\n")
    assert severity_of_basis() == severity


def test_pin_leaves_mistakes_of_writing_what_they_are() -> None:
    write("a.pol", "purpose p {{\n")
    write("polc.toml", 'rules-as-of = "0.0.1"\n')
    assert run("check").status == 1
    write("a.pol", policy("a", KEPT))
    assert run("check").status == 0
    assert severity_of_basis() == "advice"


def test_new_rule_is_marked_as_new_in_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    meta: Mapping[str, Any] = {**pages.rule_page(BASIS).meta, "introduced": "0.3"}
    known = pages.rule_page

    def page(slug: str) -> RulePage:
        return RulePage(slug, dict(meta)) if slug == BASIS else known(slug)

    for module in ("explanation", "text"):
        monkeypatch.setattr(f"polc.report.{module}.rule_page", page)
    write("a.pol", policy("a", EXTRA))
    for version, is_new in (("0.2.9", False), ("0.3.0", True), ("0.3.4", True), ("0.4.0", False)):
        for module in ("explanation", "text"):
            monkeypatch.setattr(f"polc.report.{module}.__version__", version)
        assert ("new in polc 0.3" in run("explain", BASIS).output) is is_new
        assert ("new in polc 0.3" in run("check").output) is is_new
    assert "new in" not in run("explain", "omission/retention").output
