"""The two published policies: accepted as published, and nothing new slips in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.running import polc

POLICIES = Path(__file__).parent.parent / "policies"
DAY = ("--as-of", "2026-11-22", "--lang", "en")


@pytest.fixture
def copied(here: Path) -> Path:
    """A copy of the folder, so that a test may break it."""
    shutil.copytree(POLICIES, here / "policies")
    return here / "policies"


def test_what_was_published_is_accepted_and_nothing_is_stale(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("check", "policies", "--fail-on", "advice", *DAY) == 0
    assert "accepted by a baseline" in capsys.readouterr().out
    assert copied.exists()


def test_every_accepted_finding_has_its_reason() -> None:
    lines = (POLICIES / "polc-baseline.txt").read_text(encoding="utf-8").splitlines()
    entries = [line.split(" | ") for line in lines if not line.startswith("#")]
    assert entries
    assert all(len(fields) == 5 and fields[4].strip() for fields in entries)


def test_without_the_baseline_they_have_defects(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("check", "policies", "--no-baseline", *DAY) == 1
    shown = capsys.readouterr().out
    assert "policies/luxim.pol" in shown
    assert "policies/rmn.pol" in shown
    assert copied.exists()


@pytest.mark.parametrize("name", ["luxim", "rmn"])
def test_a_new_defect_fails_check_and_build(copied: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with (copied / f"{name}.pol").open("a", encoding="utf-8") as policy:
        policy.write('\npurpose raffle { title en "raffle" fr "tombola" kind contests }\n')
    assert polc("check", "policies", *DAY) == 1
    shown = capsys.readouterr().out
    assert "error[omission/legal-basis]" in shown
    assert shown.count("error[omission/legal-basis]") == 1
    assert polc("build", "policies", *DAY) == 1
