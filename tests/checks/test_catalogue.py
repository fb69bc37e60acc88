"""The catalogue is whole: every rule that was asked for, under its name, and more.

Two were taken back, since they accused what the law allows: a reply time that is not stated (Art. 13 does not ask for
it), and reliance on the Data Privacy Framework alone (an adequacy decision is enough, Art. 45(1)).
"""

from __future__ import annotations

from pathlib import Path

from polc.reference.rules import rule_page, slugs

ASKED = (Path(__file__).parent / "catalogue.txt").read_text(encoding="utf-8").split()
BEYOND = 20


def test_every_rule_of_the_catalogue_is_there() -> None:
    assert len(ASKED) == len(set(ASKED)) == 129
    assert set(ASKED) - set(slugs()) == set()


def test_at_least_twenty_rules_go_beyond_it() -> None:
    more = {s for s in slugs() if rule_page(s).in_catalogue} - set(ASKED)
    assert len(more) >= BEYOND
