"""What polc says of published policies stays as their reviewer judged it (`tests/real`)."""

from __future__ import annotations

import pytest

from tests.real.bench import NAMES, TRUE, review_of


@pytest.mark.parametrize("name", NAMES)
def test_findings_of_published_policy_are_those_that_were_judged(name: str) -> None:
    review = review_of(name)
    assert not review.unjudged(), f"say in tests/real/{name}.toml whether they are right"
    assert not review.lost(), f"no longer found, see tests/real/{name}.toml"
    assert review.count(TRUE)


@pytest.mark.parametrize("name", NAMES)
def test_review_says_of_each_defect_who_sees_it_or_why_not(name: str) -> None:
    assert all(bool(defect.found) != bool(defect.missed) and defect.law for defect in review_of(name).defects)
