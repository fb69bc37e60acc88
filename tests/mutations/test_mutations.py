"""Each silent policy, with one change that some rule names: this rule speaks there, and no other one does.

A consequence is listed in the table where one change breaks two things: a letter that no longer rests on consent is
also one whose consent can be withdrawn. Recall is 100 % and there is no false alarm. Each kind of change is tried at
half of the policies that it applies to; `python -m tests.mutations` tries all, and prints the figures.
"""

from __future__ import annotations

import pytest

from polc.checks.engine.analysis import analyse
from polc.checks.engine.registry import rules
from polc.core.sources import Source
from polc.syntax.parse import parse
from tests.mutations.material import material
from tests.mutations.suite import CHANGED, chosen, quantities_in, tried, verdicts
from tests.mutations.table import TABLE
from tests.overlay import DAY

SHARING = 2
"""How many policies share the trial of a kind of change."""


@pytest.mark.parametrize("name", CHANGED)
def test_rule_speaks_where_the_change_is_and_no_other_rule_does(name: str) -> None:
    judged = verdicts(name, SHARING)
    missed = [(v.kind.words, v.kind.rule) for v in judged if not v.recalled]
    alarms = [(v.kind.words, v.false_alarms) for v in judged if v.false_alarms]
    told = quantities_in(judged)
    assert (missed, alarms) == ([], []), str(told)
    assert (told.recalled, told.false_alarms) == (told.mutants, 0)
    assert told.mutants >= 20, str(told)


def test_a_mutant_is_read_like_any_other_file() -> None:
    policy = material("bakery-shop")
    for _, mutant in list(chosen(policy))[::12]:
        file, mistakes = parse(Source(policy.policy.path, mutant.text))
        assert policy.findings(mutant.text) == analyse(file, policy.used, mistakes, DAY).findings


def test_each_kind_of_change_applies_to_a_policy() -> None:
    assert [kind.words for kind, names in tried(SHARING).items() if not names] == []


def test_table_names_rules_that_exist_and_changes_that_differ() -> None:
    assert len(TABLE) >= 40
    assert len({k.words for k in TABLE}) == len(TABLE)
    assert {r for k in TABLE for r in (k.rule, *k.consequences)} <= set(rules())


def test_most_rules_are_named_by_some_change() -> None:
    """What is left are rules on libraries and groups of policies, or on facts that no single change can make."""
    untouched = set(rules()) - {k.rule for k in TABLE}
    assert len(untouched) <= len(rules()) // 5, sorted(untouched)
