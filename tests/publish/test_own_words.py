"""The two published policies are told in our own words: no twelve words in a row of the texts that were published.

The texts are not kept here, only a digest of each run of twelve words of their beginnings in English, which are all
that could be read of them. `published_runs.toml` says where they stand. Of the rest, `tests/facts` holds what was noted
fact by fact, with the wordings that were quoted: none of it may stand in a policy word for word either, as a heading or
otherwise.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from polc.export.flow import Grid, Heading, Passage, flow
from tests.publish.pages import ROOT, notice_at

RUN = 12
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"^- [LR]\d{3} ", re.MULTILINE)
"""The number before a fact."""
GATHERED = re.compile(r"^## \d+\. Subject categories \(gathered.*\Z", re.MULTILINE | re.DOTALL)
FIGURES = 3
"""How many figures make a run of words an address."""
COMMENT = re.compile(r"#[^\n]*")
QUOTED = re.compile(r'[“"]([^”"\n]+)[”"]')
LONG = 6
"""From how many words on a quoted wording is somebody's own, and not the usual name of something."""
RUNS = tomllib.loads((Path(__file__).parent / "published_runs.toml").read_text(encoding="utf-8"))


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of twelve words of a text, in small letters, signs left out."""
    words = WORD.findall(text.lower())
    yield from (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def digest(run: tuple[str, ...]) -> str:
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:12]


def page_text(path: Path, lang: str) -> str:
    """All words of a page, headings and tables included."""
    found: list[str] = []
    for piece in flow(notice_at(path, lang)):
        match piece:
            case Heading():
                found.append("".join(run.text for run in piece.runs))
            case Passage():
                found += [paragraph.text for paragraph in piece.paragraphs]
            case Grid():
                found += [paragraph.text for row in piece.rows for cell in row.cells for paragraph in cell]
    return "\n".join(found)


@pytest.mark.parametrize("name", sorted(RUNS))
def test_neither_source_nor_page_repeats_the_published_text(name: str) -> None:
    path = ROOT / "policies" / f"{name}.pol"
    known = set(RUNS[name]["runs"])

    for text in (path.read_text(encoding="utf-8"), page_text(path, "en"), page_text(path, "fr")):
        assert [" ".join(run) for run in runs(text) if digest(run) in known] == []


@pytest.mark.parametrize("name", sorted(RUNS))
def test_neither_source_nor_page_repeats_what_was_noted_of_it(name: str) -> None:
    path = ROOT / "policies" / f"{name}.pol"
    noted = (ROOT / "tests" / "facts" / f"{name}.md").read_text(encoding="utf-8")
    # What we gathered under a heading of our own is nobody's text, and an address has but one wording.
    published = GATHERED.sub("", NUMBER.sub("", noted))
    known = {run for run in runs(published) if sum(word.isdigit() for word in run) < FIGURES}
    assert len(known) > 1000

    for text in (COMMENT.sub("", path.read_text(encoding="utf-8")), page_text(path, "en"), page_text(path, "fr")):
        assert [" ".join(run) for run in runs(text) if run in known] == []


@pytest.mark.parametrize("name", sorted(RUNS))
def test_no_quoted_wording_stands_on_a_page(name: str) -> None:
    path = ROOT / "policies" / f"{name}.pol"
    noted = (ROOT / "tests" / "facts" / f"{name}.md").read_text(encoding="utf-8")
    quoted = [words for text in QUOTED.findall(noted) if len(words := tuple(WORD.findall(text.lower()))) >= LONG]
    pages = [tuple(WORD.findall(page_text(path, lang).lower())) for lang in ("en", "fr")]

    assert [" ".join(words) for words in quoted if any(_holds(page, words) for page in pages)] == []


def _holds(page: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(page[at : at + len(words)] == words for at in range(len(page) - len(words) + 1))


def test_a_text_that_is_repeated_is_seen() -> None:
    said = "the quick brown fox jumps over the lazy dog near the bank of a river"

    assert {digest(run) for run in runs("Then " + said)} >= {digest(run) for run in runs(said.upper())}
