"""What two sequences have in common: as `difflib` says while that is little work, and a true account beyond."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from polc.export.matching import Opcode, Work, opcodes
from polc.export.redline.pairing import paired

SEQUENCES = st.lists(st.sampled_from("abcdefgh "), max_size=14)


def is_true(found: list[Opcode], first: list[str], other: list[str]) -> bool:
    """Whether stretches hold both sequences, in order, equal ones are equal, and none could be put together."""
    whole = [x for _, a, b, _, _ in found for x in first[a:b]], [x for _, _, _, c, d in found for x in other[c:d]]
    equal = all(first[a:b] == other[c:d] for same, a, b, c, d in found if same)
    parted = all(first[0] != second[0] for first, second in pairwise(found))
    return whole == (first, other) and equal and parted


@settings(max_examples=150)
@given(SEQUENCES, SEQUENCES)
def test_opcodes_with_work_left_are_those_of_difflib(first: list[str], other: list[str]) -> None:
    expected = SequenceMatcher(None, first, other, autojunk=False).get_opcodes()
    merged = [(form == "equal", *places) for form, *places in expected]
    assert opcodes(first, other, Work()) == merged


@settings(max_examples=150)
@given(SEQUENCES, SEQUENCES)
def test_opcodes_with_no_work_left_are_true(first: list[str], other: list[str]) -> None:
    assert is_true(opcodes(first, other, Work(0)), first, other)


def test_opcodes_with_no_work_left_keep_what_stands_once_in_each() -> None:
    old = [word for n in range(200) for word in ("the", f"word{n}", "of")]
    new = [word for n in range(200) if n % 3 for word in ("the", f"word{n}", "of", "a")]
    kept = [old[place] for same, a, b, _, _ in opcodes(old, new, Work(0)) if same for place in range(a, b)]
    assert [word for word in kept if word.startswith("word")] == [f"word{n}" for n in range(200) if n % 3]


def test_paired_with_no_work_left_pairs_names_and_nothing_else() -> None:
    left, right = ["a=one", "=two three four"], ["a=one", "=two three five", "=six"]
    found = paired(left, right, name=lambda m: m.partition("=")[0], words=lambda m: m.partition("=")[2], work=Work(3))
    assert list(found) == [("a=one", "a=one"), ("=two three four", None), (None, "=two three five"), (None, "=six")]
