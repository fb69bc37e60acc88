"""What includes what: closures and leaves are as plain definitions say; a diamond costs no more than a chain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.core.work_limits import TooManyError
from polc.model.closure import closures, folded, groups, leaves
from tests.overlay import analysed

NAMES = "abcdefgh"
GRAPHS = st.dictionaries(st.sampled_from(NAMES[:6]), st.lists(st.sampled_from(NAMES), max_size=4), max_size=6)
LEVELS = 60
"""Each level of a diamond doubles the ways to its foot: two to the power of this are more than can be walked."""


def walked(graph: dict[str, list[str]], name: str, way: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every name on every way from a name, until a way comes back to itself."""
    yield name
    if name not in way:
        for inner in graph.get(name, ()):
            yield from walked(graph, inner, way | {name})


def last(graph: dict[str, list[str]], hidden: set[str], name: str) -> list[str]:
    """The names in which the ways from a name end, in a graph whose only circles are names that include themselves."""
    if name in hidden or not graph.get(name):
        return [] if name in hidden else [name]
    return [n for inner in graph[name] for n in ([inner] if inner == name else last(graph, hidden, inner))]


@settings(max_examples=60)
@given(GRAPHS)
def test_closures_any_graph_are_the_names_on_every_way(graph: dict[str, list[str]]) -> None:
    assert closures(graph, "data") == {name: frozenset(walked(graph, name)) for name in graph}


@settings(max_examples=60)
@given(GRAPHS, st.sets(st.sampled_from(NAMES[:6]), max_size=1))
def test_leaves_no_circle_of_several_are_where_every_way_ends(graph: dict[str, list[str]], hidden: set[str]) -> None:
    downward = {name: [inner for inner in members if inner >= name] for name, members in graph.items()}
    hidden &= downward.keys()
    wanted = {name: tuple(dict.fromkeys(last(downward, hidden, name))) for name in downward}
    assert leaves(downward, "data", hidden) == wanted


def test_leaves_circle_of_two_each_is_a_leaf_and_leads_outside() -> None:
    found = leaves({"a": ["b", "x"], "b": ["a"], "c": ["a"]}, "data")
    assert {name: set(members) for name, members in found.items()} == {
        "a": {"a", "x"},
        "b": {"b", "x"},
        "c": {"a", "x"},
    }


def test_groups_names_come_after_those_they_lead_to() -> None:
    assert [set(g) for g in groups({"a": ["b"], "b": ["c", "d"], "c": ["b"], "d": []})] == [{"d"}, {"b", "c"}, {"a"}]


def test_folded_diamond_asks_once_for_each_name() -> None:
    asked = []
    graph = {f"{side}{n}": [f"a{n + 1}", f"b{n + 1}"] for n in range(LEVELS) for side in "ab"}
    folded(graph, lambda name, _known: asked.append(name))
    assert sorted(asked) == sorted(graph)


def test_closures_more_than_the_limit_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.model.closure.MOST_REACHED", 10)
    with pytest.raises(TooManyError):
        closures({f"n{n}": [f"n{n + 1}"] for n in range(10)}, "data")


DIAMONDS = {
    "data": 'data {name} {{ title "{name}" includes {below} from person }}',
    "subject": 'subject {name} {{ title "{name}" kind {below} }}',
    "recipient": 'recipient {name} {{ title "{name}" does hosting includes {below} receives name located FR }}',
}


@pytest.mark.parametrize("kind", DIAMONDS)
def test_check_diamond_of_many_levels_is_judged(kind: str) -> None:
    """Two to the power of sixty ways: a walk that does not remember where it was would never come to an end."""
    written = ['policy p { languages en law eu effective 2026-01-01 version "1" }']
    for level in range(LEVELS):
        below = f"a{level + 1}, b{level + 1}" if level + 1 < LEVELS else "email-address, name"
        written += [DIAMONDS[kind].format(name=f"{side}{level}", below=below) for side in "ab"]
    found = analysed("\n".join(written))
    assert len(found.policy.all(kind)) == 2 * LEVELS
    assert not [f for f in found.findings if f.rule.startswith("file/")]
