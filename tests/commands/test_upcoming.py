"""`polc upcoming` and `polc explain FILE:LINE`, through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.reference.package import read_text
from tests.overlay import laid_over
from tests.running import polc

UK_HOST = """
recipient host { name "Cloud Thames"   role processor   does hosting, audience-measurement
                 receives identity, contact, order-data, browsing   located GB   safeguard adequacy   under-contract }
"""


@pytest.fixture
def folder(here: Path) -> Path:
    return here


def test_an_adequacy_decision_that_ends_is_announced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "demo.pol").write_text(laid_over(f"# without transfer\n{UK_HOST}"), encoding="utf-8")
    assert polc("upcoming", "demo.pol") == 0
    shown = capsys.readouterr().out
    on_the_day = shown.partition("2031-12-27")[2]
    assert "+ error[transfer/adequacy-not-in-force]" in on_the_day
    assert "+ error[transfer/adequacy-not-in-force]" not in shown.partition("2031-12-27")[0]


def test_french_and_a_missing_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "demo.pol").write_text(laid_over(f"# without transfer\n{UK_HOST}"), encoding="utf-8")
    assert polc("upcoming", "demo.pol", "--lang", "fr") == 0
    assert "erreur[transfer/adequacy-not-in-force]" in capsys.readouterr().out
    assert polc("upcoming", "nowhere.pol") == 2


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def test_explain_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = read_text("skeleton.pol")
    (folder / "demo.pol").write_text(text, encoding="utf-8")
    line = line_of(text, "basis consent asked sign-up-form")
    assert polc("explain", f"demo.pol:{line}") == 0
    shown = capsys.readouterr().out
    assert f"demo.pol:{line} is in `purpose newsletter`" in shown
    assert "omission/legal-basis" in shown
    assert "/demo/en/#purpose-newsletter" in shown
    assert "/demo/fr/#purpose-newsletter" in shown
    assert "Lettre d’information" in shown


def test_explain_names_the_findings_of_the_declaration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = laid_over('purpose extra { title en "Extra" fr "Supplément" kind statistics }')
    (folder / "demo.pol").write_text(text, encoding="utf-8")
    assert polc("explain", f"demo.pol:{line_of(text, 'purpose extra')}", "--lang", "fr") == 0
    shown = capsys.readouterr().out
    assert "erreur[omission/legal-basis]" in shown
    assert "« Supplément »" in shown.replace("\u00a0", " ")


def test_a_line_outside_any_declaration_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "demo.pol").write_text("\n\n" + read_text("skeleton.pol"), encoding="utf-8")
    assert polc("explain", "demo.pol:1") == 2
    assert polc("explain", "demo.pol:99999") == 2
    assert polc("explain", "nowhere.pol:3") == 2
    assert capsys.readouterr().err.count("\n") == 3
