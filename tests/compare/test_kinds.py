"""For each kind of difference a pair of policies where exactly that one comes out, with its grade, there and back."""

from __future__ import annotations

import pytest

from tests.compare.edits import EDITS
from tests.compare.pairs import Edit, difference_kinds, kinds


def named(edit: Edit) -> str:
    return f"{edit.there[0]}: {' '.join(edit.new.split())[:50]}"


@pytest.mark.parametrize("edit", EDITS, ids=named)
def test_there(edit: Edit) -> None:
    before, after = edit.texts
    assert kinds(before, after) == edit.there


@pytest.mark.parametrize("edit", EDITS, ids=named)
def test_back(edit: Edit) -> None:
    before, after = edit.texts
    assert kinds(after, before) == edit.back


OTHERWISE = {"text/list-too-long", "policy/added", "policy/removed"}
"""What takes thousands of texts to come out (see `test_lists.py`), or folders (`commands/test_diff_folders.py`)."""


def test_every_kind_has_a_pair() -> None:
    shown = {told.split()[0] for edit in EDITS for told in (*edit.there, *edit.back)}
    assert set(difference_kinds()) - shown == OTHERWISE
    assert shown <= set(difference_kinds()) - OTHERWISE
