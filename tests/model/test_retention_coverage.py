"""What a period covers is one answer: the rule on missing periods accepts what the page tells, and the reverse."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.document.blocks import Cell, Line, Table
from polc.model.policy import Policy
from polc.model.retention.cells import cells
from polc.model.retention.uncovered import gap
from polc.notice.notice import notice_of
from tests.overlay import analysed

HEAD = """
policy demo { title en "P" scope https://shop.example.org languages en law eu version "1" made by shop voice we }
controller shop { name "Lantern" kind company country FR reach at https://shop.example.org/contact }
subject member { title en "members" kind client }
subject ghost { title en "ghosts" anonymous }
data basics { title en "basics" includes first-name, email }
data traces { title en "traces" anonymous }
"""
SUBJECTS = ("client", "buyer", "prospect", "member", "ghost")
DATA = ("identity", "first-name", "email", "basics", "traces", "browsing")
PURPOSES = ("one", "two", "three", "order-handling")


def lists(names: tuple[str, ...], keyword: str, *, may_be_open: bool = False) -> st.SearchStrategy[str]:
    """A list statement of some of the names; nothing at all now and then."""
    some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(", ".join)
    end = st.sampled_from(("", " and others")) if may_be_open else st.just("")
    return st.one_of(st.just(""), st.tuples(some, end).map(lambda x: f" {keyword} {x[0]}{x[1]} "))


KEEP = st.sampled_from(("", " if consent", ' if en "a dispute is pending"'))
SIDES = st.tuples(
    lists(PURPOSES, "covers purposes", may_be_open=True),
    lists(SUBJECTS, "covers subjects", may_be_open=True),
    lists(DATA, "covers data", may_be_open=True),
).map("".join)
"""The sides of a period."""
OWN = st.tuples(lists(SUBJECTS, "subjects"), lists(DATA, "data"), st.booleans(), KEEP)
"""What a purpose states: persons, data, whether a period of its own, and its condition."""
EXCEPTIONS = st.one_of(st.none(), lists(PURPOSES, "purposes").filter(bool), lists(DATA, "data").filter(bool))
RETENTION = st.tuples(SIDES, KEEP, EXCEPTIONS)


@st.composite
def policies(draw: st.DrawFn) -> str:
    """A small policy; each period has a number of days of its own, by which the page tells it."""
    days = count(101)
    found = [HEAD]
    for name, part_of in (("one", ""), ("two", draw(st.sampled_from(("", " part of one")))), ("three", "")):
        subjects, data, kept, condition = draw(OWN)
        keep = f"keep {next(days)} days after order{condition}" if kept else ""
        found.append(f'purpose {name} {{ title en "{name}"{part_of} kind order-handling {subjects}{data}{keep} }}')
    for number, (sides, condition, exception) in enumerate(draw(st.lists(RETENTION, max_size=2))):
        inner = f" except {exception} {{ keep {next(days)} days after order }}" if exception else ""
        found.append(f"retention r{number} {{ {sides} keep {next(days)} days after order{condition}{inner} }}")
    if draw(st.booleans()):
        sides = draw(lists(PURPOSES[:3], "purposes")) + draw(lists(DATA, "data"))
        found.append(f"cookies audience {{ {sides} keep {next(days)} days after order }}")
    return "\n".join(found)


def told(policy: Policy) -> dict[str, set[str]]:
    """The periods, by their number of days, that the page tells at each purpose."""
    (part,) = (p for p in notice_of(policy, "en").parts if p.anchor == "part-purposes")
    (table,) = (b for b in part.blocks if isinstance(b, Table))
    heads = [head.plain for head in table.heads]
    column = heads.index("How long") if "How long" in heads else None
    rows = (row.cells if column else (*row.cells, ()) for row in table.rows)
    return {words(cells[0]).lower(): set(re.findall(r"1\d\d(?= days)", words(cells[column or -1]))) for cells in rows}


def words(cell: Cell) -> str:
    """The first lines of a cell, before those that tell of bundles and media."""
    return " ".join(line.value.plain for line in cell if isinstance(line, Line) and not line.label.plain)


@settings(max_examples=60, deadline=None)
@given(policies())
def test_page_any_policy_tells_what_the_rule_counts(text: str) -> None:
    policy = analysed(text).policy
    page = told(policy)

    for purpose in policy.purposes:
        missing = gap(policy, purpose)
        if cells(policy, purpose):
            counted = missing is None or not missing.whole
            assert bool(page[purpose.id]) is counted, purpose.id


@pytest.mark.parametrize(
    "stated",
    [
        "subjects buyer } retention r { covers subjects client keep 101 days after order }",
        "data basics } retention r { covers data first-name keep 101 days after order }",
        'part of all } purpose all { title en "all" keep 101 days after order }',
        "} cookies audience { purposes one keep 101 days after order }",
        "} retention r { keep 101 days after order }",
    ],
    ids=["persons within", "data alone", "bundle", "cookies", "everything"],
)
def test_page_period_without_the_name_is_told(stated: str) -> None:
    policy = analysed(f'{HEAD} purpose one {{ title en "one" kind order-handling {stated}').policy

    assert told(policy)["one"] == {"101"}


def test_page_exception_for_another_basis_is_not_told() -> None:
    exception = "except basis consent { keep 102 days after order }"
    stated = f"retention r {{ covers purposes one keep 101 days after order {exception} }}"
    policy = analysed(f'{HEAD} purpose one {{ title en "one" kind order-handling basis contract }} {stated}').policy

    assert told(policy)["one"] == {"101"}
