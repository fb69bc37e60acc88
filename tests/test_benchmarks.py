"""What the benchmark measures with: policies made by a seed, and the proof that texts are read as Lark reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.equal import difference, files, made
from benchmarks.estate import policy, write_estate

from tests.commands.run import run

TEXTS = 300


def test_the_policies_of_the_repository_are_read_as_lark_reads_them() -> None:
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
