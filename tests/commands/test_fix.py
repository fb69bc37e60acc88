"""`polc check --fix`: what can be mended without stating anything is, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.reference.package import read_text
from tests.running import polc


def _policy(tmp_path: Path, text: str) -> Path:
    policy = tmp_path / "p.pol"
    policy.write_text(text, encoding="utf-8")
    return policy


def test_curly_quotation_marks_become_straight_ones(tmp_path: Path) -> None:
    policy = _policy(tmp_path, "data d { title en “Orders” fr « Commandes »  includes email }\n")

    polc("check", "--fix", str(policy))

    assert policy.read_text(encoding="utf-8") == 'data d { title en "Orders" fr "Commandes"  includes email }\n'


def test_invisible_characters_go(tmp_path: Path) -> None:
    policy = _policy(tmp_path, 'data d { title "Or\u200bders"  includes \u202eemail }\n')

    polc("check", "--fix", str(policy))

    assert policy.read_text(encoding="utf-8") == 'data d { title "Orders"  includes email }\n'


def test_waiver_that_accepts_nothing_goes_and_others_stay(tmp_path: Path) -> None:
    reason = '"The period is being settled with the supplier." by "Claire Martin"'
    unused = f"waive omission/retention on purpose orders until 2027-01-01 {reason}\n"
    policy = _policy(tmp_path, read_text("skeleton.pol") + unused)

    polc("check", "--fix", "--as-of", "2026-11-22", str(policy))

    assert policy.read_text(encoding="utf-8") == read_text("skeleton.pol")


def test_what_states_something_is_left_to_the_author(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = read_text("skeleton.pol").replace("retention figures", "# retention figures")
    policy = _policy(tmp_path, text)

    assert polc("check", "--fix", "--as-of", "2026-11-22", str(policy), "--lang", "en") == 1

    assert policy.read_text(encoding="utf-8") == text
    assert "0 slips mended" in capsys.readouterr().err


def test_standard_input_is_not_mended(capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("check", "--fix", "-") == 2
    assert "--fix" in capsys.readouterr().err


def test_letters_of_another_alphabet_become_those_of_the_word(tmp_path: Path) -> None:
    policy = _policy(tmp_path, 'data d { title "\u041erders"  includes em\u0430il }\n')

    polc("check", "--fix", str(policy))

    assert policy.read_text(encoding="utf-8") == 'data d { title "Orders"  includes email }\n'


def test_name_that_looks_like_another_is_left_to_the_author(tmp_path: Path) -> None:
    text = 'data copa { title "a"  includes email }\ndata \u0441\u043e\u0440\u0430 { title "b"  includes phone }\n'
    policy = _policy(tmp_path, text)

    polc("check", "--fix", str(policy))

    assert policy.read_text(encoding="utf-8") == text
