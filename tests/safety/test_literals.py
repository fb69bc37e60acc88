"""Extreme values of every kind of literal, some of each in turn; `python -m tests.safety.literals` tries all."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.commands.run import run
from tests.safety.literals import SHAPED, USES, Trial, literals, places, trials, tried


def drawn() -> list[Trial]:
    """A value of each kind of literal, and as many more as it takes for each use of a policy; always the same."""
    found: list[Trial] = []
    kinds: set[str] = set()
    for trial in trials(Random(20261130)):  # noqa: S311 - nothing secret
        if trial.place.kind not in kinds and len(trial.value) < 1000:
            kinds.add(trial.place.kind)
            found.append(trial._replace(use=len(found) % len(USES)))
    return [*found, *(found[n % len(found)]._replace(use=n) for n in range(len(found), len(USES)))]


def test_every_kind_of_literal_of_grammar_has_values_and_places() -> None:
    assert literals() == SHAPED.keys()
    assert {place.kind for place in places()} == literals() - {"RULE_SLUG"}


@pytest.mark.parametrize("trial", drawn(), ids=lambda t: f"{t.place.kind} after {t.place.after}, {USES[t.use][1][0]}")
def test_command_with_an_extreme_literal_ends_as_documented(here: Path, trial: Trial) -> None:
    tried(trial, here)


def test_pdf_of_a_text_that_the_standard_forbids_is_written(here: Path) -> None:
    source = (Path(__file__).parents[1] / "ok" / "bakery-shop.pol").read_text(encoding="utf-8")
    (here / "t.pol").write_text(source.replace('title en "', 'title en "\u00ad\ufeff', 9), encoding="utf-8")
    assert run("render", "t.pol", "--draft", "--format", "pdf", "--output", "t.pdf").errors == ""
    assert (here / "t.pdf").read_bytes().startswith(b"%PDF")
