"""Files beside the pages of a site, and the line that offers them."""

from __future__ import annotations

import re
from math import ceil
from pathlib import Path

import pytest

from polc.reference.package import read_text
from tests.commands.run import run
from tests.overlay import laid_over

WRONG = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }'


@pytest.fixture(autouse=True)
def folder(here: Path) -> Path:
    (here / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    return here


def offered(page: Path) -> list[tuple[str, str]]:
    """The addresses and the words of the line that offers files."""
    line = re.search(r'<p class="downloads">(.*?)</p>', page.read_text(encoding="utf-8"))
    return re.findall(r'<a href="([^"]*)"[^>]* download>(.*?)</a>', line[1]) if line else []


def test_files_stand_beside_each_page_and_are_offered_there(folder: Path) -> None:
    assert run("build", "demo.pol", "--files", "pdf,docx", "--files", "text").status == 0
    shown = {
        "en": ("PDF", "Word", "Plain text", "English", "KB"),
        "fr": ("PDF", "Word", "Texte brut", "français", "ko"),
    }
    for lang, (pdf, word, text, language, unit) in shown.items():
        place = folder / "build" / "site" / "demo" / lang
        links = offered(place / "index.html")
        assert [address for address, _ in links] == [f"demo-{lang}.{x}" for x in ("pdf", "docx", "txt")]
        for (address, words), name in zip(links, (pdf, word, text), strict=True):
            size = ceil((place / address).stat().st_size / 1024)
            assert words.replace("\u00a0", " ") == f"{name} ({language}, {size} {unit})"
    assert not offered(folder / "build" / "site" / "index.html")


def test_a_file_is_what_render_writes(folder: Path) -> None:
    assert run("build", "demo.pol", "--files", "markdown").status == 0
    beside = (folder / "build" / "site" / "demo" / "fr" / "demo-fr.md").read_text(encoding="utf-8")
    assert beside == run("render", "demo.pol", "--format", "markdown", "--lang", "fr").output


def test_without_files_nothing_is_offered(folder: Path) -> None:
    assert run("build", "demo.pol").status == 0
    assert {p.suffix for p in (folder / "build" / "site" / "demo").rglob("*.*")} == {".html"}
    assert not offered(folder / "build" / "site" / "demo" / "en" / "index.html")


def test_the_configuration_can_ask_for_files(folder: Path) -> None:
    (folder / "polc.toml").write_text('files = ["text"]\n', encoding="utf-8")
    assert run("build", "demo.pol").status == 0
    assert (folder / "build" / "site" / "demo" / "en" / "demo-en.txt").is_file()
    assert run("build", "demo.pol", "--files", "markdown").status == 0
    assert not (folder / "build" / "site" / "demo" / "en" / "demo-en.txt").exists()


@pytest.mark.parametrize("name", ["doc", "html-fragment", "docx-bilingual"])
def test_a_format_that_cannot_stand_beside_a_page_is_refused(folder: Path, name: str) -> None:
    known = "markdown, text, pdf, docx"
    result = run("build", "demo.pol", "--files", f"pdf,{name}")
    assert (result.status, result.errors) == (2, f"polc: files can be had as {known}, not as {name}\n")
    (folder / "polc.toml").write_text(f'files = ["{name}"]\n', encoding="utf-8")
    result = run("build", "demo.pol")
    assert (result.status, result.errors) == (
        2,
        f"polc: polc.toml:1: files names {name}; files can be had as {known}\n",
    )
    assert not (folder / "build").exists()


def test_files_of_a_draft_say_that_they_are_one(folder: Path) -> None:
    (folder / "demo.pol").write_text(laid_over(WRONG), encoding="utf-8")
    assert run("build", "demo.pol", "--files", "text", "--draft").status == 0
    written = (folder / "build" / "site" / "demo" / "en" / "demo-en.txt").read_text(encoding="utf-8")
    assert written.startswith("Draft, not for publication: ")


def test_a_file_that_cannot_be_made_leaves_the_site_as_it_was(folder: Path) -> None:
    assert run("build", "demo.pol").status == 0
    before = (folder / "build" / "site" / "demo" / "en" / "index.html").read_bytes()
    unprintable = read_text("skeleton.pol").replace(
        "policy demo {", 'policy demo {\n  note en "\U00012000" fr "\U00012000"'
    )
    (folder / "demo.pol").write_text(unprintable, encoding="utf-8")
    result = run("build", "demo.pol", "--files", "pdf", "--draft")
    assert result.status == 2
    assert re.fullmatch(r"polc: policy demo cannot be written as pdf: .+\n", result.errors)
    assert (folder / "build" / "site" / "demo" / "en" / "index.html").read_bytes() == before
