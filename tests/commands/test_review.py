"""`polc review`, through the command line: the page and the document are opened again and read."""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import html5lib
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from polc.export.docx.xml_text import MARK
from polc.project.checking import check_paths
from polc.report.words import tell
from tests.commands.run import Result, run
from tests.overlay import laid_over

TWO = """
purpose extra { title en "Extra" fr "Supplément" kind statistics }
purpose more { title en "More" fr "Encore" kind statistics }
"""
WAIVER = (
    'waive omission/legal-basis on purpose extra until 2027-01-31 "The basis is being settled with counsel." by "Legal"'
)
HOSTILE = (
    'purpose extra { title en "<script>alert(1)</script> ]]> [a](javascript:alert(1)) {PAGE} &amp; \\\\x" '
    'fr "x" kind statistics }\n'
)


@pytest.fixture
def folder(here: Path) -> Path:
    write(here, TWO)
    return here


def write(folder: Path, example: str) -> None:
    (folder / "demo.pol").write_text(laid_over(example), encoding="utf-8")


def review(name: str, *arguments: str) -> Result:
    result = run("review", "demo.pol", "--output", name, *arguments)
    assert (result.status, result.errors) == (0, "")
    return result


def page(*arguments: str) -> str:
    review("out.html", *arguments)
    return Path("out.html").read_text(encoding="utf-8")


def document(*arguments: str) -> Document:
    review("out.docx", *arguments)
    return docx.Document("out.docx")


def findings() -> list[dict[str, Any]]:
    """What is found, place by place: counsel decides on each, where `check` joins those of one root."""
    checked = check_paths([Path("demo.pol")], datetime.now(tz=UTC).date(), baseline=False)
    found: list[dict[str, Any]] = [
        {
            "rule": told.rule,
            "message": told.message,
            "severity": told.severity,
            "citations": [{"url": c.url} for c in told.citations],
        }
        for told in tell(checked.findings, checked.sources, "en")
    ]
    assert len(found) > 1
    return found


def paragraphs(found: Document, style: str) -> list[str]:
    return [p.text for p in found.paragraphs if p.style is not None and p.style.name == style]


def plain(text: str) -> str:
    return text.replace("`", "")


def test_every_finding_is_told_in_both_formats(folder: Path) -> None:
    told = findings()
    shown, written = page(), document()
    assert paragraphs(written, "Message") == [plain(str(f["message"])) for f in told]
    titles = paragraphs(written, "Heading 2")
    numbered = [title.partition(". ")[0] for title in titles if ". " in title]
    assert numbered == [str(n) for n in range(1, len(told) + 1)]
    assert shown.count("<article") == shown.count('<table class="decision">') == len(told)
    boxes = [t for t in written.tables if t.rows[0].cells[0].text == "Counsel’s decision"]
    assert [len(t.rows) for t in boxes] == [2] * len(told)
    assert {cell.text for box in boxes for cell in box.rows[1].cells} == {""}
    urls = {c["url"] for f in told for c in f["citations"] if c["url"]}
    assert {r.target_ref for r in written.part.rels.values() if r.is_external} >= urls
    assert all(f'href="{url}"' in shown for url in urls)
    assert folder.is_dir()


def test_the_words_at_fault_are_marked(folder: Path) -> None:
    marked = re.findall(r"<mark>(.*?)</mark>", page())
    assert "purpose extra" in marked
    assert "purpose more" in marked
    quoted = next(p for p in document().paragraphs if p.style and p.style.name == "Preformatted")
    looks = {run.text: run.style.name for run in quoted.runs if run.style}
    assert looks["purpose extra"] == "At Fault"
    assert quoted.text.strip().startswith(str(line_of(folder, "purpose extra")))


def line_of(folder: Path, words: str) -> int:
    lines = (folder / "demo.pol").read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if words in line)


def test_the_page_of_a_rule_is_told_once(folder: Path) -> None:
    assert [f["rule"] for f in findings()].count("omission/legal-basis") == 2
    shown = page("--select", "omission/legal-basis")
    assert shown.count("A purpose for which no basis of Article 6(1) can be named is unlawful.") == 1
    assert shown.count("<h4>Why it matters</h4>") == 1
    assert shown.count("<h4>How to mend it</h4>") == 2
    assert '<a href="#policy1-1">Why it matters, and examples: see finding 1.</a>' in shown
    written = document("--select", "omission/legal-basis")
    text = "\n".join(p.text for p in written.paragraphs)
    assert text.count("A purpose for which no basis") == 1
    assert "see finding 1" in "\n".join("".join(t.text for t in p._p.iter(qn("w:t"))) for p in written.paragraphs)
    assert folder.is_dir()


def test_links_inside_the_document_lead_somewhere(folder: Path) -> None:
    body = document().element.body
    names = [b.get(qn("w:name")) for b in body.iter(qn("w:bookmarkStart"))]
    links = {x.get(qn("w:anchor")) for x in body.iter(qn("w:hyperlink")) if x.get(qn("w:anchor"))}
    assert links
    assert links <= set(names)
    assert len(names) == len(set(names))
    shown = page()
    assert set(re.findall(r'href="#([^"]*)"', shown)) <= set(re.findall(r'id="([^"]*)"', shown))
    assert folder.is_dir()


def test_what_is_accepted_is_told_with_its_reason(folder: Path) -> None:
    write(folder, TWO + WAIVER)
    number = len(findings())
    assert run("baseline", "demo.pol", "--reason", "known to the board").status == 0
    shown = page()
    told = "Waived until 31 January 2027 by Legal, for this reason: The basis is being settled with counsel."
    assert shown.count(told) == 1
    assert shown.count("Accepted in the baseline for this reason: known to the board") == number
    assert shown.count("<article") == number + 1
    notes = paragraphs(document(), "Note")
    assert notes.count(told) == 1
    assert len(notes) == number + 1
    open_ = page("--no-baseline")
    assert "known to the board" not in open_
    assert open_.count(told) == 1


def test_the_cover_counts_by_severity(folder: Path) -> None:
    told = findings()
    assert run("baseline", "demo.pol").status == 0
    table = next(t for t in document().tables if t.rows[0].cells[0].text == "Severity")
    rows = {row.cells[0].text.lower(): [c.text for c in row.cells[1:]] for row in list(table.rows)[1:]}
    severities = [f["severity"] for f in told]
    assert rows == {s: ["0", str(severities.count(s)), str(severities.count(s))] for s in dict.fromkeys(severities)}
    period = document().tables[0]
    facts = {row.cells[0].text: row.cells[1].text for row in period.rows}
    assert facts["File"] == "demo.pol"
    assert facts["Law as of"] == "22 November 2026"
    assert folder.is_dir()


def test_rules_are_selected_and_ignored(folder: Path) -> None:
    assert page("--select", "omission/legal-basis").count("<article") == 2
    assert "<code>omission/legal-basis</code>" not in page("--ignore", "omission")
    wrong = run("review", "demo.pol", "--output", "other.html", "--select", "omision")
    assert (wrong.status, wrong.errors.count("\n")) == (2, 1)
    assert not (folder / "other.html").exists()


def test_french(folder: Path) -> None:
    shown = page("--lang", "fr").replace("\u00a0", " ")
    assert '<html lang="fr">' in shown
    assert "Décision de l’avocat" in shown
    assert "La finalité « Supplément » est énoncée sans base juridique." in shown
    written = document("--lang", "fr")
    assert written.core_properties.language == "fr-FR"
    assert "La finalité « Supplément » est énoncée sans base juridique." in [
        text.replace("\u00a0", " ") for text in paragraphs(written, "Message")
    ]
    told = review("out.html", "--lang", "fr").output
    assert re.fullmatch(r"\d+ constats écrits dans out\.html\n", told)
    assert folder.is_dir()


def test_hostile_words_stay_words(folder: Path) -> None:
    write(folder, HOSTILE)
    shown = page()
    tags = {str(e.tag).rpartition("}")[2] for e in html5lib.parse(shown, treebuilder="etree").iter()}
    assert "script" not in tags
    assert 'href="javascript' not in shown
    assert "&lt;script&gt;" in shown
    body = document()
    assert any("<script>alert(1)</script> ]]>" in text for text in paragraphs(body, "Message"))
    fields = {f.get(qn("w:instr")) for f in body.element.body.iter(qn("w:fldSimple"))}
    assert fields == set()
    assert not [r for r in body.part.rels.values() if r.is_external and "javascript" in r.target_ref]


def test_characters_that_no_document_can_hold(folder: Path) -> None:
    write(folder, TWO.replace("Extra", "Ex\x07\ufffe\u202etra"))
    shown, written = page(), "\n".join(p.text for p in document().paragraphs)
    for text in (shown, written):
        assert f"Ex{MARK}" in text
        assert not set(text) & set("\x07\u202e")
    assert "\ufffe" not in written


def test_the_page_is_valid_and_asks_nobody(folder: Path) -> None:
    shown = page()
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(shown)
    assert not re.search(r"<(script|img|link|iframe)|@import|url\(", shown)
    assert folder.is_dir()


def test_the_same_bytes_each_time(folder: Path) -> None:
    for name in ("out.docx", "out.html"):
        review(name)
        once = (folder / name).read_bytes()
        review(name)
        assert (folder / name).read_bytes() == once


def test_the_name_of_the_file_or_the_option_says_the_format(folder: Path) -> None:
    review("plain")
    assert (folder / "plain").read_text(encoding="utf-8").startswith("<!doctype html>")
    review("page.html", "--format", "docx")
    assert docx.Document(io.BytesIO((folder / "page.html").read_bytes())).paragraphs


def test_a_policy_without_findings_and_several_policies(folder: Path) -> None:
    (folder / "demo.pol").write_text(laid_over(""), encoding="utf-8")
    assert "Nothing was found in this policy." in page()
    assert "Nothing was found in this policy." in paragraphs(document(), "Normal")
    (folder / "other.pol").write_text(laid_over(TWO).replace("policy demo", "policy other"), encoding="utf-8")
    assert run("review", ".", "--output", "all.docx").status == 0
    written = docx.Document(str(folder / "all.docx"))
    assert len(paragraphs(written, "Title")) == 2
    assert len(written.sections) == 2


SCC = "standard contractual clauses adopted by the European Commission"
CHOSEN = """
recipient desk { name "Desk Abroad"  role processor  does helpdesk  receives contact  purposes orders  located IN
                 under-contract  safeguard scc }
right erasure { refused legal-obligation }
"""


def test_the_choices_of_a_policy_stand_in_tables_to_validate(folder: Path) -> None:
    write(folder, CHOSEN)
    shown, written = page("--select", "omission"), document("--select", "omission")
    tables = [t for t in written.tables if t.rows[0].cells[0].text == "Of what"]
    cells = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    chosen = {(subject, words) for subject, words, _, _ in cells}
    assert ("Desk Abroad", "processor") in chosen
    assert ("Desk Abroad", SCC) in chosen
    assert any(words.startswith("refused on: ") for _, words in chosen)
    assert {row[3] for row in cells} == {""}
    lines = {words: line for _, words, line, _ in cells}
    assert lines[SCC] == str(line_of(folder, "safeguard scc"))
    for heading in ("Legal bases", "Periods for which no statute gives a length", "Rights refused or limited"):
        assert f"<h3>{heading}</h3>" in shown
        assert heading in paragraphs(written, "Caption")
    assert shown.count('<tr><th scope="row">Desk Abroad<p') == 2


def test_a_period_of_a_statute_is_no_choice(folder: Path) -> None:
    periods = """
purpose books { title en "Books" fr "Comptes" kind accounting basis legal-obligation norm fr:ccom:L123-22
                subjects client data order-data keep 10 years after financial-year-end, then delete }
purpose survey { title en "Survey" fr "Enquête" kind statistics basis consent asked contact-form withdrawn contact-form
                 subjects client data contact keep 7 months after order, then delete }
    """
    write(folder, periods)
    shown = page().replace("\u00a0", " ")
    assert "<td>7 months after the order</td>" in shown
    assert "<td>10 years after the end of the financial year</td>" not in shown


def test_the_published_text_stands_in_the_readers_language(folder: Path) -> None:
    (folder / "demo.pol").write_text(laid_over(""), encoding="utf-8")
    french = page("--lang", "fr")
    assert "Le texte tel qu’il est publié" in french
    assert '<div class="polc text1" id="text1" lang="fr">' in french
    assert '<p class="polc-draft">' not in french
    rendered = run("render", "demo.pol", "--format", "docx", "--language", "en", "--output", "text.docx")
    assert rendered.status == 0
    text = [p.text for p in docx.Document("text.docx").paragraphs if p.style and p.style.name == "Normal" and p.text]
    assert text
    assert set(text) <= {p.text for p in document().paragraphs}
    html5lib.HTMLParser(strict=True).parse(french)


def test_the_text_of_a_policy_with_errors_is_a_draft(folder: Path) -> None:
    assert "Draft" in page().partition("The text as it is published")[2]
    assert folder.is_dir()


@pytest.mark.parametrize(
    "arguments",
    [["demo.pol"], ["demo.pol", "--output", "none/out.docx"], ["nowhere.pol", "--output", "o.html"],
     ["demo.pol", "--output", "o.html", "--format", "pdf"], ["demo.pol", "--output", "."]],
)  # fmt: skip
def test_mistakes_of_use(arguments: list[str], folder: Path) -> None:
    before = sorted(p.name for p in folder.iterdir())
    result = run("review", *arguments)
    assert result.status == 2
    assert result.errors
    assert "Traceback" not in result.errors
    assert sorted(p.name for p in folder.iterdir()) == before


def test_without_the_library_the_page_still_comes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] == "docx" or n.startswith("polc.export.docx")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    page()
    result = run("review", "demo.pol", "--output", "late.docx")
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert 'pip install "polc[files]"' in result.errors
    assert not (folder / "late.docx").exists()
