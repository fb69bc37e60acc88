"""A second release of each real policy, one realistic edit at a time, judged as counsel would; then all at once."""

# ruff: noqa: E501 - an edit is read as it stands in a file
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from polc.compare.comparison import compare
from polc.core.sources import Source
from polc.model.policy import Policy
from polc.reference.phrases import LANGUAGES
from polc.report.differences.words import Version, tell_differences
from tests.compare.pairs import policy
from tests.overlay import DAY

REAL = Path(__file__).parents[2] / "policies"
Edit = tuple[str, str, str]

LUXIM: tuple[Edit, ...] = (
    (r"covers subjects prospect   keep 2 years", "covers subjects prospect   keep 3 years", "period/lengthened inform"),
    (r"then 3 years after contract-end \}", "then 2 years after contract-end }", "period/shortened customers"),
    (r"keep 6 months after recording", "keep 1 year after recording", "period/lengthened inform"),
    (r"keep 5 years after contract-end\n\}", "keep 10 years after contract-end\n}", "period/lengthened inform"),
    (r"keep at most 5 years after fraud-case-closed", "keep at most 5 years after listing", "period/changed inform"),
    (r"keep 2 years if consent sooner on deletion-request", "keep 2 years if consent", "period/changed inform"),
    (r"basis contract or pre-contract", "basis contract", "basis/changed inform"),
    (r"(# L096\n  )basis legitimate-interest", r"\1basis consent asked contact-form withdrawn unsubscribe-link", "basis/changed consent"),
    (r"fr \"obligations légales\"   kind compliance   basis legal-obligation", 'fr "obligations légales"   kind compliance', "basis/removed inform, basis/removed inform"),
    (r"aims quality-monitoring, training", "aims quality-monitoring, training, statistics", "purpose/widened inform"),
    (r"card-payments en .*\n", "", "purpose/narrowed customers"),
    (r"includes civility, ", "includes civility, health-data, ", "data/widened inform"),
    (r"           naf-code +# L052\n           and others", "           naf-code", "data/narrowed customers"),
    (r"rectification, objection, erasure, restriction, portability, post-mortem", "rectification, objection, erasure, portability, post-mortem", ""),
    (r"right restriction \{ ", "right restriction { grounds no-longer-needed ", "right/restricted inform"),
    (r"reasons situation   applies-to basis legitimate-interest   unless compelling-grounds \}", "applies-to basis legitimate-interest   unless compelling-grounds }", "right/extended customers"),
    (r"right complaint \{ through authority cnil after contact-controller", "right complaint { through authority cnil", "right/extended customers"),
    (r"recipient tracfin \{ name \"TRACFIN\"   role authority   purposes aml", 'recipient tracfin { name "TRACFIN"   role authority   purposes aml, fraud', "purpose/widened inform"),
    (r"consent required for advertising, audience", "consent required for advertising", "cookie/consent-dropped inform"),
    (r"measures visitors, page-visits, page-time, clicks and others", "measures visitors, page-visits, page-time, clicks", "cookie/narrowed customers"),
    (r"  possible   because en \"improvement", '  because en "improvement', "ai/hedge inform"),
    (r"changes any-time, on-publication", "changes before-effect", "version/change-clause customers"),
    (r"binding fr\n", "binding en\n", "statement/changed inform"),
    (r"law eu, france\n", 'law eu, france   version "2"   effective 2026-10-01\n', "version/changed editorial, version/changed editorial"),
    (r"en \"job applicants\" fr \"candidats à un emploi\"", 'en "applicants" fr "candidats"', "text/changed editorial"),
    (r"claims lawful-purposes en .*\n.*\n +one-basis-per-purpose,", "claims one-basis-per-purpose,", "promise/claim-removed inform"),
    (r"exclusive\n", "\n", "statement/changed customers"),
)  # fmt: skip

RMN: tuple[Edit, ...] = (
    (r"(purpose security \{[^}]*?)kind premises-security", r"\1basis legitimate-interest interest en \"safe visits\" fr \"des visites sûres\"\n  kind premises-security", "basis/stated inform"),
    (r"  basis contract +# R062", "  basis consent asked online-space withdrawn unsubscribe-link", "basis/changed consent"),
    (r"basis pre-contract or contract +# R059", "basis contract", "basis/changed inform"),
    (r"keep during relationship,", "keep during relationship, then 5 years after relationship-end,", "period/changed inform"),
    (r"keep archived until objection, then delete or anonymise", "keep 3 years after last-contact, then delete or anonymise", "period/changed inform"),
    (r"subjects museum-visitor", "subjects museum-visitor, journalist", "purpose/widened inform"),
    (r"promise eu-servers \{[^}]*\}", "", "promise/removed inform"),
    (r"use social-network-data only for statistics", "use social-network-data only for statistics, marketing", "promise/weakened inform"),
    (r"  anonymous +# R024\n", "", "data/identified inform"),
    (r"    birth-date, +# R031\n", "", "data/narrowed customers"),
    (r"\n      only-if en \"if necessary\" fr \"si nécessaire\"", "", "data/widened inform"),
    (r"applies-to basis contract, legitimate-interest +# R130", "applies-to basis legitimate-interest", "right/restricted inform"),
    (r"applies-to basis contract, consent +# R143", "applies-to basis contract, consent, legitimate-interest", "right/extended customers"),
    (r"recipient cultural-partners \{ title", "recipient cultural-partners { role controller   located US   title", "recipient/country-added inform, recipient/role inform"),
    (r"\Z", '\nrecipient auditor { name "Audit SA"   role processor   does security-audit   located FR }\n', "recipient/added customers"),
    (r"\Z", '\nofficer dpo { name "A. Martin"   reach email dpo@example.org }\n', "officer/added customers"),
    (r"audience professional", "audience professional, website-user", "scope/audience inform"),
    (r"channel browser-settings \{[^}]*\}", "", "channel/removed inform"),
    (r"platform twitter \{ name \"Twitter\" \}", 'platform twitter { name "X" }', "text/changed editorial"),
    (r"data-minimised  ", "limited-retention  ", "promise/claim-added editorial, promise/claim-removed inform"),
)  # fmt: skip


@lru_cache(maxsize=2)
def first(name: str) -> tuple[str, Policy]:
    text = (REAL / f"{name}.pol").read_text(encoding="utf-8")
    return text, policy(text)


def second(name: str, *edits: Edit) -> str:
    text = first(name)[0]
    for old, new, _ in edits:
        edited = re.sub(old, new.replace('\\"', '"'), text, count=1)
        assert edited != text, old
        text = edited
    return text


CASES = [("luxim", e) for e in LUXIM] + [("rmn", e) for e in RMN]


@pytest.mark.parametrize(("name", "edit"), CASES, ids=lambda c: c if isinstance(c, str) else c[0][:40])
def test_one_edit(name: str, edit: Edit) -> None:
    found = compare(first(name)[1], policy(second(name, edit)))
    assert ", ".join(sorted(f"{d.kind} {d.grade}" for d in found)) == edit[2]


@pytest.mark.parametrize(("name", "edits"), [("luxim", LUXIM[:12]), ("rmn", (*RMN[:9], *RMN[10:14]))])
def test_release_with_many_edits_tells_all_in_both_languages(name: str, edits: tuple[Edit, ...]) -> None:
    text = second(name, *edits)
    found = compare(first(name)[1], policy(text))
    wanted = {kind.split()[0] for e in edits for kind in e[2].split(", ")}
    assert wanted - {d.kind for d in found} == set()
    # what leaves a category that also grows is told with it: hence not the tenth edit beside the eleventh
    versions = [
        Version(label, {"example.pol": Source("example.pol", t)}) for label, t in (("1", first(name)[0]), ("2", text))
    ]
    for lang in LANGUAGES:
        told = tell_differences(found, versions[0], versions[1], DAY, lang).told
        assert all(t.message and t.to_do and "{" not in t.message and "  " not in t.message for t in told)
        assert all(t.citations for t in told if t.grade in ("consent", "inform"))
