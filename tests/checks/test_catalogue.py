"""The catalogue is whole: every rule that was asked for, under its name, and more.

Two were taken back, since they accused what the law allows: a reply time that is not stated (Art. 13 does not ask for
it), and reliance on the Data Privacy Framework alone (an adequacy decision is enough, Art. 45(1)).
"""

from __future__ import annotations

from pathlib import Path

from polc.reference.rules import rule_page, slugs
from tests.overlay import analysed, laid_over

ASKED = (Path(__file__).parent / "catalogue.txt").read_text(encoding="utf-8").split()
BEYOND = 20


def test_every_rule_of_the_catalogue_is_there() -> None:
    assert len(ASKED) == len(set(ASKED)) == 129
    assert set(ASKED) - set(slugs()) == set()


def test_at_least_twenty_rules_go_beyond_it() -> None:
    more = {s for s in slugs() if rule_page(s).in_catalogue} - set(ASKED)
    assert len(more) >= BEYOND


def test_rule_superseded_at_one_declaration_speaks_at_others() -> None:
    left, vague = "TODO", "as long as necessary"
    periods = "\n".join(
        f'retention {name} {{ covers purposes orders   keep criteria en "{words}" fr "{words}", then delete }}'
        for name, words in (("a", left), ("b", vague))
    )

    told = {(f.rule, f.subject[1]) for f in analysed(laid_over(periods)).findings}

    assert {("structure/placeholder", "a"), ("retention/vague-criterion", "b")} <= told
    assert ("retention/vague-criterion", "a") not in told
