"""A finding is told once: what says the same of the same words is left out, what says something else is kept."""

from __future__ import annotations

from polc.core.findings import Finding, Related, Term, set_of
from polc.core.sources import Span

WORDS, OTHERS = Span("a.pol", 3, 8), Span("a.pol", 3, 9)


def test_what_is_said_twice_is_told_once() -> None:
    finding = Finding("clarity/passive", WORDS, {"found": "is done", "named": Term({"en": "data"})})
    again = Finding("clarity/passive", WORDS, {"named": Term({"en": "data"}), "found": "is done"})
    elsewhere = Finding("clarity/passive", WORDS, finding.facts, (Related(OTHERS, "first"),))
    assert set_of([finding, finding, again, elsewhere, finding]) == [finding]


def test_what_says_something_else_is_kept() -> None:
    kept = [
        Finding("clarity/passive", WORDS, {"found": 1}),
        Finding("clarity/passive", WORDS, {"found": "1"}),
        Finding("clarity/passive", WORDS, {"found": True}),
        Finding("clarity/passive", WORDS, {}),
        Finding("clarity/passive", OTHERS, {"found": 1}),
        Finding("clarity/hedge", WORDS, {"found": 1}),
        Finding("clarity/passive", WORDS, {"found": 1}, variant="mild"),
        Finding("clarity/passive", WORDS, {"found": 1}, subject=("purpose", "x")),
    ]
    assert set_of([*kept, *kept]) == kept
