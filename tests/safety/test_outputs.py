"""Whatever strangers write into a policy, no format runs it, follows it or takes it for its own marks.

Each payload goes through every text, number and address of a policy; the policies take turns. The pages themselves
are tried in a browser, with every payload in every policy (`tests/browser/test_payloads.py`).
"""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from polc.document.notice import Notice
from polc.export.context import Marks
from polc.export.registry import FORMATS
from polc.notice.notice import notice_of
from polc.project.checking import check_paths
from polc.report import github, gitlab, html, junit, markdown, sarif, text
from polc.report import json as plain
from polc.report.run import Run
from polc.report.text import plain as unpainted
from polc.report.words import tell
from tests.commands.run import run
from tests.publish.pages import policy_of, read
from tests.publish.pdfs import addresses
from tests.safety.harmless import CONTROL, assert_harmless, assert_plain
from tests.safety.hostile import SOURCES, hostile, in_turn, payloads

DAY = date(2026, 11, 22)
COMPLETE = os.environ.get("SAFETY") == "complete"
"""Asked for: each payload in each policy alone, not only the payloads in turn."""
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The policies, in files of which some are named after payloads, with the libraries that they use."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "shared").mkdir()
    for library in {file for source in SOURCES for file in source.parent.glob("shared/*.pol")}:
        (place / "shared" / library.name).write_bytes(library.read_bytes())
    for number, source in enumerate(SOURCES):
        (place / _file(number)).write_bytes(in_turn(source).encode())
    if COMPLETE:
        for number, payload in enumerate(payloads()):
            for source in SOURCES:
                text = hostile(source, f"{source.stem}-{number}", payload)
                (place / f"{source.stem}-{number}.pol").write_bytes(text.encode())
    return place


def _file(number: int) -> str:
    """A name of a file that holds as much of a payload as such a name can."""
    return re.sub(r"[/\x00]", "", payloads()[number * 19])[:60] + f" {number}.pol"


@cache
def _notices(folder: Path) -> tuple[Notice, ...]:
    policies = [policy_of(*read(path)) for path in sorted(folder.glob("*.pol"))]
    return tuple(notice_of(p, lang) for p in policies for lang in p.languages)


def written(folder: Path, name: str, step: int = 1) -> Iterator[tuple[str, bytes]]:
    for notice in _notices(folder)[::step]:
        yield notice.policy, FORMATS[name].write([notice], Marks(DAY))


def _as_page(source: str) -> str:
    """Markdown as a page that takes raw HTML, which a reader of Markdown may do."""
    return str(MarkdownIt("commonmark", {"html": True, "xhtmlOut": False}).enable("table").render(source))


# --------------------------------------------------------------------------------------------------------- formats
def test_fragments_for_other_pages(folder: Path) -> None:
    for payload, content in written(folder, "html-fragment"):
        body = content.decode()
        assert body.count("<style>") <= 1, payload
        assert_harmless(body, payload, whole=True)


def test_markdown_as_a_page_that_takes_raw_html(folder: Path) -> None:
    for payload, content in written(folder, "markdown"):
        assert_harmless(_as_page(content.decode()), payload)
        assert_plain(content.decode(), payload)


def test_text(folder: Path) -> None:
    for payload, content in written(folder, "text"):
        assert_plain(content.decode(), payload)


def test_word_documents(folder: Path) -> None:
    for payload, content in written(folder, "docx", 1 if COMPLETE else 4):
        with zipfile.ZipFile(BytesIO(content)) as package:
            for name in package.namelist():
                if not name.endswith((".xml", ".rels")):
                    continue
                part = package.read(name).decode()
                assert "<!DOCTYPE" not in part
                assert not re.search(r"w:(?:instrText|fldSimple|altChunk|object|control)\b", part) or "footer" in name
                for relation in ElementTree.fromstring(part).iter(RELATION):  # noqa: S314 - written here
                    if relation.get("TargetMode") == "External":
                        assert str(relation.get("Target")).startswith(("https://", "http://", "mailto:")), payload


def test_pdf(folder: Path) -> None:
    shown = [p for p in payloads() if p.isascii() and p.replace("\n", "").isprintable()]
    assert len(shown) > len(payloads()) * 0.8
    for number, source in enumerate(SOURCES[2 : None if COMPLETE else 4]):
        path = folder / "printed.pol"
        path.write_text(hostile(source, "printed", *shown[number * 20 :], *shown[: number * 20]), encoding="utf-8")
        policy = policy_of(*read(path))
        path.unlink()
        content = FORMATS["pdf"].write([notice_of(policy, policy.languages[0])], Marks(DAY))
        found = addresses(PdfReader(BytesIO(content)))
        assert found
        assert all(a.startswith(("https://", "http://", "mailto:")) for a in found), source
        assert not re.search(rb"/(?:JavaScript|JS|Launch|SubmitForm|EmbeddedFile|OpenAction)\b", content)


# --------------------------------------------------------------------------------------------------------- reports
@pytest.fixture(scope="module", params=["en", "fr"])
def found(request: pytest.FixtureRequest, folder: Path) -> Run:
    """What a check says of all these policies."""
    checked = check_paths([folder], DAY, baseline=False)
    told = tuple(tell(checked.findings, checked.sources, request.param))
    assert len({t.place.path for t in told}) >= len(SOURCES)
    return Run(told, (), checked.sources, checked.paths, DAY, request.param)


def test_reports_for_people(found: Run) -> None:
    terminal = text.report(found.told, found.sources, len(found.paths), DAY, found.lang, unpainted)
    assert_plain(terminal, "a report")
    shown = markdown.report(found)
    assert_plain(shown, "a report in Markdown")
    assert_harmless(_as_page(shown), "a report in Markdown")
    assert_harmless(html.report(found), "a report in HTML", whole=True)


def test_reports_for_machines(found: Run) -> None:
    number = len(found.told)
    as_json = plain.report(found.told, len(found.paths), DAY)
    assert not CONTROL.search(as_json)
    assert len(json.loads(as_json)["findings"]) == number
    results = json.loads(sarif.report(found))["runs"][0]["results"]
    assert len(results) == number
    assert not any(re.search(r"[\x00-\x08\x0b-\x1f<>]|\]\(", r["message"].get("markdown", "")) for r in results)
    assert len(json.loads(gitlab.report(found))) == number
    cases = list(ElementTree.fromstring(junit.report(found)).iter("testcase"))  # noqa: S314 - written here
    assert len([c for c in cases if len(c)]) == number
    assert not any(c.get("name") == "owned" for c in cases)


def test_workflow_commands_are_those_of_the_findings(found: Run) -> None:
    lines = github.report(found).split("\n")
    assert len(lines) == len(found.told) + 1
    assert all(re.match(r"::(?:error|warning|notice) file=[^:,\n]*,line=\d+", line) for line in lines[:-1])
    assert not any(re.search(r"[\r\x1b\x85\u2028\u2029]", line) for line in lines)


def test_reviews(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for kind in ("html", "docx"):
        file = tmp_path / f"review.{kind}"
        result = run("review", _file(4), _file(9), "--output", str(file), "--as-of", str(DAY))
        assert result.errors == ""
        if kind == "html":
            assert_harmless(file.read_text(encoding="utf-8"), "a review", whole=True)
        else:
            with zipfile.ZipFile(file) as package:
                ElementTree.fromstring(package.read("word/document.xml"))  # noqa: S314 - written here


@pytest.mark.parametrize("kind", ["text", "markdown", "json"])
def test_comparisons(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    other = folder / "other.pol"
    for number, source in enumerate(SOURCES[2:6], 2):
        other.write_bytes(hostile(source, f"hostile-{number}", *payloads()[number:], *payloads()[:number]).encode())
        result = run("diff", _file(number), "other.pol", "--format", kind, "--as-of", str(DAY))
        assert result.errors == ""
        assert result.output
        assert_plain(result.output, source.stem)
        if kind == "json":
            json.loads(result.output)
        if kind == "markdown":
            shown = _as_page(result.output)
            assert_harmless(shown, source.stem)
    other.unlink()


# -------------------------------------------------------------------------------------------------------- addresses
@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "vbscript:x", "//x.eu"])
@pytest.mark.parametrize(
    "statement", ['controller c {{ name "C" reach at {} }}', "policy p {{ scope {} }}", "document d {{ at {} }}"]
)
def test_addresses_that_are_none_are_findings(statement: str, address: str) -> None:
    result = run("check", "-", "--format", "json", stdin=statement.format(address).encode())
    assert result.status == 1
    assert json.loads(result.output)["findings"][0]["rule"].startswith("syntax/")
