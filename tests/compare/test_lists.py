"""Lists compared quickly give what their definition gives, member by member; very long ones still end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.compare import lists
from polc.compare.comparison import compare
from polc.compare.lists import Change, Item, Within, alike, changed, equal
from polc.core.sources import Span
from polc.core.values import Passage, Text
from polc.core.work_limits import TooManyError
from tests.compare.pairs import policy
from tests.overlay import laid_over

PLACE = Span("x.pol", 0, 0)


def worded(words: str, *, limited: bool = False) -> Item:
    """A member of a list that is a text."""
    text = Text((Passage("en", words, PLACE),), PLACE)
    return Item(f"“{lists.key_of(text)}”", text, PLACE, text, limited)


MEMBERS = [Item(name, name, PLACE, None, limited) for name in ("a", "ab", "b", "bc") for limited in (False, True)]
MEMBERS += [
    worded(words, limited=limited)
    for words in ("name", "Name of shops", "name of shops", "names of shop", "address", "address of shops")
    for limited in (False, True)
]
LISTS = st.lists(st.sampled_from(MEMBERS), max_size=9, unique_by=id)


def by_definition(before: list[Item], after: list[Item], within: Within) -> Change:
    """Each member beside each of the other list."""

    def covers(narrow: Item, wide: Item) -> bool:
        return within(narrow.key, wide.key) and (narrow.limited or not wide.limited)

    added = [i for i in after if not any(covers(i, o) for o in before)]
    removed = [o for o in before if not any(covers(o, i) for i in after)]
    for item in [i for i in added if i.text]:
        twin = next((o for o in removed if o.text and item.text and alike(o.text, item.text)), None)
        if twin is not None and twin.limited == item.limited:
            added.remove(item)
            removed.remove(twin)
    return Change(tuple(added), tuple(removed))


def begins(name: str, wider: str) -> bool:
    """A hierarchy of names: one lies within those that it begins with."""
    return name == wider or ("“" not in wider and name.startswith(wider))


@settings(max_examples=200, deadline=None)
@given(LISTS, LISTS, st.sampled_from([equal, begins]))
def test_changed_is_what_comparing_each_with_each_gives(before: list[Item], after: list[Item], within: Within) -> None:
    found, expected = changed(before, after, within), by_definition(before, after, within)
    assert [i.key for i in found.added] == [i.key for i in expected.added]
    assert [i.key for i in found.removed] == [i.key for i in expected.removed]


def test_changed_beyond_work_takes_only_the_same_words_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_LETTERS", 10)
    before = [worded("name of shops"), worded("the address of shops")]
    found = changed(before, [worded("Name of shops"), worded("an address of shops")])
    assert [i.key for i in found.added] == ["“en:an address of shops”"]
    assert [i.key for i in found.removed] == ["“en:the address of shops”"]


def test_changed_with_too_many_names_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_NAMES", 3)
    sides = [[Item(f"{side}{n}", "", PLACE) for n in range(3)] for side in "xy"]
    assert len(changed(*sides).added) == 3
    with pytest.raises(TooManyError):
        changed(*sides, begins)


def test_changed_replaced_list_of_thousands_ends() -> None:
    sides = [[worded(f"{side} thing {n}") for n in range(3000)] for side in ("first", "second")]
    assert len(changed(*sides).added) == 3000


def activities(names: list[str]) -> str:
    listed = ", ".join(f'en "{name}" fr "{name}"' for name in names)
    return laid_over(f'purpose tasks {{ title en "Tasks" fr "Tâches"   activity {listed} }}')


def test_compare_too_many_texts_says_wordings_were_not_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, after = (activities([f"{side} task {n}" for n in range(9)]) for side in ("first", "second"))
    little = before.replace("first task 1", "second task 1")

    def told(text: str) -> bool:
        return "text/list-too-long" in {d.kind for d in compare(policy(before), policy(text))}

    assert not told(after)
    monkeypatch.setattr(lists, "MOST_LETTERS", 1000)
    assert told(after)
    assert not told(little)


def test_compare_thousands_of_other_data_takes_time_as_it_grows() -> None:
    def seconds(count: int) -> float:
        first, second = (
            policy(laid_over(f"purpose tasks {{ data {', '.join(f'{side}-{n}' for n in range(count))} }}"))
            for side in ("first", "second")
        )
        before = time.process_time()
        assert len(compare(first, second)) > count
        return time.process_time() - before

    assert seconds(2000) < 8 * max(seconds(500), 0.1)
