"""SARIF leads to the manual where the project says where it is published, and to the law otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.run import run
from tests.project.monorepo import BASIS, EXTRA, policy, repository, write


@pytest.fixture(autouse=True)
def project(here: Path) -> None:
    """A policy with a finding on a missing basis."""
    repository()
    write("a.pol", policy("a", EXTRA))


def driver(*more: str) -> dict[str, Any]:
    """What the log says of polc."""
    told: dict[str, Any] = json.loads(run("check", "--format", "sarif", *more).output)["runs"][0]["tool"]["driver"]
    return told


def help_of_basis(told: dict[str, Any]) -> str:
    return str(next(rule["helpUri"] for rule in told["rules"] if rule["id"] == BASIS))


@pytest.mark.parametrize("address", ["https://legal.example.org/polc", "https://legal.example.org/polc/"])
def test_rules_lead_to_their_page_in_the_manual(address: str) -> None:
    write("polc.toml", f'manual = "{address}"\n')
    told = driver()
    assert told["informationUri"] == "https://legal.example.org/polc/"
    assert help_of_basis(told) == f"https://legal.example.org/polc/rules/{BASIS}/"
    assert help_of_basis(driver("--lang", "fr")) == f"https://legal.example.org/polc/fr/rules/{BASIS}/"


def test_rules_lead_to_the_law_without_a_manual() -> None:
    told = driver()
    assert "informationUri" not in told
    assert "europa.eu" in help_of_basis(told)


@pytest.mark.parametrize("value", ['"soon"', "1", '"javascript:alert(1)"', '"https://a b"', '"https://x.org/)["'])
def test_what_is_no_address_is_one_line(value: str) -> None:
    write("polc.toml", f"manual = {value}\n")
    result = run("check")
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert result.errors.startswith("polc: polc.toml:1: manual must be an address on the web")
