"""Guides exist in English and in French: the same sections, tables and blocks of code, and no link leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reference_in_french import FRENCH, with_examples
from tests.typography import joined

ROOT = Path(__file__).parent.parent
PAIRS = {
    "README": (ROOT / "README.md", ROOT / "README.fr.md"),
    "reference": (ROOT / "dsl" / "reference.md", ROOT / "dsl" / "reference.fr.md"),
    **{french.stem: (ROOT / "docs" / french.name, french) for french in sorted((ROOT / "docs" / "fr").glob("*.md"))},
}
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")


def parts(text: str) -> Iterator[str]:
    """What a guide consists of, in order: headings by level, rows of tables, points of lists, blocks of code."""
    for found in re.finditer(r"^(#+ |```\w*|\||- )", re.sub(r"(?<=```)\n.*?(?=^```$)", "\n", text), re.MULTILINE):
        yield found[1].strip()


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_guides_for_beginners_are_in_both_languages() -> None:
    assert {"README", "start", "editor", "ci", "review", "render"} <= set(PAIRS)


@pytest.mark.parametrize("name", PAIRS)
def test_both_languages_have_the_same_parts(name: str) -> None:
    english, french = (list(parts(path.read_text(encoding="utf-8"))) for path in PAIRS[name])
    assert french == english


@pytest.mark.parametrize("name", PAIRS)
def test_both_languages_name_the_same_words_of_polc(name: str) -> None:
    english, french = (set(re.findall(r"`(--[\w-]+|polc [\w-]+)", path.read_text("utf-8"))) for path in PAIRS[name])
    assert french >= english


@pytest.mark.parametrize("name", PAIRS)
def test_french_guides_keep_to_french_typography(name: str) -> None:
    text = PAIRS[name][1].read_text(encoding="utf-8")
    assert [line for line in text.split("\n") if line not in set(joined(text).split("\n"))] == []


def test_french_reference_has_the_examples_of_the_english_one() -> None:
    assert FRENCH.read_text(encoding="utf-8") == with_examples(FRENCH.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [path for pair in PAIRS.values() for path in pair], ids=lambda path: path.name)
def test_links_of_guides_lead_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(re.sub(r"```.*?```|`[^`]*`", "", path.read_text("utf-8"), flags=re.DOTALL)):
        if target.startswith(("https://", "http://")):
            continue
        file = path.parent / target if target else path
        assert file.exists(), target
        assert not anchor or anchor in anchors(file.read_text(encoding="utf-8")), (target, anchor)
