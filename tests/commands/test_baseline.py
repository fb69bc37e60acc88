"""`polc baseline`, and what check and build make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.reference.rules import keeps_from_judging, slugs
from tests.running import polc
from tests.shop import SHOP

EXTRA = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }\n'
OTHER = 'purpose other { title en "Other" fr "Autre" kind statistics basis legitimate-interest }\n'


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "policies").mkdir()
    write(here, SHOP + EXTRA)
    return here


def write(folder: Path, text: str) -> None:
    (folder / "policies" / "demo.pol").write_text(text, encoding="utf-8")


def baseline(folder: Path) -> str:
    return (folder / "policies" / "polc-baseline.txt").read_text(encoding="utf-8")


def entries(folder: Path) -> list[str]:
    return [line for line in baseline(folder).splitlines() if not line.startswith("#")]


def test_what_is_recorded_is_not_reported_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("check", "policies") == 1
    assert polc("baseline", "policies", "--reason", "as published") == 0
    assert entries(folder) == sorted(entries(folder))
    assert all(line.startswith("demo.pol | ") and line.endswith(" | as published") for line in entries(folder))
    assert any("omission/legal-basis | purpose extra" in line for line in entries(folder))
    capsys.readouterr()
    assert polc("check", "policies") == 0
    assert "accepted by a baseline or a waiver" in capsys.readouterr().out
    assert polc("build", "policies") == 0
    assert polc("check", "policies", "--no-baseline") == 1


def test_lines_that_move_change_nothing(folder: Path) -> None:
    assert polc("baseline", "policies") == 0
    write(folder, "# a comment\n\n\n" + SHOP + EXTRA)
    assert polc("check", "policies") == 0


def test_a_new_defect_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("baseline", "policies") == 0
    write(folder, SHOP + EXTRA + OTHER)
    capsys.readouterr()
    assert polc("check", "policies") == 1
    shown = capsys.readouterr().out
    assert "“Other”" in shown
    assert "omission/legal-basis" not in shown
    assert polc("build", "policies") == 1


def test_a_baseline_grows_only_when_asked_to(folder: Path) -> None:
    assert polc("baseline", "policies", "--reason", "first") == 0
    before = baseline(folder)
    write(folder, SHOP + EXTRA + OTHER)
    assert polc("baseline", "policies") == 1
    assert baseline(folder) == before
    assert polc("baseline", "policies", "--accept-new", "--reason", "second") == 0
    assert set(before.splitlines()) < set(baseline(folder).splitlines())
    assert any("purpose other" in line and line.endswith("| second") for line in entries(folder))
    assert any("purpose extra" in line and line.endswith("| first") for line in entries(folder))
    assert polc("check", "policies") == 0


def test_stale_entries_are_reported_and_pruned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("baseline", "policies") == 0
    number = len(entries(folder))
    write(folder, SHOP)
    capsys.readouterr()
    assert polc("check", "policies") == 0
    assert capsys.readouterr().out.count("baseline/stale") == number
    assert polc("baseline", "policies", "--prune") == 0
    assert entries(folder) == []


def test_a_damaged_line_is_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("baseline", "policies") == 0
    path = folder / "policies" / "polc-baseline.txt"
    path.write_text(baseline(folder) + "<<<<<<< HEAD\n", encoding="utf-8")
    capsys.readouterr()
    assert polc("check", "policies") == 1
    assert "baseline/malformed" in capsys.readouterr().out
    assert polc("baseline", "policies", "--prune") == 2


def test_name_of_a_file_makes_no_other_entry(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = "a\nb.pol | omission\\retention | purpose x | 000000000000 | r.pol"
    for name in (other, "#c.pol", "d | e.pol", " f.pol"):
        (folder / "policies" / name).write_text(SHOP + EXTRA, encoding="utf-8")
    assert polc("baseline", "policies", "--reason", "known") == 0
    written = baseline(folder).splitlines()[2:]
    assert all(line.count(" | ") == 4 for line in written)
    assert not any(line.startswith(("#", "b.pol")) for line in written)
    capsys.readouterr()
    assert polc("check", "policies") == 0
    assert "baseline/" not in capsys.readouterr().out


BROKEN = {
    "syntax": "purpose extra { kind }\n",
    "chain": "".join(f"purpose p{n} {{ part of p{n + 1} }}\n" for n in range(120)),
    "use": 'use "nowhere.pol"\n',
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_what_keeps_a_file_from_being_judged_is_never_accepted(
    folder: Path, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, broken + SHOP)
    assert polc("baseline", "policies", "--reason", "as published") == 1
    assert "and is not recorded" in capsys.readouterr().out
    assert not any(" | syntax/" in line or " | file/" in line for line in entries(folder))
    assert polc("check", "policies") == 1
    assert polc("build", "policies") == 1


def test_an_entry_that_accepts_such_a_finding_is_stale(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, BROKEN["syntax"] + SHOP)
    entry = "demo.pol | syntax/missing-value | purpose extra | b9e6fa22b485\n"
    (folder / "policies" / "polc-baseline.txt").write_text(entry, encoding="utf-8")
    assert polc("check", "policies") == 1
    said = capsys.readouterr().out
    assert "syntax/missing-value" in said
    assert "baseline/stale" in said


def test_every_finding_of_reading_is_acceptable_or_not() -> None:
    told = {slug: not keeps_from_judging(slug) for slug in slugs()}
    assert {s for s, accepted in told.items() if accepted and s.startswith(("file/", "syntax/"))} == {
        "file/direction", "file/empty", "file/invisible", "file/look-alike", "file/name", "file/not-compared",
        "file/several-policies", "syntax/blank-text", "syntax/impossible-date", "syntax/language-twice",
    }  # fmt: skip
    assert all(accepted for slug, accepted in told.items() if not slug.startswith(("file/", "syntax/")))


@pytest.mark.parametrize(
    "settings",
    ['ignore = ["syntax"]', 'select = ["omission"]', 'severity = { "syntax/missing-value" = "advice" }'],
)
def test_no_setting_hides_that_a_file_is_not_judged(
    folder: Path, settings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, BROKEN["syntax"] + SHOP)
    (folder / "polc.toml").write_text(settings, encoding="utf-8")
    assert polc("check", "policies") == 1
    assert "error[syntax/missing-value]" in capsys.readouterr().out
    assert polc("build", "policies") == 1
