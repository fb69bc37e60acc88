"""Records: what a class of named values can do."""

from __future__ import annotations

import pickle
from functools import cached_property

import pytest

from polc.core.record import field, field_names, ordered_record, record, replace


@record
class Person:
    """Somebody."""

    name: str
    age: int = 0
    tags: dict[str, str] = field(default_factory=dict)


@ordered_record
class Place:
    """Somewhere."""

    row: int
    column: int


def test_made_shown_and_compared_by_values() -> None:
    ada = Person("Ada", age=36)
    assert ada == Person("Ada", 36, {})
    assert ada != Person("Ada")
    assert ada != ("Ada", 36, {})
    assert repr(ada) == "Person(name='Ada', age=36, tags={})"
    assert Person.__doc__ == "Somebody."


def test_a_missing_and_an_unknown_value_are_mistakes() -> None:
    with pytest.raises(TypeError, match="name"):
        Person()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="size"):
        Person("Ada", size=3)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Person("Ada").size  # type: ignore[attr-defined]  # noqa: B018


def test_defaults_are_not_shared() -> None:
    assert Person("Ada").tags is not Person("Ada").tags


def test_hashed_and_ordered() -> None:
    assert len({Place(1, 2), Place(1, 2), Place(2, 1)}) == 2
    assert sorted([Place(2, 1), Place(1, 3), Place(1, 2)]) == [Place(1, 2), Place(1, 3), Place(2, 1)]
    assert max(Place(2, 1), Place(1, 3)) == Place(2, 1)
    with pytest.raises(TypeError):
        sorted([Person("Ada"), Person("Bo")])  # type: ignore[type-var]


def test_like_another_but_for_some_values() -> None:
    assert replace(Person("Ada", 36), age=37) == Person("Ada", 37)
    assert field_names(Person) == field_names(Person("Ada")) == ("name", "age", "tags")


def test_matched_by_position_and_pickled() -> None:
    match Place(1, 2):
        case Place(row, column):
            assert (row, column) == (1, 2)
    assert pickle.loads(pickle.dumps(Person("Ada", 36))) == Person("Ada", 36)  # noqa: S301 - our own bytes


@record
class Sum:
    """Numbers, added when the sum is first asked for."""

    numbers: list[int]

    @cached_property
    def total(self) -> int:
        """The sum."""
        return sum(self.numbers)


def test_what_a_record_remembers_is_no_field() -> None:
    asked, other = Sum([1, 2]), Sum([1, 2])
    assert asked.total == 3
    asked.numbers.append(3)
    other.numbers.append(3)
    assert (asked.total, other.total) == (3, 6)
    assert asked == other
