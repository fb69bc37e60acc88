"""`polc diff --format redline-html` and `redline-docx`: files and folders, languages, mistakes."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.commands.run import run
from tests.overlay import laid_over

LONGER = """retention prospects { covers purposes newsletter
  keep 5 years after last-contact, then delete   sooner on unsubscribe }"""


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "a.pol").write_text(laid_over(""), encoding="utf-8")
    (here / "b.pol").write_text(laid_over(LONGER), encoding="utf-8")
    return here


def redline(*arguments: str) -> str:
    result = run("diff", "a.pol", "b.pol", *arguments)
    assert (result.status, result.errors) == (0, "")
    return result.output


def test_a_page_holds_every_language_and_leads_to_what_changes(folder: Path) -> None:
    html = redline("--format", "redline-html")
    assert html.startswith("<!doctype html>")
    assert '<article lang="en" id="en">' in html
    assert '<article lang="fr" id="fr">' in html
    assert "Inform the persons beforehand (1)" in html
    assert "Information préalable des personnes (1)" in html
    assert '<a href="#en-retention-prospects">' in html
    assert 'id="en-retention-prospects"' in html
    assert folder.is_dir()


def test_the_same_two_files_have_no_mark(folder: Path) -> None:
    html = run("diff", "a.pol", "a.pol", "--format", "redline-html", "--language", "en").output
    assert "Both versions have the same words" in html
    assert "<ins>" not in html
    assert "<del>" not in html
    assert folder.is_dir()


def test_one_language(folder: Path) -> None:
    html = redline("--format", "redline-html", "--language", "fr")
    assert '<html lang="fr">' in html
    assert 'lang="en"' not in html
    assert folder.is_dir()


def test_a_folder_gets_a_file_for_each_language(folder: Path) -> None:
    for format_, end in (("redline-html", "html"), ("redline-docx", "docx")):
        said = redline("--format", format_, "--output", "out/")
        names = [f"demo-redline-{lang}.{end}" for lang in ("en", "fr")]
        assert said.splitlines() == [f"out/{name} written" for name in names]
        assert sorted(p.name for p in (folder / "out").glob(f"*.{end}")) == names
    english = (folder / "out" / "demo-redline-en.html").read_text(encoding="utf-8")
    assert '<article lang="fr"' not in english


def dated(folder: Path, effective: str) -> set[str | None]:
    """The days of the changes in a Word document of a second version that says this of when it takes effect."""
    text = laid_over(LONGER)
    assert text.count("effective 2026-09-01") == 1
    (folder / "b.pol").write_text(text.replace("effective 2026-09-01", effective), encoding="utf-8")
    made = ("--format", "redline-docx", "--as-of", "2027-02-01", "--output")
    redline(*made, "r.docx")
    redline(*made, "again.docx")
    content = (folder / "r.docx").read_bytes()
    assert (folder / "again.docx").read_bytes() == content
    body = docx.Document(io.BytesIO(content)).element.body
    return {m.get(qn("w:date")) for m in [*body.iter(qn("w:ins")), *body.iter(qn("w:del"))]}


def test_changes_in_word_bear_day_of_the_second_version(folder: Path) -> None:
    assert dated(folder, "effective 2027-05-01") == {"2027-05-01T00:00:00Z"}


def test_changes_in_word_without_day_bear_that_of_comparison(folder: Path) -> None:
    assert dated(folder, "") == {"2027-02-01T00:00:00Z"}


def test_fail_on_still_says_how_grave_it_is(folder: Path) -> None:
    made = ("diff", "a.pol", "b.pol", "--format", "redline-html", "--output", "r.html")
    assert run(*made, "--fail-on", "inform").status == 1
    assert run(*made, "--fail-on", "consent").status == 0
    assert (folder / "r.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--language", "fr"), "--language is for the formats redline-html, redline-docx only"),
        (("--format", "redline-html", "--language", "de"), "policy demo is not in “de”, only in en, fr"),
        (("--format", "redline-html", "--output", "a.pol/x"), "cannot write"),
        (("--format", "text", "--output", "."), "it is a folder"),
    ],
)
def test_mistakes(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    result = run("diff", "a.pol", "b.pol", *arguments)
    assert result.status == 2
    assert said in result.errors
    assert "Traceback" not in result.errors
    assert sorted(p.name for p in folder.iterdir()) == ["a.pol", "b.pol"]


def test_a_version_that_cannot_be_read_in_full_has_no_redline(folder: Path) -> None:
    (folder / "b.pol").write_text(laid_over("purpose x { kind nonsense }"), encoding="utf-8")
    assert run("diff", "a.pol", "b.pol", "--format", "redline-html", "--output", "r.html").status == 1
    assert not (folder / "r.html").exists()
