"""The HTML of the pages is valid: to a parser that forgives nothing, and to the Nu HTML Checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from tests.browser.site import Site, none_of

OF_NO_FILE = "Resource violates Content Security Policy.*"
"""Told of files, which have no origin that could be their own; the browser's console tells it of the served pages."""


def told(nu: Path, *pages: Path) -> list[str]:
    """Errors and warnings of the checker: place and words."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("the Nu HTML Checker needs Java")
    ran = subprocess.run(
        [java, "-jar", str(nu), "--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", OF_NO_FILE]
        + [str(p) for p in pages],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{unquote(urlsplit(m.get('url', '')).path)}:{m.get('lastLine', 0)}: {m['message']}"
        for m in json.loads(ran.stdout)["messages"]
    ]


def test_the_checker_sees_a_fault(nu: Path, tmp_path: Path) -> None:
    page = tmp_path / "faulty.html"
    page.write_text('<!doctype html><html lang="en"><title>x</title><p id="a"><ul id="a"></ul></p>', encoding="utf-8")
    assert any("Duplicate ID" in m for m in told(nu, page))


def test_checker_has_nothing_to_say_of_any_page_nor_of_manual(nu: Path, site: Site) -> None:
    pages = site.files()
    assert pages
    none_of(told(nu, *pages))


def mistakes(text: str) -> list[str]:
    """What the parser of the HTML standard had to mend."""
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"line {line}: {code}" for (line, _), code, _ in parser.errors]


def test_the_parser_sees_a_fault() -> None:
    assert mistakes("<!doctype html><title>x</title><p><b>open</p>")


def test_the_parser_mends_nothing(site: Site) -> None:
    faults = []
    for path in site.pages():
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        faults += [f"{path}: {mistake}" for mistake in mistakes(text)]
    none_of(faults)
