"""`polc import`: what becomes a statement, what a question, what stays prose; and what is refused."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from polc.importing.document import imported
from polc.project.limits import LARGEST_IMPORTED
from tests.commands.run import run
from tests.importing.facts import ENDINGS, comparable, import_of, policy_of, told_by
from tests.policies import sample

SOME = ("bakery-shop", "saas-outside-eu", "bank")
"""Policies that are imported back at each run; all of them are in the guide."""
SURVIVING = 0.78
PRECISE = 0.98
PAGE = """<html><body><nav>Home</nav><main><h1>Privacy policy</h1>
<h2>Who are we?</h2><p>The controller is Lantern SAS, 1 Main Street.</p>
<p>Write to us by e-mail: hello@lantern.example.org. Our data protection officer is at dpo@lantern.example.org.</p>
<h2>Data we collect</h2><p>You give us:</p><ul><li>your first name</li><li>your email address</li></ul>
<h2>How long we keep it</h2>
<table><tr><th>Purpose</th><th>Legal basis</th><th>Retention period</th></tr>
<tr><td>Sending of newsletters</td><td>Consent</td><td>3 years after the last contact</td></tr>
<tr><td>Orders</td><td>Contract or legitimate interest</td><td>As long as needed</td></tr></table>
<h2>Your rights</h2><p>You have the right of access, the right to rectification and the right to erasure.</p>
<p>You can lodge a complaint with the CNIL.</p>
<h2>Our values</h2><p>We love bread.</p></main></body></html>"""


def draft(text: str, name: str = "page.html") -> str:
    made = imported(name, text.encode(), "en")
    policy_of(made.text)
    return made.text


def test_what_is_told_exactly_is_stated_with_its_place() -> None:
    text = draft(PAGE)
    for line in (
        'name "Lantern SAS"  # § 2 ¶ 1 “The controller is Lantern SAS, 1 Main Street.”',
        "basis consent  # § 4 ¶ 1, row 2",
        "keep 3 years after last-contact",
        "kind newsletter",
        "offer access, rectification, erasure, complaint",
        "authority cnil",
        "reach email dpo@lantern.example.org",
        "includes first-name",
    ):
        assert line in text, line


def test_what_is_likely_is_a_comment_and_the_rest_prose() -> None:
    text = draft(PAGE)
    assert "# ? basis contract" in text
    assert "# ? basis legitimate-interest" in text
    assert "We love bread." in text
    assert "As long as needed" in text
    assert "Home" not in text


def test_a_sentence_that_denies_states_nothing() -> None:
    text = draft(
        "# Privacy\n\n## Your rights\n\nThe right of access does not apply here.\n\n"
        "## Transfers\n\nWe do not transfer your data outside the European Union, unless you ask for it.\n", "a.md"
    )  # fmt: skip
    assert "offer" not in text
    assert "transfer none" not in text


def test_the_report_tells_what_became_of_each_paragraph(tmp_path: Path) -> None:
    page, report = tmp_path / "page.html", tmp_path / "report.json"
    page.write_text(PAGE, encoding="utf-8")
    done = run("import", str(page), "--report", str(report), "--format", "json", "--output", str(tmp_path / "a.pol"))
    assert done.status == 0, done.errors
    told = json.loads(report.read_text(encoding="utf-8"))
    outcomes = {passage["text"]: passage["outcome"] for passage in told["passages"]}
    assert outcomes["We love bread."] == "prose"
    assert outcomes["The controller is Lantern SAS, 1 Main Street."] == "fact"
    assert outcomes["Home"] == "left-out"
    assert sum(told["summary"].values()) == len(told["passages"])


@pytest.mark.parametrize("form", ENDINGS)
def test_facts_survive_rendering_and_import(form: str) -> None:
    kept: Counter[bool] = Counter()
    right: Counter[bool] = Counter()
    for name in SOME:
        for language in sample(name).policy.languages:
            stated = comparable(policy_of(import_of(name, language, form).text), language)
            source = sample(name).policy
            kept.update(fact in stated for fact in comparable(source, language))
            allowed = told_by(source, language)
            right.update(fact in allowed for fact in stated)
    assert right[True] / right.total() >= PRECISE
    assert kept[True] / kept.total() >= SURVIVING


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    page, there = tmp_path / "page.html", tmp_path / "shop.pol"
    page.write_text(PAGE, encoding="utf-8")
    there.write_text("mine", encoding="utf-8")
    for option in ("--output", "--report"):
        done = run("import", str(page), option, str(there))
        assert done.status == 2
        assert there.read_text(encoding="utf-8") == "mine"


def archive(**members: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/") + ".xml", text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.7", "no document that can be imported"),
        ("a.docx", b"PK\x03\x04 broken", "cannot be read as what its name says"),
        ("a.docx", archive(word__document="<a/>"), "cannot be read as what its name says"),
        ("a.xlsx", b"\x00\x01", "cannot be read as what its name says"),
        ("a.ods", archive(content="<a/>"), "cannot be read as what its name says"),
        ("a.docx", archive(word__document='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "declares entities"),
        ("a.xlsx", archive(**{f"m{n}": " " * 30_000_000 for n in range(3)}), "holds more than is imported"),
        ("a.html", b"\x00\x00", "cannot be read as what its name says"),
        ("a.html", b"<p></p>", "holds no text"),
        ("a.md", b"Wir verarbeiten Ihre Daten mit Sorgfalt.", "a language that is not imported"),
        ("a.html", b"a" * (LARGEST_IMPORTED + 1), "holds more than is imported"),
    ],
)
def test_what_cannot_be_imported_is_one_line(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = run("import", str(path), "--output", str(tmp_path / "a.pol"), "--lang", "en")
    assert done.status == 2, done.output[:300]
    assert told in done.errors
    assert len(done.errors.strip().splitlines()) == 1
    assert not (tmp_path / "a.pol").exists()
