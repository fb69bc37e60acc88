"""What is quicker than its definition says the same as its definition; what multiplies is stopped, and told."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.model.pairing import pairs
from polc.notice.phrasebook import Phrasebook
from polc.reference.vocabulary import is_a, vocabulary, with_below
from tests.commands.run import run
from tests.overlay import analysed, laid_over

PERIOD = (
    "retention r{n} {{ covers purposes newsletter covers data email keep {n} years after collection, then delete }}"
)
RULE = "rule h{n} {{ forbid share email-address with {whom} for newsletter }}"

MANY = 2_000


@settings(max_examples=60)
@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=3), max_size=12))
def test_pairs_are_the_combinations_that_share_a_name(things: list[frozenset[str]]) -> None:
    assert list(pairs(things, lambda names: names)) == [p for p in combinations(things, 2) if p[0] & p[1]]


@pytest.mark.parametrize("class_", ["data", "subjects"])
def test_with_below_is_all_that_lies_within(class_: str) -> None:
    known = [*vocabulary(class_).ids(), "nothing-known"]
    for name in known[::7]:
        assert with_below(class_, frozenset({name})) == {n for n in known if n == name or is_a(class_, n, name)}


def test_periods_beyond_limit_are_told_and_the_rest_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.checks.contradiction.retention_conflict.MOST_PAIRS", 5)
    found = analysed(laid_over("\n".join(PERIOD.format(n=n) for n in range(2, 8)))).findings
    told = [f for f in found if f.rule == "file/not-compared"]
    assert [(f.subject, f.facts["rules"]) for f in told] == [
        (("retention", "clients"), ("contradiction/retention-conflict",))
    ]
    assert [f.rule for f in found if f.rule == "contradiction/retention-conflict"] == [
        "contradiction/retention-conflict"
    ] * 5


def test_rules_beyond_limit_are_told_and_rules_alike_count_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.model.commitments.comparison.MOST_STEPS", 150)
    alike = analysed(laid_over("\n".join(RULE.format(n=n, whom="third-party") for n in range(40)))).findings
    assert not [f for f in alike if f.rule == "file/not-compared"]
    whom = ("advertisers", "carriers", "banks", "insurers", "group", "partners", "press-agency", "lawyers")
    others = analysed(laid_over("\n".join(RULE.format(n=n, whom=person) for n, person in enumerate(whom)))).findings
    told = [f for f in others if f.rule == "file/not-compared"]
    assert [f.facts["declarations"] for f in told] == ["rule"]
    assert told[0].facts["rules"] == ("house/forbidden",)


def test_phrase_of_many_members_is_contracted_at_each_seam() -> None:
    book = Phrasebook("fr", "you")
    members = {f"m{n}": "le pain" for n in range(MANY)}
    filled = book.fill(" ".join(f"de {{{name}}}" for name in members), **members)
    assert filled.plain == " ".join(["du pain"] * MANY)


def test_command_that_reaches_a_limit_says_so_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.compare.holdings.MOST_REACHED", 1)
    together = 'data together { title "together" includes email, name, phone from person }'
    (tmp_path / "a.pol").write_text(laid_over(together))
    (tmp_path / "b.pol").write_text(laid_over(together.replace("phone", "postal-address")))
    monkeypatch.chdir(tmp_path)
    result = run("diff", "a.pol", "b.pol")
    assert (result.status, result.errors.count("\n")) == (2, 1)


@pytest.mark.parametrize(("length", "told"), [(100, False), (101, True)])
def test_chain_of_parts_beyond_the_limit_is_told_alone(length: int, told: bool) -> None:
    retention_term = ['purpose p0 { title en "P" fr "P" }']
    retention_term += [f'purpose p{n} {{ title en "P{n}" fr "P{n}" part of p{n - 1} }}' for n in range(1, length + 1)]

    found = analysed(laid_over("\n".join(retention_term))).findings

    assert [f.variant for f in found if f.rule == "file/too-large"] == ["chain"] * told
    assert bool([f for f in found if f.rule.startswith("omission/")]) is not told
