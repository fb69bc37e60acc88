"""`polc render`: one policy as a file."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.run import Result, run
from tests.shop import SHOP

WRONG = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }'


@pytest.fixture(autouse=True)
def folder(here: Path) -> Path:
    (here / "demo.pol").write_text(SHOP, encoding="utf-8")
    (here / "wrong.pol").write_text(SHOP + WRONG, encoding="utf-8")
    return here


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


def one_line(result: Result) -> str:
    assert (result.status, result.output) == (2, "")
    (line,) = result.errors.splitlines()
    return line


def test_text_goes_to_standard_output_in_the_first_language() -> None:
    for form, beginning in (("text", r".+\n=+\n"), ("markdown", "# "), ("html-fragment", '<div class="polc ')):
        result = run("render", "demo.pol", "--format", form)
        assert (result.status, result.errors) == (0, "")
        assert re.match(beginning, result.output)
        assert run("render", "demo.pol", "--format", form, "--output", "-").output == result.output
    assert 'lang="en"' in run("render", "demo.pol", "--format", "html-fragment").output.splitlines()[0]
    assert 'lang="fr"' in run("render", "demo.pol", "--format", "html-fragment", "--lang", "fr").output.splitlines()[0]


def test_a_file_is_written_whole_and_nothing_beside_it(folder: Path) -> None:
    before = names(folder)
    result = run("render", "demo.pol", "--format", "markdown", "--output", "notice.md")
    assert (result.status, result.output) == (0, "notice.md written\n")
    assert names(folder) == {*before, "notice.md"}
    written = (folder / "notice.md").read_text(encoding="utf-8")
    assert written == run("render", "demo.pol", "--format", "markdown").output


def test_a_folder_gets_a_file_for_each_language(folder: Path) -> None:
    result = run("render", "demo.pol", "--format", "text", "--output", "out/")
    assert result.status == 0
    assert names(folder / "out") == {"demo-en.txt", "demo-fr.txt"}
    assert run("render", "demo.pol", "--format", "html-fragment", "--lang", "fr", "--output", "out").status == 0
    assert names(folder / "out") == {"demo-en.txt", "demo-fr.txt", "demo-fr.html"}


def test_files_of_offices(folder: Path) -> None:
    for form, name, beginning in (
        ("pdf", "a.pdf", b"%PDF-"),
        ("docx", "a.docx", b"PK"),
        ("docx-bilingual", "b.docx", b"PK"),
    ):
        assert run("render", "demo.pol", "--format", form, "--output", name).status == 0
        assert (folder / name).read_bytes().startswith(beginning)
    assert run("render", "demo.pol", "--format", "docx-bilingual", "--lang", "fr,en", "--output", "out/").status == 0
    assert names(folder / "out") == {"demo-fr-en.docx"}


def test_errors_stop_it_unless_it_is_a_draft(folder: Path) -> None:
    before = names(folder)
    result = run("render", "wrong.pol", "--format", "text", "--output", "x.txt")
    assert (result.status, result.output) == (1, "")
    assert "error[omission/legal-basis]" in result.errors
    assert "Nothing was written" in result.errors
    assert names(folder) == before
    draft = run("render", "wrong.pol", "--format", "text", "--draft")
    assert draft.status == 0
    assert draft.output.startswith("Draft, not for publication: ")


def test_options_of_the_fragment() -> None:
    result = run("render", "demo.pol", "--format", "html-fragment", "--heading-level", "4", "--prefix", "notice")
    assert result.output.startswith('<div class="polc notice" id="notice" lang="en">')
    assert "<h4>" in result.output
    assert "<h3" not in result.output


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["demo.pol", "--lang", "de"], "polc: policy demo is not in “de”, only in en, fr"),
        (["demo.pol", "--lang", "French"], "polc: --lang wants languages of two letters"),
        (["demo.pol", "--language", "de"], "polc: policy demo is not in “de”, only in en, fr"),
        (["demo.pol", "--language", "French"], "polc: --language wants languages of two letters"),
        (["demo.pol", "--language", "en", "--lang", "es"], "polc: with --language, which is for the file, --lang is"),
        (["demo.pol", "--prefix", "a b"], "polc: --prefix begins with a lower-case letter"),
        (["missing.pol"], "polc: no such file or folder: missing.pol"),
        (["."], "polc: . holds several policies (demo, "),
        (["library.pol"], "polc: there is no policy to build"),
        (["demo.pol", "--output", "demo.pol/x"], "polc: cannot write demo.pol"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(folder: Path, arguments: list[str], line: str) -> None:
    (folder / "library.pol").write_text('controller c { name "C" }\n', encoding="utf-8")
    other = (folder / "wrong.pol").read_text(encoding="utf-8").replace("policy demo", "policy other")
    (folder / "wrong.pol").write_text(other, encoding="utf-8")
    assert one_line(run("render", "--format", "text", *arguments)).startswith(line)


def test_two_languages_want_two_languages(folder: Path) -> None:
    source = 'policy p { title "P" languages fr }'
    (folder / "one.pol").write_text(source, encoding="utf-8")
    line = one_line(run("render", "one.pol", "--format", "docx-bilingual", "--draft"))
    assert line.startswith("polc: the format docx-bilingual wants two languages")


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for form, library in (("pdf", "typst"), ("docx", "docx")):
        for module in [m for m in sys.modules if m == library or m.startswith(("polc.export.docx", f"{library}."))]:
            monkeypatch.delitem(sys.modules, module)
        monkeypatch.setitem(sys.modules, library, None)
        line = one_line(run("render", "demo.pol", "--format", form))
        assert library in line
        assert 'pip install "polc[files]"' in line


def test_a_terminal_gets_no_bytes_that_are_no_text() -> None:
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from polc.cli.main import main; main()",
        "render",
        "demo.pol",
        "--format",
        "pdf",
    ]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, stdin=theirs) as process:
        os.close(theirs)
        assert process.stderr is not None
        errors = process.stderr.read().decode()
    os.close(ours)
    assert process.returncode == 2
    assert errors == "polc: the format pdf is not text for a terminal; name a file with --output\n"


def test_file_and_the_messages_each_have_a_language_of_their_own(folder: Path) -> None:
    def fragment(*arguments: str) -> str:
        result = run("render", "demo.pol", "--format", "html-fragment", *arguments)
        assert result.status == 0
        return result.output.splitlines()[0]

    assert 'lang="fr"' in fragment("--language", "fr")
    assert 'lang="fr"' in fragment("--lang", "fr")
    assert 'lang="en"' in fragment("--language", "en", "--lang", "fr")
    french = run("render", "demo.pol", "--format", "text", "--language", "en", "--lang", "fr", "--output", "out/")
    assert (french.status, french.output) == (0, "out/demo-en.txt produit\n")
    english = run("render", "demo.pol", "--format", "text", "--language", "fr", "--lang", "en", "--output", "out/")
    assert (english.status, english.output) == (0, "out/demo-fr.txt written\n")
    stopped = run("render", "wrong.pol", "--format", "text", "--language", "en", "--lang", "fr")
    assert stopped.status == 1
    assert "Rien n’a été produit" in stopped.errors


def test_it_speaks_french(folder: Path) -> None:
    (folder / "polc.toml").write_text('lang = "fr"\n', encoding="utf-8")
    assert run("render", "demo.pol", "--format", "text", "--output", "a.txt").output == "a.txt produit\n"
    assert "langue" in run("render", "--help").output


def test_a_release_is_written_as_it_was_frozen(folder: Path) -> None:
    assert run("release", "demo.pol").status == 0
    before = run("render", "demo.pol", "--format", "text").output
    (folder / "demo.pol").write_text(SHOP.replace("3 years", "9 years"), encoding="utf-8")
    frozen = run("render", "demo@1", "--format", "text")
    assert (frozen.status, frozen.errors) == (0, "")
    assert frozen.output == before
    assert run("render", "demo.pol", "--format", "text").output != before
    run("render", "demo@1", "--format", "markdown", "--output", "out/")
    assert names(folder / "out") == {"demo-en.md", "demo-fr.md"}
    assert one_line(run("render", "demo@7", "--format", "text")).endswith("known are 1")
    assert one_line(run("render", "other@1", "--format", "text"))
