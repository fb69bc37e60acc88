"""Every rule keeps to the one standard for kind and severity that `docs/severity.md` sets, its variants included.

`REWRITE_GOLDEN=1` writes the table of that document anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from polc.reference.law import norm
from polc.reference.phrases import phrase
from polc.reference.rules import FACT, rule_page, slugs

GUIDES = Path(__file__).parents[2] / "docs"
STANDARDS = {"en": GUIDES / "severity.md", "fr": GUIDES / "fr" / "severity.md"}
HEADS = {"en": "kind | severity | rules", "fr": "nature | gravité | règles"}
BEGIN = "<!-- the table is derived from the rule pages -->\n"
SEVERITIES = ("error", "warning", "advice")
KINDS = ("law", "omission", "contradiction", "structure", "guidance", "clarity")
NATURES = {"en": {}, "fr": {"law": "droit", "guidance": "orientation", "clarity": "clarté"}}
MOST = {"guidance": "warning", "clarity": "warning"}
"""The highest severity of the kinds that accuse of no breach."""
SOFT = frozenset({"guidance"})
"""Kinds of norms that bind nobody."""
VARIANTS = [
    (slug, variant)
    for slug in slugs()
    if rule_page(slug).in_catalogue and rule_page(slug).group != "house"
    for variant in ("", *rule_page(slug).meta.get("variants", {}))
]


def graded(slug: str, variant: str) -> tuple[str, str]:
    """The kind and the severity of a variant."""
    page = rule_page(slug)
    return page.kind_of(variant), page.severity_of(variant)


def cited_kinds(slug: str, variant: str) -> set[str]:
    """What the norms are that a variant cites: regulations, judgments, guidance; either where each finding says."""
    if FACT in rule_page(slug).meta.get("cites", ()):
        return {"statute", "guidance"}
    found = (norm(cited) for cited in rule_page(slug).citations_of(variant))
    return {str(n.fields["kind"]) for n in found if n}


def test_rules_kind_none_is_more_severe_than_standard_lets_it() -> None:
    wrong = {}
    for slug, variant in VARIANTS:
        kind, severity = graded(slug, variant)
        if kind not in KINDS or SEVERITIES.index(severity) < SEVERITIES.index(MOST.get(kind, "error")):
            wrong[slug, variant] = (kind, severity)
    assert wrong == {}


def test_rules_of_law_each_cites_what_binds() -> None:
    binding = ("law", "omission", "contradiction")
    accusing = [v for v in VARIANTS if graded(*v)[0] in binding]
    assert [v for v in accusing if not cited_kinds(*v) - SOFT] == []


def test_rules_of_guidance_at_warning_each_cites_who_advises() -> None:
    advising = [v for v in VARIANTS if graded(*v) == ("guidance", "warning")]
    assert [v for v in advising if not cited_kinds(*v) & {*SOFT, "case"}] == []


def table(lang: str) -> str:
    """The rules by kind and severity, as Markdown in a language."""
    rows = [f"| {HEADS[lang]} |", "| --- | --- | --- |"]
    for kind in KINDS:
        for severity in SEVERITIES:
            found = [
                f"`{slug}`" + (f" ({variant})" if variant else "")
                for slug, variant in VARIANTS
                if graded(slug, variant) == (kind, severity) and (not variant or graded(slug, "") != (kind, severity))
            ]
            if found:
                rows.append(f"| {NATURES[lang].get(kind, kind)} | {phrase(severity, lang)} | {', '.join(found)} |")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("lang", STANDARDS)
def test_standard_table_is_that_of_the_rule_pages(lang: str) -> None:
    before, _, after = STANDARDS[lang].read_text(encoding="utf-8").partition(BEGIN)
    if os.environ.get("REWRITE_GOLDEN"):
        STANDARDS[lang].write_text(f"{before}{BEGIN}\n{table(lang)}", encoding="utf-8")
        return
    assert after.strip() == table(lang).strip(), "write it anew with REWRITE_GOLDEN=1, and read what changed"
