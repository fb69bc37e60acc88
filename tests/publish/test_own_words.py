"""The two published policies are told in our own words: no twelve words in a row of the texts that were published.

The texts are not kept here, only a digest of each run of twelve words of their beginnings in English, which are all
that could be read of them. `published_runs.toml` says where they stand.
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


def test_a_text_that_is_repeated_is_seen() -> None:
    said = "the quick brown fox jumps over the lazy dog near the bank of a river"

    assert {digest(run) for run in runs("Then " + said)} >= {digest(run) for run in runs(said.upper())}
