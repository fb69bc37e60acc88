"""Promises: the tables of denials, purposes and verbs in `promises`, each line of which says what must come out."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from polc.core.findings import Finding
from tests.overlay import analysed, laid_over

TABLES = sorted((Path(__file__).parent / "promises").glob("*.pol"))
LINE = re.compile(r"^promise ([\w-]+) .*# (broken|kept)", re.MULTILINE)
ELSEWHERE = ("internal-only-vs-recipients", "eu-only-vs-transfer", "not-held-vs-category", "decision-denied")
REPORTED = frozenset(f"contradiction/{name}" for name in ELSEWHERE)


@cache
def findings(table: Path) -> dict[str, list[Finding]]:
    """The findings on each promise of a table, by the name of the promise."""
    found: dict[str, list[Finding]] = {}
    for finding in analysed(table.read_text(encoding="utf-8")).findings:
        if finding.rule.startswith("promise/") or finding.rule in REPORTED:
            found.setdefault(finding.subject[1], []).append(finding)
    return found


CASES = [(t, m[1], m[2]) for t in TABLES for m in LINE.finditer(t.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.stem)
def test_tables_are_read_in_full(table: Path) -> None:
    text = table.read_text(encoding="utf-8")
    file_promises = [d.id for d in analysed(text).policy.all("promise")]
    assert file_promises == [name for t, name, _ in CASES if t == table]
    assert not [f for f in analysed(text).findings if f.rule.startswith(("syntax/", "names/", "structure/undefined"))]


@pytest.mark.parametrize(("table", "name", "outcome"), CASES, ids=lambda v: v.stem if isinstance(v, Path) else v)
def test_promise(table: Path, name: str, outcome: str) -> None:
    told = findings(table).get(name, [])
    assert len(told) == (outcome == "broken"), told


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.stem)
def test_a_finding_shows_the_promise_and_what_breaks_it(table: Path) -> None:
    text = table.read_text(encoding="utf-8")
    for name, (finding, *_) in findings(table).items():
        line = text[text.rindex("\n", 0, finding.span.start) + 1 : finding.span.end]
        assert line.startswith(f"promise {name} {{")
        assert finding.related
        assert all(not text[r.span.start : r.span.end].startswith("promise") for r in finding.related)


def test_a_claim_of_no_sale_is_a_promise() -> None:
    sale = """
    policy demo { title en "Privacy policy" fr "Politique de confidentialité"   scope https://shop.example.org
                  languages en, fr   made by shop   claims no-sale }
    purpose rental { title "Rental"   kind data-sale   basis consent   data order-data }
    """
    assert "promise/sell" in [f.rule for f in analysed(laid_over(sale)).findings]


def test_a_promise_holds_only_on_its_days() -> None:
    text = laid_over("promise lean { collect only identity } from 2027-01-01")
    assert "promise/collect" not in [f.rule for f in analysed(text, date(2026, 12, 31)).findings]
    assert "promise/collect" in [f.rule for f in analysed(text, date(2027, 1, 1)).findings]
