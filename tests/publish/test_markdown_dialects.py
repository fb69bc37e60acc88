"""Markdown for Hugo and for MDX: facts at the front, anchors that hold, and no sign that either reads as its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polc.export.markdown import HUGO, MDX, PLAIN, Dialect, markdown
from polc.notice.notice import notice_of
from tests.publish.pages import FILES, ROOT, notice_at, parsed, policy_at, policy_of

FILE = ROOT / "tests" / "ok" / "bakery-shop.pol"
ODD = """
policy p { title "Say \\"{no}\\" to {{< cards >}}" version "1" effective 2026-09-01 languages en }
section braces { title "Braces" text en \"\"\"
import is the first word here, {then} braces.

{{< shortcode >}} and <b>bold</b>
\"\"\" }
"""


def written(dialect: Dialect, text: str = "") -> str:
    notice = notice_of(policy_of(parsed(text)), "en") if text else notice_at(FILE, "en")
    return markdown(notice, dialect=dialect)


@pytest.mark.parametrize("dialect", [HUGO, MDX])
def test_facts_stand_at_the_front(dialect: Dialect) -> None:
    lines = written(dialect, ODD).split("\n")

    assert lines[:5] == [
        "---",
        'title: "Say \\"{no}\\" to {{< cards >}}"',
        'lang: "en"',
        'version: "1"',
        "date: 2026-09-01",
    ]
    assert lines[5] == "---"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hugo_gets_no_html_and_links_that_lead_to_headings(path: Path) -> None:
    text = markdown(notice_at(path, policy_at(path).languages[0]), dialect=HUGO)
    headings = set(re.findall(r"^#+ .*\{#([\w-]+)\}$", text, re.MULTILINE))

    assert not re.search(r"(?<!\\)<(?!http)", text)
    assert headings
    assert set(re.findall(r"\]\(#([\w-]*)\)", text)) <= headings | {""}


def test_braces_and_code_are_words() -> None:
    body = written(MDX, ODD).split("\n---\n")[1]

    assert not re.search(r"(?<!\\)[{}]", body)
    assert not re.search(r"^(?:im|ex)port", body, re.MULTILINE)
    assert "{{<" not in written(HUGO, ODD).split("\n---\n")[1]


def test_breaks_are_closed_as_mdx_wants_them() -> None:
    assert "<br>" not in written(PLAIN) + written(MDX)
    assert not re.search(r"<br\s*/?>", written(HUGO))
