"""What a period covers is one answer: the rule on missing periods accepts what the page tells, and the reverse."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.document.blocks import Line, Table
from polc.model.policy import Policy
from polc.model.retention.cells import cells
from polc.model.retention.coverage import is_unconditional, periods_of, purposes_of
from polc.model.retention.periods import RetentionPeriod
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
EXCEPTED = re.compile(r"except [^{]*{ keep (\d+)")
"""Days of an exception: told for what it is about, and counted by no rule."""
DAYS = re.compile(r"\b1\d\d(?= days)")


def lists(names: tuple[str, ...], keyword: str, *, may_be_open: bool = False) -> st.SearchStrategy[str]:
    """A list statement of some of the names; nothing at all now and then."""
    listed = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(", ".join)
    end = st.sampled_from(("", " and others")) if may_be_open else st.just("")
    return st.one_of(st.just(""), st.tuples(listed, end).map(lambda x: f" {keyword} {x[0]}{x[1]} "))


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


def told(policy: Policy) -> dict[str, str]:
    """What the page tells of each period, by its number of days: for what it holds, in which case, and the period."""
    parts = [p for p in notice_of(policy, "en").parts if p.anchor == "part-periods"]
    tables = [b for part in parts for b in part.blocks if isinstance(b, Table)]
    found: dict[str, str] = {}
    for row in (row for table in tables for row in table.rows):
        name, *lines = [x.value.plain for cell in row.cells for x in cell if isinstance(x, Line)]
        for line in lines:
            for days in DAYS.findall(line):
                assert days not in found
                found[days] = f"{name}: {line}"
    return found


def days_of(period: RetentionPeriod) -> str:
    (days,) = (link.duration.number for link in period.retention_term.periods if link.duration)
    return str(days)


@settings(max_examples=60, deadline=None)
@given(policies())
def test_page_any_policy_tells_what_the_rule_counts(text: str) -> None:
    policy = analysed(text).policy
    page = told(policy)
    excepted = set(EXCEPTED.findall(text))

    assert set(page) == set(DAYS.findall(text))
    for purpose in policy.purposes:
        missing = gap(policy, purpose)
        counting = {days_of(period) for period in periods_of(policy, purpose)}
        assert counting <= set(page)
        if cells(policy, purpose) and (missing is None or not missing.whole):
            assert counting, purpose.id
        assert {days for days, said in page.items() if names(said, purpose.id)} <= counting | excepted


def names(told_for: str, purpose: str) -> bool:
    """True when the page tells a period for a purpose by its title."""
    return re.search(rf"\b{purpose}\b", told_for.partition(":")[0], re.IGNORECASE) is not None


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("subjects buyer } retention r { covers subjects client keep 101 days after order }", "Clients"),
        ("data basics } retention r { covers data first-name keep 101 days after order }", "First name"),
        ('part of all } purpose all { title en "all" keep 101 days after order }', "All"),
        ("} cookies audience { purposes one keep 101 days after order }", "Audience measurement cookies"),
        ("} retention r { keep 101 days after order }", "R"),
    ],
    ids=["persons within", "data alone", "bundle", "cookies", "everything"],
)
def test_page_period_without_purpose_is_told_by_what_it_names(stated: str, name: str) -> None:
    policy = analysed(f'{HEAD} purpose one {{ title en "one" kind order-handling {stated}').policy

    assert told(policy) == {"101": f"{name}: 101 days after the order"}


def test_page_exception_for_another_basis_is_told_for_it_alone() -> None:
    exception = "except basis consent { keep 102 days after order }"
    stated = f"retention r {{ covers purposes one keep 101 days after order {exception} }}"
    policy = analysed(f'{HEAD} purpose one {{ title en "one" kind order-handling basis contract }} {stated}').policy

    page = told(policy)
    assert page["101"] == "One: 101 days after the order"
    assert page["102"] == "One: For processing based on consent: 102 days after the order"
    (purpose,) = policy.purposes
    assert {days_of(period) for period in periods_of(policy, purpose)} == {"101"}


@pytest.mark.parametrize(
    ("stated", "condition", "counts"),
    [
        ("", "", True),
        ("basis consent", " if consent", True),
        ("basis contract", " if consent", False),
        ("", " if consent", False),
        ("condition vital-interests", " if vital-interests", True),
        ("condition vital-interests", " if archiving", False),
        ("basis consent", ' if en "a dispute is pending"', False),
    ],
)
def test_period_with_condition_counts_where_purpose_rests_on_it(stated: str, condition: str, *, counts: bool) -> None:
    purpose = f'purpose one {{ title en "one" kind order-handling {stated} }}'
    policy = analysed(
        f"{HEAD}{purpose} retention r {{ covers purposes one keep 101 days after order{condition} }}"
    ).policy

    assert is_unconditional(policy, policy.retention_periods[0], policy.purposes[0]) is counts


@pytest.mark.parametrize(("basis", "covered"), [("basis consent", True), ("basis contract", False), ("", True)])
def test_exception_for_basis_covers_purposes_that_may_rest_on_it(basis: str, *, covered: bool) -> None:
    exception = "except basis consent { keep 102 days after order }"
    stated = f"retention r {{ covers purposes one keep 101 days after order {exception} }}"
    policy = analysed(f'{HEAD} purpose one {{ title en "one" kind order-handling {basis} }} {stated}').policy

    assert bool(purposes_of(policy, policy.retention_periods[1])) is covered
