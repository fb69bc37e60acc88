"""House rules: written by an organisation, in its policies' own language, and checked like ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from polc.checks.engine.analysis import Analysis, analyse
from polc.core.findings import Finding
from polc.core.sources import Source
from polc.core.values import Text
from polc.syntax.parse import parse
from tests.overlay import DAY, analysed, laid_over
from tests.running import polc

ABROAD = """
# without transfer
recipient mailer { name "Courrier Alpin"   role processor   does newsletter-sending   receives contact
                   located CH   safeguard adequacy   under-contract }
"""
EU_ONLY = """
rule eu-only {
  forbid transfer outside EEA
  because en "decision of the board of 3 March 2026" fr "décision de la direction du 3 mars 2026"
  severity error
}
"""


def house(analysis: Analysis) -> list[Finding]:
    return [f for f in analysis.findings if f.rule.startswith("house/")]


def using(policy: str, library: str) -> Analysis:
    """The analysis of a policy that uses a library."""
    (file, mistakes), (used, more) = (parse(Source(*s)) for s in (("policy.pol", policy), ("rules.pol", library)))
    return analyse(file, (used,), (*mistakes, *more), DAY)


def test_a_finding_has_the_rules_name_reason_severity_and_place() -> None:
    text = laid_over(ABROAD + EU_ONLY)
    [finding] = house(analysed(text))
    assert finding.rule == "house/forbidden"
    assert finding.severity == "error"
    assert text[finding.span.start : finding.span.end] == "CH"
    assert finding.subject == ("recipient", "mailer")
    [rule] = finding.related
    assert text[rule.span.start : rule.span.end] == "forbid transfer outside EEA"
    assert str(finding.facts["rule"]) == "eu-only"
    reason = finding.facts["reason"]
    assert isinstance(reason, Text)
    assert reason.get("fr") == "décision de la direction du 3 mars 2026"


def test_severity_is_a_warning_unless_the_rule_says_otherwise() -> None:
    [finding] = house(analysed(laid_over(ABROAD + "rule eu-only { forbid transfer outside EEA }")))
    assert finding.severity == ""


def test_rules_of_a_library_are_checked_in_policies_that_use_it() -> None:
    [finding] = house(using(laid_over(ABROAD), EU_ONLY))
    assert finding.span.path == "policy.pol"
    assert finding.related[0].span.path == "rules.pol"
    assert house(using(laid_over(""), EU_ONLY)) == []
    assert house(analysed(EU_ONLY + 'recipient far { name "Far"   role processor   located US }')) == []


def test_one_finding_for_a_recipient_and_the_transfer_to_it() -> None:
    transfer = "transfer alps { located CH   to mailer   safeguard adequacy }"
    [finding] = house(analysed(laid_over(ABROAD + transfer + EU_ONLY)))
    assert finding.subject == ("recipient", "mailer")
    [finding] = house(analysed(laid_over("transfer alps { located CH   safeguard adequacy }" + EU_ONLY)))
    assert finding.subject == ("transfer", "alps")


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        # forbid: as `never`
        ("forbid use contact for direct-marketing", ["newsletter"]),
        ("forbid use contact for advertising", []),
        ("forbid use email for direct-marketing except consent", []),
        ("forbid share contact with carrier", ["carrier"]),
        ("forbid share order-data with carrier", []),
        ("forbid share personal-data with third-party", []),
        ("forbid collect purchase-history", ["order-data"]),
        ("forbid collect location", []),
        ("forbid keep contact longer than 5 years", ["invoices"]),
        ("forbid keep contact longer than 5 years except purposes invoicing", []),
        ("forbid decide automatically", []),
        # require: as a promise with `only`
        ("require store only in EEA", []),
        ("require store contact only with mailer", ["host"]),
        ("require use contact only for contract-management, finance, newsletter", []),
        ("require use contact only for contract-management, finance", ["newsletter"]),
        ("require collect only contact, identity, order-data, browsing", []),
        ("require collect only contact, identity, order-data", ["audience"]),
        # require basis
        ("require basis consent for purposes newsletter", []),
        ("require basis consent for purposes direct-marketing by email", []),
        ("require basis contract for purposes direct-marketing by email", ["newsletter"]),
        ("require basis contract for purposes direct-marketing by sms", []),
        ("require basis contract, consent for purposes direct-marketing, order-handling", []),
        ("require basis consent for purposes finance, service-improvement", ["invoicing", "improvement"]),
        # require keep
        ("require keep at most 10 years", []),
        ("require keep at most 9 years", ["invoices"]),
        ("require keep at most 3 years for data contact", ["clients", "invoices"]),
        ("require keep at most 25 months for data browsing", []),
        ("require keep at most 2 years for data browsing", ["audience"]),
    ],
)
def test_what_a_rule_is_broken_by(rule: str, broken: list[str]) -> None:
    findings = house(analysed(laid_over(f"rule test {{ {rule} }}")))
    expected = "house/forbidden" if rule.startswith("forbid") else "house/required"
    assert [(f.rule, f.subject[1]) for f in findings] == [(expected, name) for name in broken]


def test_alternative_bases_do_not_assure_the_one_required() -> None:
    purpose = """
purpose extra { title en "Extra" fr "Supplément"   kind surveys   subjects client   data contact   recipients none
                basis consent asked contact-form withdrawn contact-form
                 or legitimate-interest interest en "knowing what clients like" fr "savoir ce qui plaît aux clients"
                keep 1 year after order, then delete }
"""
    rule = "rule test { require basis consent for purposes surveys }"
    assert [f.subject for f in house(analysed(laid_over(purpose + rule)))] == [("purpose", "extra")]
    firm = purpose.replace("                 or legitimate", "                 basis legitimate")
    assert house(analysed(laid_over(firm + rule))) == []


WAIVER = (
    'until 2027-01-31 "The contract with the supplier ends in January and is not renewed." by "Claire Martin, legal"'
)


def test_a_house_rule_is_waived_by_its_own_name() -> None:
    analysis = analysed(laid_over(ABROAD + EU_ONLY + f"waive house/eu-only on recipient mailer {WAIVER}"))
    assert analysis.findings == ()
    [(finding, _)] = analysis.waived
    assert finding.rule == "house/forbidden"


def test_a_waiver_of_one_house_rule_accepts_no_other() -> None:
    other = "rule no-alps { forbid transfer in CH   severity error }\n"
    analysis = analysed(laid_over(ABROAD + EU_ONLY + other + f"waive house/eu-only on recipient mailer {WAIVER}"))
    assert [(f.rule, str(f.facts["rule"])) for f in analysis.findings] == [("house/forbidden", "no-alps")]


def test_a_waiver_of_a_house_rule_that_is_not_there_is_told() -> None:
    analysis = analysed(laid_over(ABROAD + EU_ONLY + f"waive house/eu-onyl on recipient mailer {WAIVER}"))
    told = {f.rule: f for f in analysis.findings}
    assert set(told) == {"house/forbidden", "waiver/unknown-rule"}
    assert told["waiver/unknown-rule"].facts["suggestion"] == "house/eu-only"


def test_misspelt_name_in_library_rule_is_told_and_other_is_not() -> None:
    analysis = using(laid_over(""), "rule one { forbid share contact with advertising-netwrok }")
    assert [(f.rule, f.span.path) for f in analysis.findings] == [("structure/undefined", "rules.pol")]
    assert using(laid_over(""), "rule one { forbid share contact with sister-company-of-the-group }").findings == ()
    assert using(laid_over(""), "rule one { forbid share contact with mailers }").findings == ()
    [finding] = using(laid_over(""), "rule one { require basis consnt for purposes newsletter }").findings
    assert (finding.rule, finding.facts["suggestion"]) == ("names/unknown", "consent")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    polc("check", "--format", "json", "--lang", "en", *arguments)
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_house_rules_of_the_configuration_hold_for_every_policy(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "one.pol").write_text(laid_over(ABROAD), encoding="utf-8")
    (here / "two.pol").write_text(laid_over(ABROAD).replace("policy demo", "policy other"), encoding="utf-8")
    (here / "rules").mkdir()
    (here / "rules" / "group.pol").write_text(EU_ONLY, encoding="utf-8")
    (here / "polc.toml").write_text('house-rules = ["rules/group.pol"]\nas-of = 2026-11-22\n', encoding="utf-8")
    findings = told(capsys, "one.pol", "two.pol")
    assert [(f["rule"], f["severity"], f["path"]) for f in findings] == [
        ("house/forbidden", "error", "one.pol"),
        ("house/forbidden", "error", "two.pol"),
    ]
    assert "eu-only" in findings[0]["message"]
    assert "decision of the board of 3 March 2026" in findings[0]["message"]
    assert "waive house/eu-only on recipient mailer" in findings[0]["fix"]
    assert findings[0]["related"][0]["path"] == "rules/group.pol"


def test_a_mistake_in_the_rules_is_told_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "one.pol").write_text(laid_over(""), encoding="utf-8")
    (here / "two.pol").write_text(laid_over("").replace("policy demo", "policy other"), encoding="utf-8")
    (here / "group.pol").write_text("rule odd { forbid store contact longer than 3 years }\n", encoding="utf-8")
    (here / "polc.toml").write_text('house-rules = ["group.pol"]\nas-of = 2026-11-22\n', encoding="utf-8")
    assert [(f["rule"], f["path"]) for f in told(capsys, "one.pol", "two.pol")] == [("house/unclear", "group.pol")]
