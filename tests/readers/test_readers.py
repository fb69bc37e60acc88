"""No word without a reader: each statement, term and flag has a rule that reads it, or a reason why none does."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from polc.checks.engine.registry import rules
from polc.cli.main import main
from polc.reference.law import norm
from polc.reference.package import read_toml
from polc.reference.readers import KINDS, readers
from tests.readers.deriving import all_lines, reads

RENEW = "python -m tests.readers writes dsl/readers.toml anew; dsl/unread.toml gives reasons"
SAMPLE = ("cookies/consent-missing", "basis/obligation-unnamed", "rights/complaint-step")


def test_every_line_has_a_rule_or_a_reason() -> None:
    empty = {line.name for line in readers() if not line.rules and not line.why}
    assert empty == set(), RENEW


def test_every_word_of_the_language_has_a_line() -> None:
    known, lines = all_lines(), readers()
    for kind in KINDS:
        assert {line.name for line in lines if line.kind == kind} == getattr(known, kind), RENEW


def test_every_reason_is_about_a_line_that_no_rule_reads() -> None:
    unread = [line.name for line in readers() if not line.rules]
    given = [line for reason in read_toml("unread.toml")["reason"] for line in reason["lines"]]

    assert [pattern for pattern in given if not any(fnmatchcase(name, pattern) for name in unread)] == []
    assert all(norm(id_) for line in readers() for id_ in line.law)


def test_the_rules_named_exist() -> None:
    assert {slug for line in readers() for slug in line.rules} <= set(rules())


@pytest.mark.parametrize("slug", SAMPLE)
def test_rule_stands_at_lines_that_its_examples_show_it_to_read(slug: str) -> None:
    found = reads(slug)
    for kind in KINDS:
        named = {line.name for line in readers() if line.kind == kind and slug in line.rules}
        assert getattr(found, kind) <= named, RENEW


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "no rule: what the page calls it"), ("fr", "aucune règle : la façon")]
)
def test_the_command_prints_the_matrix(lang: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rules", "--readers", "--lang", lang])
    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.replace("\u00a0", " ").split())
    assert words in shown
    assert "purpose basis withdrawn" in shown
