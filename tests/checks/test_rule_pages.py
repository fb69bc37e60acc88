"""Every rule has a page and a function, and its page's examples are its tests."""

from __future__ import annotations

import pytest

from polc.checks.engine.registry import rules
from polc.core.sources import Source
from polc.reference.law import norm
from polc.reference.rules import rule_page, slugs
from polc.syntax.parse import parse
from polc.syntax.parser.incremental import parse_again
from tests.overlay import EXAMPLE, fired, laid_over, rest

CATALOGUE = [s for s in slugs() if rule_page(s).in_catalogue]


def test_pages_and_functions_are_the_same_set() -> None:
    assert set(rules()) == set(CATALOGUE)


@pytest.mark.parametrize("slug", CATALOGUE)
def test_wrong_example_gives_exactly_this_rule(slug: str) -> None:
    examples = rule_page(slug).examples("Wrong")
    assert examples
    for example in examples:
        assert fired(example) == [slug], example


@pytest.mark.parametrize("slug", CATALOGUE)
def test_right_example_gives_nothing(slug: str) -> None:
    examples = rule_page(slug).examples("Right")
    assert examples
    for example in examples:
        assert fired(example) == [], example


@pytest.mark.parametrize("slug", CATALOGUE)
def test_near_misses_stay_silent(slug: str) -> None:
    examples = rule_page(slug).examples("Silent")
    assert examples
    for example in examples:
        assert fired(example) == [], example


@pytest.mark.parametrize("slug", CATALOGUE[::20])
def test_example_is_read_as_any_other_text(slug: str) -> None:
    for example in (*rule_page(slug).examples("Wrong"), *rule_page(slug).examples("Silent")):
        text = laid_over(example)
        assert parse_again(Source(EXAMPLE, text), rest(example)) == parse(Source(EXAMPLE, text))


@pytest.mark.parametrize("slug", slugs())
def test_page_is_complete_in_both_languages(slug: str) -> None:
    page = rule_page(slug)
    assert page.severity in ("error", "warning", "advice")
    for lang in ("en", "fr"):
        for part in ("title", "message", "fix"):
            assert page.meta[part][lang].strip(), (part, lang)
        assert page.section(lang), lang
        for variant, texts in page.meta.get("variants", {}).items():
            for part in texts.keys() - {"cites", "needs", "severity", "kind", "edits"}:
                assert texts[part][lang].strip(), (variant, part, lang)
        for key in page.meta.get("labels", {}):
            assert page.label(key, lang), (key, lang)
    for variant in ("", *page.meta.get("variants", {})):
        for cited in page.citations_of(variant):
            assert norm(cited), cited
