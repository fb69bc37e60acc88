"""Which purposes are compared: as many as if each were compared with each other one."""

from __future__ import annotations

from itertools import combinations, product

from polc.core.sources import Source
from polc.model.build import build
from polc.model.conflicting_bases import conflicting_bases
from polc.syntax.parse import parse
from tests.overlay import DAY

KINDS = ("newsletter", "payment", "newsletter, payment")
BASES = ("basis consent", "basis contract", "")
SIDES = ("", "subjects client", "subjects client, employee", "subjects client and others", "subjects employee",
         "activity letters to client", "activity calls to client", "data email", "data phone")  # fmt: skip


def _purposes() -> dict[str, str]:
    """A purpose of every kind, on every basis, with every side."""
    written = (f"kind {kind} {basis} {side}" for kind, basis, side in product(KINDS, BASES, SIDES))
    return {f"p{number}": statements for number, statements in enumerate(written)}


def _found(purposes: dict[str, str]) -> list[tuple[str, str]]:
    text = "\n".join(f"purpose {name} {{ {statements} }}" for name, statements in purposes.items())
    policy, _ = build(parse(Source("shop.pol", text))[0], (), DAY)
    return [(first.id, other.id) for first, other in conflicting_bases(policy)]


def test_two_purposes_are_rivals_among_others_as_they_are_alone() -> None:
    purposes = _purposes()
    every_other = {name: purposes[name] for name in list(purposes)[::2]}
    alone = [pair for pair in combinations(every_other, 2) if _found({name: every_other[name] for name in pair})]
    assert alone
    assert _found(every_other) == alone


def test_what_both_state_and_do_not_share_tells_them_apart() -> None:
    persons = {"a": "kind payment basis consent subjects client", "b": "kind payment basis contract subjects employee"}
    assert _found(persons) == []
    assert _found(persons | {"b": "kind payment basis contract subjects employee and others"}) == [("a", "b")]
    assert _found(persons | {"b": "kind payment basis contract"}) == [("a", "b")]
    assert _found(persons | {"b": "kind newsletter basis contract"}) == []
    assert _found(persons | {"b": "kind payment basis consent"}) == []
