"""The edits of rule pages: a Wrong example that one of them mends has lost its finding, and has no new one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from polc.checks.engine.analysis import Analysis
from polc.core.sources import Source
from polc.editor.edit_places import Context
from polc.editor.rule_edits import Mend, mended_text, rule_mends
from polc.reference.rules import rule_page, slugs
from polc.syntax.parser.incremental import parse_again
from polc.syntax.tree import File
from tests.overlay import AS_OF, DAY, EXAMPLE, analysed, laid_over, rest

WORDS = "a plain fact"
"""What the tests write where only the author knows."""
KINDS = ("safe", "fact", "places")
DOES = ("add", "set", "list", "drop", "replace", "requote", "declare")
LEAST = 163
"""How many pages carry edits, at least."""


def _patterns(slug: str) -> list[dict[str, Any]]:
    meta = rule_page(slug).meta
    tables = [meta, *meta.get("variants", {}).values()]
    return [pattern for table in tables for pattern in table.get("edits", ())]


PAGES = [slug for slug in slugs() if _patterns(slug)]


def _read(example: str) -> tuple[File, Analysis]:
    stated = AS_OF.search(example)
    day = date.fromisoformat(stated.group(1)) if stated else DAY
    text = laid_over(example)
    return parse_again(Source(EXAMPLE, text), rest(example))[0], analysed(text, day, rest(example))


def _mends(slug: str, file: File, analysis: Analysis) -> list[Mend]:
    context = Context(analysis.policy.index, analysis.policy.languages, analysis.policy.as_of, WORDS)
    found = [f for f in analysis.findings if f.rule == slug]
    return [mend for finding in found for mend in rule_mends(finding, file, context, "en")]


def test_enough_pages_carry_edits() -> None:
    assert len(PAGES) >= LEAST


@pytest.mark.parametrize("slug", PAGES)
def test_edit_is_written_as_it_has_to_be(slug: str) -> None:
    for pattern in _patterns(slug):
        assert pattern["kind"] in KINDS
        steps = [pattern, *pattern.get("also", ())]
        assert all(step["do"] in DOES for step in steps)
        assert pattern["title"].keys() >= {"en", "fr"}
        assert any("${" in step.get("text", "") + step.get("at", "") for step in steps) == (
            pattern["kind"] == "places"
        ), pattern


@pytest.mark.parametrize("slug", [s for s in PAGES if rule_page(s).in_catalogue])
def test_each_wrong_example_is_mended_by_an_edit(slug: str) -> None:
    """A page with `unmended` says how many of its examples need what no edit can know."""
    left = []
    for number, example in enumerate(rule_page(slug).examples("Wrong")):
        _file, analysis = _read(example)
        if not _is_mended(slug, analysis, laid_over(example)):
            left.append(number)

    assert len(left) <= rule_page(slug).meta.get("unmended", 0), left


def _is_mended(slug: str, analysis: Analysis, text: str, depth: int = 6) -> bool:
    """True where the edits offered, one after the other, leave neither the findings of the rule nor a new one."""
    if not analysis.findings:
        return True
    before = {(f.rule, f.subject) for f in analysis.findings}
    told = _told(analysis)
    file = parse_again(Source(EXAMPLE, text), rest(""))[0]
    for mend in _mends(slug, file, analysis) if depth else ():
        mended = mended_text(text, mend)
        after = analysed(mended, analysis.policy.as_of)
        nothing_new = {(f.rule, f.subject) for f in after.findings} <= before
        fewer = len(_told(after)) < len(told) or (len(_told(after)) == len(told) and _told(after) != told)
        if nothing_new and fewer and _is_mended(slug, after, mended, depth - 1):
            return True
    return False


def _told(analysis: Analysis) -> list[tuple[str, str]]:
    """The findings with what they tell; their places move with the text."""
    return sorted(
        (f"{f.rule} {f.subject} {f.variant}", " ".join(sorted(name for name, fact in f.facts.items() if fact)))
        for f in analysis.findings
    )


def test_safe_edit_leaves_what_the_policy_states() -> None:
    for slug in PAGES:
        assert rule_page(slug).in_catalogue is False or not any(p["kind"] == "safe" for p in _patterns(slug)), slug
