"""A country is a folder of data: an invented one is checked as its folder says, and no module of Python knows any."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from polc.checks.engine.registry import rules
from polc.core.sources import Source
from polc.export.html import render
from polc.model.build import build
from polc.reference.jurisdictions import jurisdictions, law_rows
from polc.reference.rules import rule_page
from polc.syntax.parse import parse
from tests.overlay import DAY, laid_over

ROOT = Path(__file__).parent.parent
LAID_OVER = Path(__file__).parent / "countries"
CODE = {file: file.read_text(encoding="utf-8") for file in (ROOT / "compiler").rglob("*.py")}

CHECK = """
import sys
import polc.dsl
polc.dsl.__path__.append(sys.argv[1])
from polc.cli.main import main
OPTIONS = ["--no-cache", "--no-baseline", "--format", "json", "--lang", "en", "--as-of", "2026-11-30"]
for name in sys.argv[2:]:
    try:
        main(["check", name, *OPTIONS, "--output-file", f"{name}.json"])
    except SystemExit:
        pass
"""

HOME = """
policy demo {
  title en "Privacy policy" fr "Politique de confidentialité"
  scope https://shop.example.org   audience website-user, consumer
  languages en, fr   law LAW
  version "1"   effective 2026-09-01   changes before-effect, new-purpose notice email
  made by shop   voice we
}
controller shop {
  name "Lantern"   legal-name "Lantern"   kind company   country COUNTRY
  reach at https://shop.example.org/contact, post "1 Castle Street, Strelsau", email privacy@shop.example.org
}
"""

PRACTICE = """
# without authority cnil
authority AUTHORITY
right complaint { through authority AUTHORITY }
data phone-number { title en "number" fr "numéro"   includes phone   from person   optional for calls }
purpose calls { title en "Calls about our lamps" fr "Appels sur nos lampes"   kind telephone-marketing by phone
                activity en "offers of lamps that we make" fr "offres de lampes que nous fabriquons"
                basis legitimate-interest interest en "selling lamps" fr "vendre des lampes"
                without consent for client about running-contract
                subjects client   data phone-number   recipients none   calls on weekdays, saturday at most 9 in 30 days
                opt-out contact-form reasons none   keep 1 year after order, then delete }
right objection { applies-to basis legitimate-interest   reasons situation   unless compelling-grounds
                  case { applies-to purposes newsletter, calls   reasons none
                         through unsubscribe-link, contact-form } }
subject player { title en "players" fr "joueurs"   below 13 consent of parent }
purpose chat { title en "Messages between friends" fr "Messages entre amis"   kind community
               basis consent asked sign-up-form withdrawn contact-form
               subjects player   data contact   recipients host   keep 3 months after publication, then delete }
channel cookie-banner { kind widget   title en "cookie banner" fr "bandeau cookies"   offers accept, set-preferences }
cookies audience { kind audience   consent exempt   does audience-measurement
                   placed by host   data browsing   recipients host   lifetime at most 3 years   choice kept 6 months
                   keep 4 years after collection, then delete }
cookies advertising { kind advertising   consent exempt   lifetime at most 6 months }
cookies social { kind social   consent required asked cookie-banner withdrawn cookie-manager
                 lifetime at most 6 months }
"""
"""What several laws forbid: calls on Saturdays without consent, an age of 13, cookies that cannot be refused."""


def policy(law: str, country: str, authority: str) -> str:
    """A policy under a body of law, by a controller in a country, that names an authority."""
    home = HOME.replace("LAW", law).replace("COUNTRY", country)
    text = laid_over(home + PRACTICE.replace("AUTHORITY", authority))
    assert parse(Source("example.pol", text))[1] == []
    return text


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What is found in policies under different laws, by the names of their files."""
    folder = tmp_path_factory.mktemp("countries")
    wanted = {
        "ruritania": policy("eu, ruritania", "AX", "rr-guardian"),
        "alone": policy("ruritania", "AX", "rr-guardian"),
        "abroad": policy("eu, ruritania", "AX", "cnil"),
        "union": policy("eu", "DE", "bfdi"),
        "france": policy("eu, france", "FR", "cnil"),
        "both": policy("eu, france, ruritania", "FR", "cnil"),
    }
    for name, text in wanted.items():
        (folder / f"{name}.pol").write_text(text, encoding="utf-8")
    files = [f"{name}.pol" for name in wanted]
    subprocess.run([sys.executable, "-c", CHECK, str(LAID_OVER), *files], check=True, cwd=folder)
    found = {name: json.loads((folder / f"{name}.pol.json").read_text(encoding="utf-8")) for name in wanted}
    return {name: report["findings"] for name, report in found.items()}


def of(findings: list[dict[str, Any]], rule: str) -> list[dict[str, Any]]:
    return [f for f in findings if f["rule"] == rule]


def laws(findings: list[dict[str, Any]]) -> set[str]:
    return {c["label"] for f in findings for c in f["citations"]}


def test_calls_break_the_telephone_rule_of_the_invented_country(findings: dict[str, list[dict[str, Any]]]) -> None:
    (found,) = of(findings["ruritania"], "telephone/optin")
    assert [c["label"] for c in found["citations"]] == ["Ruritanian Calls Act Art. 1"]
    assert found["message"].endswith("since 1 March 2026 Ruritanian law forbids it.")
    assert found["severity"] == "error"


def test_consent_age_is_that_of_the_invented_country(findings: dict[str, list[dict[str, Any]]]) -> None:
    (found,) = of(findings["ruritania"], "sensitive/child-age")
    assert "14" in found["message"]
    assert "Ruritanian Data Protection Act Art. 8" in laws([found])


def test_retention_is_compared_with_invented_countrys_reference(
    findings: dict[str, list[dict[str, Any]]],
) -> None:
    (found,) = of(findings["ruritania"], "retention/above-reference")
    assert "Ruritanian Data Protection Act Art. 30" in laws([found])


def test_choice_is_compared_with_advice_of_the_invented_country(
    findings: dict[str, list[dict[str, Any]]],
) -> None:
    (found,) = of(findings["ruritania"], "cookies/choice-memory")
    assert "the Guardian advises 3\u00a0months" in found["message"]
    assert "`choice kept 3 months`" in found["fix"]


def test_the_extra_item_of_the_invented_country_is_missed(findings: dict[str, list[dict[str, Any]]]) -> None:
    (found,) = of(findings["ruritania"], "omission/postmortem-fr")
    assert found["message"] == (
        "Ruritanian law applies, and the policy does not tell of the right to have a decision looked at by a person."
    )
    assert found["fix"].startswith("Add `human-review` to the rights offered")
    assert laws([found]) == {"Ruritanian Data Protection Act Art. 22"}


def test_the_authority_of_the_invented_country_is_known(findings: dict[str, list[dict[str, Any]]]) -> None:
    assert of(findings["ruritania"], "rights/sa-mismatch") == []
    assert [f for f in findings["ruritania"] if f["rule"].startswith("names/")] == []
    (found,) = of(findings["abroad"], "rights/sa-mismatch")
    assert "AX" in found["message"] or "Åland" in found["message"]


def test_none_of_another_country_is_checked_or_cited(findings: dict[str, list[dict[str, Any]]]) -> None:
    french = {"telephone/hours", "cookies/refusal-parity", "cookies/audience-limits"}
    assert french <= {f["rule"] for f in findings["france"]}
    for name in ("ruritania", "union"):
        assert french & {f["rule"] for f in findings[name]} == set()
        assert [label for label in laws(findings[name]) if re.search("French|CNIL", label)] == []
        assert [f for f in findings[name] if re.search("French|France|CNIL|Bloctel", f["message"])] == []
    assert of(findings["union"], "telephone/optin") == []


def test_a_law_that_extends_the_union_brings_its_rules(findings: dict[str, list[dict[str, Any]]]) -> None:
    told = [[(f["rule"], f["message"], f["citations"]) for f in findings[name]] for name in ("ruritania", "alone")]
    assert told[0] == told[1]
    assert of(findings["alone"], "cookies/consent-missing")


def test_two_countries_are_each_told_with_their_own_law(findings: dict[str, list[dict[str, Any]]]) -> None:
    found = of(findings["both"], "omission/postmortem-fr")
    assert [laws([f]) for f in found] == [{"Ruritanian Data Protection Act Art. 22"}]  # that of France is told
    assert {"French Consumer Code Art. D223-9"} <= laws(of(findings["both"], "telephone/hours"))
    assert {"Ruritanian Calls Act Art. 1"} <= laws(of(findings["both"], "telephone/optin"))


@pytest.mark.parametrize(("law", "country", "cited"), [("eu", "ES", False), ("eu", "FR", True), ("france", "DE", True)])
def test_page_cites_a_national_right_where_that_law_gives_it(law: str, country: str, cited: bool) -> None:
    home = HOME.replace("LAW", law).replace("COUNTRY", country)
    bookkeeping = 'purpose invoicing { title en "Invoices" fr "Factures"   kind invoicing }'
    file, _ = parse(Source("example.pol", laid_over(home + bookkeeping)))
    pages = {lang: render(build(file, (), DAY)[0], lang).body for lang in ("en", "fr")}
    assert "after your death" in pages["en"]
    assert ("French Data Protection Act" in pages["en"], "loi Informatique et Libertés" in pages["fr"]) == (
        cited,
        cited,
    )
    assert "()" not in "".join(pages.values())


# ------------------------------------------------------------------------------------------------- no country in Python
def words_of_countries() -> set[str]:
    """The folders of countries, and what the ids of their norms and authorities begin with."""
    folders = {file.parent for file in (ROOT / "dsl" / "law").glob("*/norms.toml")}
    found: set[str] = set()
    for folder in folders - {
        ROOT / "dsl" / "law" / law for law, jurisdiction in jurisdictions().items() if not jurisdiction.country
    }:
        found.add(folder.name)
        for name in ("norms", "authorities"):
            table = folder / f"{name}.toml"
            ids = tomllib.loads(table.read_text(encoding="utf-8")) if table.exists() else {}
            found |= {f"{id_.partition(':')[0]}:" if ":" in id_ else id_ for id_ in ids}
    return found


def test_no_module_names_a_country_its_authority_or_a_norm_of_it() -> None:
    words = words_of_countries()
    assert {"france", "spain", "fr:", "es:", "cnil:", "cnil", "aepd"} <= words
    named = re.compile(
        "|".join(rf"(?<![\w-]){re.escape(word)}" + (r"(?=\S)" if word[-1] == ":" else r"\b") for word in words), re.I
    )
    assert {str(f.relative_to(ROOT)): named.findall(text) for f, text in CODE.items() if named.search(text)} == {}
    codes = "|".join(j.country for j in jurisdictions().values() if j.country)
    assert [str(f) for f, text in CODE.items() if re.search(rf"(?<!\"MB\", )[\"']({codes})[\"']", text)] == []


def test_no_id_of_the_law_stands_in_two_folders() -> None:
    for name in {file.stem for file in (ROOT / "dsl" / "law").glob("*/*.toml")} - {"facts", "jurisdiction"}:
        ids = [id_ for _, id_, _ in law_rows(name)]
        assert len(ids) == len(set(ids)), name


def test_pages_say_which_facts_their_rules_ask_for() -> None:
    asked: dict[str, set[str]] = {}
    for file, text in CODE.items():
        if file.parts[-3] == "checks":
            kinds = set(re.findall(r'national(?:_of_controllers)?\(policy, "([\w-]+)"', text))
            kinds |= set(re.findall(r'_bans\(policy, purpose, "([\w-]+)"', text))
            kinds |= {"told-right"} if "TOLD_RIGHT" in text else set()
            kinds |= {"opposition-register"} if "opposition_registers" in text else set()
            asked[f"{file.parts[-2]}/{file.stem}"] = kinds
    needed = {}
    for slug in rules():
        meta = rule_page(slug).meta
        tables = (meta, *meta.get("variants", {}).values())
        needed[slug.replace("-", "_")] = {kind for table in tables for kind in table.get("needs", ())}
    assert {m: kinds for m, kinds in asked.items() if kinds} == {m: kinds for m, kinds in needed.items() if kinds}


def test_what_pages_say_of_bodies_of_law_names_bodies_of_law() -> None:
    known = set(jurisdictions())
    for slug in rules():
        page = rule_page(slug)
        assert {*page.jurisdictions, *page.meta.get("citations", {})} <= known, slug
        for variant in ("", *page.meta.get("variants", {})):
            table = page.meta["variants"][variant] if variant else page.meta
            assert len(page.facts_of(variant)) >= len(table.get("needs", ())), slug
