"""Several policies: the same vendor, controller or authority declared differently in two of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.checks.engine.analysis import analyse
from polc.checks.workspace.comparable_facts import summary_of
from polc.checks.workspace.rules import estate
from polc.core.findings import Finding
from polc.core.sources import Source
from polc.syntax.parse import parse
from tests.overlay import DAY, laid_over
from tests.running import polc

HEADER = 'policy {0} {{ title en "Policy of {0}" }}\n'


def compared(*texts: str, library: str = "") -> list[Finding]:
    """The findings about policies of these declarations, all of which use the library."""
    lent = [parse(Source("library.pol", library))[0]] if library else []
    policies = []
    for number, text in enumerate(texts, 1):
        file, mistakes = parse(Source(f"{number}.pol", HEADER.format(f"p{number}") + text))
        assert mistakes == []
        policies.append(summary_of(analyse(file, lent, (), DAY).policy))
    return estate(policies)


def told(*texts: str) -> list[tuple[str, str]]:
    return [(f.rule, str(f.facts["statement"])) for f in compared(*texts)]


@pytest.mark.parametrize(
    ("first", "other", "different"),
    [
        ("role processor", "role controller", ["role"]),
        ("role processor", "role processor", []),
        ("role processor", "", []),
        ("located FR", "located US", ["located"]),
        ("located FR, US", "located US", ["located"]),
        ("located US and others", "located US, IE", []),
        ("located US and others", "located IE", ["located"]),
        ("located FR", "located EEA", []),
        ("located FR", "", []),
        ("safeguard adequacy", "safeguard scc", ["safeguard"]),
        ("safeguard scc and adequacy", "safeguard adequacy and scc", []),
        ("safeguard adequacy certified", "safeguard adequacy", []),
        ("located US   safeguard scc", "located FR", ["located"]),
        ("role controller   located US", "role processor   located FR", ["role", "located"]),
        # another service of the same company, or a name shared by chance
        ("does online-payment   role controller", "does hosting   role processor", []),
        ("does online-payment, hosting   role controller", "does hosting   role processor", ["role"]),
        ("does hosting and others   located US", "does online-payment   located FR", ["located"]),
    ],
)
def test_vendors(first: str, other: str, different: list[str]) -> None:
    texts = (f'recipient a {{ name "Nuage"   {first} }}', f'recipient b {{ name "NUAGE"   {other} }}')
    assert told(*texts) == [("estate/recipient", statement) for statement in different]


@pytest.mark.parametrize(
    ("first", "other", "different"),
    [
        ("country FR", "country BE", ["country"]),
        ("kind company", "kind association", ["kind"]),
        ("country FR   kind company", "", []),
        ("reach email a@shop.example.org", "reach email b@shop.example.org", ["email"]),
        ("reach email a@shop.example.org, email c@shop.example.org", "reach email C@shop.example.org", []),
        ('reach phone "+33 2 98 00 00 00"', 'reach phone "02 98 00 00 00"', []),
        ('reach phone "+33 2 98 00 00 00"', 'reach phone "02 98 00 00 01"', ["phone"]),
        ('reach post "1 rue du Port, 29200 Brest"', 'reach post "1, rue du Port, 29200 BREST, France"', []),
        ('reach post "1 rue du Port, 29200 Brest"', 'reach post "7 rue du Port, 29200 Brest"', ["post"]),
        ('reach post "1 rue du Port, 29200 Brest"', "reach email a@shop.example.org", []),
    ],
)
def test_controllers(first: str, other: str, different: list[str]) -> None:
    texts = (
        f'controller a {{ legal-name "Lantern SAS"   {first} }}',
        f'controller b {{ legal-name "Lantern SAS"   {other} }}',
    )
    assert told(*texts) == [("estate/controller", statement) for statement in different]


def test_authorities_are_known_by_the_laws_data() -> None:
    post = 'reach post "3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07"'
    old = 'reach post "8 rue Vivienne, CS 30223, 75083 Paris Cedex 02"'
    assert told(f"authority cnil {{ {post} }}", f"authority cnil {{ {old} }}") == [("estate/authority", "post")]
    assert told(f"authority cnil {{ {post} }}", "authority cnil") == []
    assert told(f"authority cnil {{ {post} }}", f"authority apd {{ {old} }}") == []


def test_other_names_are_other_vendors_and_controllers() -> None:
    assert told('recipient host { name "Nuage"   located FR }', 'recipient host { name "Brume"   located US }') == []
    assert told("recipient host { located FR }", "recipient host { located US }") == []
    first, other = (f'controller shop {{ name "Lantern"   country {country} }}' for country in ("FR", "BE"))
    assert told(first, other) == []


def test_both_places_are_shown() -> None:
    first, other = 'recipient a { name "Nuage"   located FR }', 'recipient b { name "Nuage"   located US }'
    [finding] = compared(first, other)
    source = HEADER.format("p2") + other
    assert (finding.span.path, source[finding.span.start : finding.span.end]) == ("2.pol", "located US")
    [place] = finding.related
    source = HEADER.format("p1") + first
    assert (place.span.path, source[place.span.start : place.span.end]) == ("1.pol", "located FR")
    assert finding.subject == ("recipient", "b")


def test_a_third_policy_is_compared_with_the_first_that_differs() -> None:
    texts = [f'recipient v {{ name "Nuage"   located {country} }}' for country in ("FR", "US", "US")]
    assert [(f.span.path, f.related[0].span.path) for f in compared(*texts)] == [("2.pol", "1.pol"), ("3.pol", "1.pol")]


def test_what_both_take_from_a_library_is_one_declaration() -> None:
    library = 'recipient v { name "Nuage"   located FR }'
    assert compared("", "", library=library) == []
    [finding] = compared('recipient w { name "Nuage"   located US }', "", library=library)
    assert {finding.span.path, finding.related[0].span.path} == {"1.pol", "library.pol"}


def test_two_services_in_one_file_are_left_alone() -> None:
    assert told('recipient a { name "Nuage"   located FR }\nrecipient b { name "Nuage"   located US }', "") == []


def test_contacts_are_only_advice() -> None:
    first, other = (f'controller c {{ legal-name "L"   reach email {x}@shop.example.org }}' for x in "ab")
    assert [f.severity for f in compared(first, other)] == ["advice"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_command_compares_the_policies_of_a_run(here: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    moved = """
# without transfer
recipient mailer { name "Courrier Clair"   role processor   does newsletter-sending   receives contact
                   located CH   safeguard adequacy   under-contract }
"""
    (here / "shop.pol").write_text(laid_over(""), encoding="utf-8")
    (here / "club.pol").write_text(laid_over(moved).replace("policy demo", "policy club"), encoding="utf-8")
    assert polc("check", ".", "--as-of", "2026-11-22", "--lang", lang) == 0
    shown = capsys.readouterr().out
    assert "estate/recipient" in shown
    assert ("Switzerland" if lang == "en" else "Suisse") in shown
    assert "club.pol" in shown
    assert "shop.pol" in shown
    polc("check", "shop.pol", "--as-of", "2026-11-22")
    assert "estate/recipient" not in capsys.readouterr().out


# ----------------------------------------------------------------------------------------------------------- purposes
FIRM = 'controller shop {{ legal-name "{}" }}\npurpose fraud {{ kind fraud-prevention  subjects {}  {} }}'
KEPT = "basis legitimate-interest  keep 3 years after order"


@pytest.mark.parametrize(
    ("company", "subjects", "stated", "different"),
    [
        ("Lantern SAS", "client", KEPT, []),
        ("Lantern SAS", "client", "basis consent  keep 3 years after order", ["basis"]),
        ("Lantern SAS", "client", "basis legitimate-interest  basis contract  keep 3 years after order", []),
        ("lantern  sas", "client", "basis legitimate-interest  keep 5 years after order", ["keep"]),
        ("Lantern SAS", "client", "basis legitimate-interest  keep 36 months after order", []),
        ("Lantern SAS", "client", "basis legitimate-interest  keep 5 years after last-contact", []),
        ("Lantern SAS", "prospect", "basis consent  keep 5 years after order", []),
        ("Other SAS", "client", "basis consent  keep 5 years after order", []),
    ],
)
def test_estate_purpose_of_controller_differs_in_basis_or_length(
    company: str, subjects: str, stated: str, different: list[str]
) -> None:
    texts = FIRM.format("Lantern SAS", "client", KEPT), FIRM.format(company, subjects, stated)
    assert told(*texts) == [("estate/purpose", statement) for statement in different]
