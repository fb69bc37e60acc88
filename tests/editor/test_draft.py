"""First drafts: what was answered is written, what was skipped is not, and nothing else comes in."""

from __future__ import annotations

import io
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from polc.checks.engine.analysis import Analysis, analyse
from polc.core.sources import Source
from polc.editor.draft import draft
from polc.editor.questionnaire import questions
from polc.reference.law import norm
from polc.reference.vocabulary import classes
from polc.report.words import severity_of
from polc.syntax.parse import parse
from tests.running import polc

DAY = date(2026, 12, 1)
FIRMS = sorted((Path(__file__).parent / "firms").glob("*.toml"))
COMPLETE = ("association", "consultancy", "florist", "shop-abroad")
"""Those that answer everything."""


def _answers(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _analysis(text: str) -> Analysis:
    file, mistakes = parse(Source("p.pol", text))
    return analyse(file, (), mistakes, DAY)


@pytest.mark.parametrize("path", FIRMS, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_draft_of_a_firm_has_no_mistake_of_syntax_or_names(path: Path, lang: str) -> None:
    found = _analysis(draft(_answers(path), lang)).findings

    assert [f for f in found if f.rule.partition("/")[0] in ("syntax", "names", "file")] == []


@pytest.mark.parametrize("path", [p for p in FIRMS if p.stem in COMPLETE], ids=lambda path: path.stem)
def test_draft_of_who_answers_everything_has_no_error(path: Path) -> None:
    found = _analysis(draft(_answers(path), "en")).findings

    assert [f.rule for f in found if severity_of(f) == "error"] == []


def test_twelve_firms_answered() -> None:
    assert len(FIRMS) >= 12


@pytest.mark.parametrize("path", FIRMS, ids=lambda path: path.stem)
def test_question_that_is_skipped_writes_nothing(path: Path) -> None:
    answers = _answers(path)
    whole = draft(answers, "fr")

    for key in answers.keys() - {"languages"}:
        less = draft({k: v for k, v in answers.items() if k != key}, "fr")
        assert len(less) <= len(whole), key


def test_period_is_never_filled_in() -> None:
    answers = _answers(next(p for p in FIRMS if p.stem == "florist"))

    assert "keep" not in draft({k: v for k, v in answers.items() if k != "keep"}, "fr")


def test_answers_cannot_write_declarations() -> None:
    answers = {"name": 'x" } policy y { title "z', "languages": ["en"], "helpers": ['h" } purpose q { title "']}

    file, mistakes = parse(Source("p.pol", draft(answers, "en")))

    assert not mistakes
    assert [node.rule for node in file.declarations] == ["policy", "controller", "recipient"]


def test_questions_can_be_asked_in_both_languages() -> None:
    for question in questions():
        assert question.words["en"].strip()
        assert question.words["fr"].strip()
        assert all(norm(id_) for id_ in question.law), question.id
        if isinstance(question.options, str) and question.options.startswith("~"):
            assert question.options[1:] in classes()


def _answered(lines: str, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    return polc("new", "policy", *arguments)


def test_command_understands_everyday_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "p.pol"
    lines = [
        "Levain",
        "",
        "société",
        "fr",
        "fr",
        "",
        "a@example.org",
        "non",
        "",
        "clients",
        "oui",
        "commandes",
        "contrat",
    ]

    assert _answered("\n".join(lines) + "\n", monkeypatch, "--lang", "fr", "--output", str(out)) == 0

    text = out.read_text(encoding="utf-8")
    assert 'title "Politique de confidentialité de Levain"' in text
    assert "purpose order-handling" in text
    assert "basis contract" in text
    assert "client" in capsys.readouterr().err


def test_command_asks_again_where_a_word_is_not_understood(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _answered("X\n\nzzz\ncompany\n", monkeypatch, "--lang", "en") == 0

    told = capsys.readouterr()
    assert "“zzz” is none of the possible answers" in told.err
    assert "kind company" in told.out


def test_command_shows_reference_periods_without_filling_them_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["X", "", "", "FR", "en", "", "", "", "", "", "", "newsletter", "contract", "", "", ""]

    _answered("\n".join(lines) + "\n", monkeypatch, "--lang", "en")

    told = capsys.readouterr()
    assert "for reference, at most: 3 years" in told.err
    assert "keep" not in told.out


def test_file_that_is_there_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "p.pol"
    out.write_text("mine", encoding="utf-8")

    assert polc("new", "policy", "--answers", str(FIRMS[0]), "--output", str(out)) == 2
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("text", "told"), [("nmae = 'x'", "did you mean"), ("name = ", "no answers"), ("[1", "no answers")]
)
def test_file_without_answers_is_told_in_one_line(
    tmp_path: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "a.toml"
    answers.write_text(text, encoding="utf-8")

    assert polc("new", "policy", "--answers", str(answers), "--lang", "en") == 2

    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
