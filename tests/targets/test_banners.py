"""Consent banners: what must be asked is asked, in each language, and nothing else; nothing is on before a choice."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from polc.project.checking import check_paths
from polc.project.exporting import exported
from polc.reference.package import read_text, read_toml
from polc.targets.exports import Export
from polc.targets.registry import targets
from tests.commands.run import run

ROOT = Path(__file__).parents[2]
LIBRARIES = ("klaro", "tarteaucitron", "orejime", "cookieconsent")
TARGETS = (*LIBRARIES, "consent-mode")
POLICIES = [
    *(ROOT / "policies" / f"{name}.pol" for name in ("luxim", "rmn")),
    *(ROOT / "tests" / "ok" / f"{name}.pol" for name in ("bank", "bakery-shop", "newspaper", "libreria", "podcast")),
]
VARIABLE = re.compile(r"^var (\w+) = (.*?);$", re.MULTILINE | re.DOTALL)


def made(path: Path, name: str) -> Export:
    checked = check_paths([path], date(2026, 12, 1))
    return exported(targets()[name], checked.policies, checked.policies[0].languages, checked.sources)


def demo(folder: Path, *changes: tuple[str, str]) -> Path:
    """The complete policy with passages changed, as a file."""
    text = read_text("skeleton.pol")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path = folder / "demo.pol"
    path.write_text(text, encoding="utf-8")
    return path


def variables(content: bytes) -> dict[str, Any]:
    """The variables of a script that hold JSON."""
    return {name: json.loads(value) for name, value in VARIABLE.findall(content.decode())}


def gaps(export: Export) -> set[tuple[str, str]]:
    return {(gap.field, gap.kind) for gap in export.gaps}


def test_klaro_asks_what_needs_consent_in_both_languages(tmp_path: Path) -> None:
    export = made(demo(tmp_path), "klaro")
    [(name, content)] = export.files.items()
    config = variables(content)["klaroConfig"]
    assert name == "demo.klaro.js"
    assert [(s["name"], s["purposes"], s["cookies"]) for s in config["services"]] == [
        ("audience-host", ["audience"], ["visits"])
    ]
    assert config["cookieExpiresAfterDays"] == 181
    assert (config["default"], config["mustConsent"], config["hideDeclineAll"]) == (False, False, False)
    assert config["styling"] == {"dark2": "#1a936f"}  # the colour of the button that accepts
    english, french = config["translations"]["en"], config["translations"]["fr"]
    assert "Audience measurement cookies (audience measurement)" in english["consentNotice"]["description"]
    assert "Cookies de mesure d’audience (mesure d’audience)" in french["consentNotice"]["description"]
    assert (french["decline"], french["acceptAll"]) == ("Tout refuser", "Tout accepter")
    assert english["audience-host"] == {"title": "Nuage Breton", "description": "13 months for visits"}
    assert gaps(export) == {("address", "missing")}


def test_orejime_has_a_file_for_each_language(tmp_path: Path) -> None:
    export = made(demo(tmp_path), "orejime")
    assert list(export.files) == ["demo-en.orejime.js", "demo-fr.orejime.js"]
    config = variables(export.files["demo-fr.orejime.js"])["orejimeConfig"]
    assert config["cookie"] == {"name": "orejime", "duration": 181}
    assert [group["title"] for group in config["purposes"]] == ["Cookies de mesure d’audience"]
    [service] = config["purposes"][0]["purposes"]
    assert (service["default"], service["isMandatory"], service["isExempt"]) == (False, False, False)
    assert config["translations"]["banner"]["decline"] == "Tout refuser"
    assert "runsOnce" not in service  # orejime 3.2.1 then never runs what was accepted


def test_cookieconsent_weighs_both_buttons_the_same(tmp_path: Path) -> None:
    [content] = made(demo(tmp_path), "cookieconsent").files.values()
    config = variables(content)["cookieConsentConfig"]
    assert config["mode"] == "opt-in"
    assert config["guiOptions"]["consentModal"]["equalWeightButtons"] is True
    assert {name: c["enabled"] for name, c in config["categories"].items()} == {"audience": False}
    assert config["cookie"]["expiresAfterDays"] == 181
    [section] = config["language"]["translations"]["fr"]["preferencesModal"]["sections"]
    assert section["cookieTable"]["body"] == [{"name": "visits", "by": "Nuage Breton", "lifetime": "13\u00a0mois"}]


def test_tarteaucitron_refuses_as_it_accepts(tmp_path: Path) -> None:
    export = made(demo(tmp_path), "tarteaucitron")
    held = variables(export.files["demo-fr.tarteaucitron.js"])
    assert (held["tarteaucitronForceLanguage"], held["tarteaucitronForceExpire"]) == ("fr", 181)
    config = held["polcTarteaucitron"]
    assert config["init"]["DenyAllCta"] is config["init"]["AcceptAllCta"] is config["init"]["highPrivacy"] is True
    [service] = config["services"]
    assert (service["type"], service["needConsent"], service["cookies"]) == ("analytic", True, ["visits"])
    assert "mesure d’audience" in held["tarteaucitronCustomText"]["alertBigPrivacy"]


def test_consent_mode_denies_until_asked(tmp_path: Path) -> None:
    basket = ("cookies necessary { kind necessary ", "cookies necessary { kind basket, necessary ")
    [content] = made(demo(tmp_path, basket), "consent-mode").files.values()
    found = re.search(r'gtag\("consent", "default", (\{.*?\})\);', content.decode(), re.DOTALL)
    assert found is not None
    defaults = json.loads(found[1])
    assert list(defaults) == read_toml("targets", "consent-mode.toml")["types"]
    assert [name for name, state in defaults.items() if state == "granted"] == ["functionality_storage"]
    assert variables(content)["polcConsentTypes"] == {"analytics_storage": ["audience"]}


@pytest.mark.parametrize("name", LIBRARIES)
def test_unstated_choice_is_a_gap_and_no_number(tmp_path: Path, name: str) -> None:
    export = made(demo(tmp_path, ("choice kept 6 months", "")), name)
    assert gaps(export) == {("address", "missing"), ("choice", "missing")}
    written = b"".join(export.files.values())
    assert not re.search(rb"ExpiresAfterDays|expiresAfterDays|duration|ForceExpire", written)


@pytest.mark.parametrize("name", LIBRARIES)
def test_class_of_which_nothing_is_said_is_asked(tmp_path: Path, name: str) -> None:
    unsaid = ("consent required asked cookie-banner withdrawn cookie-manager", "")
    export = made(demo(tmp_path, unsaid), name)
    assert ("consent", "missing") in gaps(export)
    assert all(b"audience-host" in content for content in export.files.values())


@pytest.mark.parametrize("name", LIBRARIES)
def test_exempt_class_is_not_asked(tmp_path: Path, name: str) -> None:
    for content in made(demo(tmp_path), name).files.values():
        assert b"basket" not in content
        assert b"necessary-shop" not in content
    exempt = ("consent required asked cookie-banner withdrawn cookie-manager", "consent exempt")
    assert made(demo(tmp_path, exempt), name).files == {}


def test_statement_does_not_exempt_what_the_law_does_not(tmp_path: Path) -> None:
    path = demo(tmp_path, ("kind audience   consent required", "kind advertising   consent exempt"))
    assert b"audience-host" in made(path, "klaro").files["demo.klaro.js"]


def test_command_says_that_there_is_nothing_to_ask(here: Path) -> None:
    unneeded = ("consent required asked cookie-banner withdrawn cookie-manager", "consent exempt")
    demo(here, unneeded)
    result = run("export", "demo.pol", "--to", "orejime")
    assert (result.status, result.output) == (0, "")
    assert "Nothing was written" in result.errors


@pytest.mark.parametrize("name", LIBRARIES)
def test_no_text_leaves_its_string(tmp_path: Path, name: str) -> None:
    nasty = "</script><img src=x onerror=alert(1)>\u2028\u2029'"
    export = made(demo(tmp_path, ('"Nuage Breton"', f'"{nasty}"')), name)
    for content in export.files.values():
        text = content.decode()
        assert not re.search("[\u2028\u2029<]", text)
        assert "u003cimg" in text or "\\u0026lt;img" in text
        assert variables(content)


def test_pattern_becomes_what_each_library_reads(tmp_path: Path) -> None:
    path = demo(tmp_path, ('cookie "visits" {', 'cookie "_vis.*" { pattern  '))
    expression = r"^_vis\\..*$"
    line = f'.services[0].cookies[0] = new RegExp("{expression}");'
    assert line in made(path, "klaro").files["demo.klaro.js"].decode()
    cookieconsent = made(path, "cookieconsent").files["demo.cookieconsent.js"].decode()
    assert f'.categories["audience"].autoClear.cookies[0].name = new RegExp("{expression}");' in cookieconsent
    orejime = variables(made(path, "orejime").files["demo-en.orejime.js"])["orejimeConfig"]
    assert orejime["purposes"][0]["purposes"][0]["cookies"] == [r"/^_vis\..*$/"]
    assert ("pattern", "lost") in gaps(made(path, "tarteaucitron"))


def test_storage_that_is_no_cookie_is_told_and_not_listed(tmp_path: Path) -> None:
    path = demo(tmp_path, ('cookie "visits" {', 'cookie "visits" { stored in local-storage  '))
    export = made(path, "klaro")
    assert ("storage", "lost") in gaps(export)
    assert variables(export.files["demo.klaro.js"])["klaroConfig"]["services"][0]["cookies"] == []


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_policies_give_scripts_that_hold_json(path: Path) -> None:
    for name in TARGETS:
        for content in made(path, name).files.values():
            assert variables(content)


def test_types_of_the_other_side_exist() -> None:
    table = read_toml("targets", "consent-mode.toml")
    assert {t for types in table["terms"]["cookie-kinds"].values() for t in types.split()} <= set(table["types"])
    known = {"ads", "analytic", "api", "comment", "other", "social", "support", "video", "google"}
    assert set(read_toml("targets", "tarteaucitron.toml")["terms"]["cookie-kinds"].values()) <= known
