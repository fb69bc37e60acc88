"""A few of the inputs of the campaign, the same on every run, and a few slips of the study."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.corpus import ROOT, policies
from tests.fuzz.inputs import WAYS, an_input
from tests.fuzz.judge import faults_of
from tests.fuzz.slips import MOST, POLICY, study

EACH = 6


@pytest.mark.parametrize("way", [way for way in WAYS if way != "too much of it"])
def test_inputs_made_in_this_way(way: str) -> None:
    chance = random.Random(20261122)
    for turn in range(1, EACH + 1):
        _, content = an_input(chance, way)
        assert [f for f in faults_of(content, turn) if not f.startswith("slow")] == [], content[:2000]


def test_the_same_seed_makes_the_same_inputs() -> None:
    first, other = random.Random(7), random.Random(7)
    assert [an_input(first) for _ in range(20)] == [an_input(other) for _ in range(20)]


def test_a_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("told")

    monkeypatch.setattr("polc.report.text.report", broken)
    assert "told" in faults_of(policies()[0], 1)[0]


def test_what_takes_too_long_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.judge.SECONDS", 0.0)
    assert faults_of(POLICY.read_bytes(), 1)[0].startswith("slow")


@pytest.mark.parametrize("sign", ["{", "{right nowhere} ", '\\"{', "we may occasionally ", "a@", "1."])
def test_a_text_of_one_thing_a_megabyte_long_ends(sign: str) -> None:
    policy = (ROOT / "tests" / "ok" / "podcast.pol").read_text(encoding="utf-8")
    text = sign * (900_000 // len(sign))
    content = f'{policy}\nsection extra {{ title en "Extra" text en "{text}" }}\n'.encode()
    assert [f for f in faults_of(content, 1) if not f.startswith("slow")] == []


def test_slips_of_the_pen() -> None:
    for kind, tally in study(POLICY, step=60, cuts=900).items():
        assert tally.made > 0
        assert tally.share >= 0.95, (kind, tally.worst[:3])
        assert tally.most <= MOST, kind
        assert tally.before == 0, (kind, tally.worst[:3])
