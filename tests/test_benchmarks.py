"""What the benchmark measures with: policies made by a seed, and the proof that texts are read as Lark reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.editing import POLICIES, edits
from benchmarks.equal import difference, files, made
from benchmarks.estate import policy, write_estate

from polc.core.sources import Source
from polc.syntax.parse import parse
from tests.commands.run import run

TEXTS = 300


def test_policies_of_the_repository_are_read_as_lark_reads_them() -> None:
    read = [(name, difference(text)) for name, text in files()]
    assert len(read) > 50
    assert [(name, said) for name, said in read if said] == []


@pytest.mark.parametrize("part", range(3))
def test_texts_made_by_a_seed_are_read_as_lark_reads_them(part: int) -> None:
    for name, text in made(TEXTS // 3, seed=part):
        assert difference(text) == "", name


def test_the_same_seed_makes_the_same_policies() -> None:
    assert policy(5) == policy(5)
    assert len({policy(seed) for seed in range(20)}) == 20


def test_an_estate_is_without_findings(tmp_path: Path) -> None:
    write_estate(12, 3, tmp_path)
    assert len(list(tmp_path.rglob("policy-*.pol"))) == 12
    done = run("check", str(tmp_path), "--as-of", "2026-11-22")
    assert done.status == 0
    assert "No findings" in done.output


@pytest.mark.parametrize("policy", [policy for policy, _ in POLICIES], ids=lambda path: path.stem)
def test_edits_are_what_they_are_called(policy: Path) -> None:
    text = policy.read_text(encoding="utf-8")
    before = parse(Source("", text))[0].declarations
    for kind, (places, change) in edits(text).items():
        assert places, kind
        file, findings = parse(Source("", change(text, places[len(places) // 2], 1)))
        assert bool(findings) is (kind == "a broken word"), kind
        assert (len(file.declarations) > len(before)) is (kind == "a declaration"), kind
        assert file.declarations != before, kind
