"""The words of absolute security, and those that only look like them."""

from __future__ import annotations

import pytest

from tests.overlay import analysed


def claimed(lang: str, words: str) -> list[str]:
    """The words that the rule underlines in a measure that states them."""
    text = f'measure x {{ does {lang} "{words}" }}'
    findings = [f for f in analysed(text).findings if f.rule == "security/overclaim"]
    return [text[f.span.start : f.span.end] for f in findings]


@pytest.mark.parametrize(
    ("lang", "words", "claim"),
    [
        ("en", "our site is 100% secure", "100% secure"),
        ("en", "our site is 100\u00a0% safe", "100\u00a0% safe"),
        ("en", "storage on fully secure servers", "fully secure"),
        ("en", "Absolute security is what we give.", "Absolute security"),
        ("en", "measures that prevent any risk", "prevent any risk"),
        ("en", "we eliminate all possible risks", "eliminate all possible risks"),
        ("en", "an unhackable vault", "unhackable"),
        ("en", "data which cannot be hacked", "cannot be hacked"),
        ("en", "Nothing is lost. Our servers are perfectly safe.", "perfectly safe"),
        ("fr", "un site sécurisé à 100\u00a0%", "sécurisé à 100\u00a0%"),
        ("fr", "des serveurs totalement sécurisés", "totalement sécurisés"),
        ("fr", "une sécurité absolue", "sécurité absolue"),
        ("fr", "nous empêchons tout risque de fuite", "empêchons tout risque"),
        ("fr", "à l’abri de toute intrusion", "à l’abri de toute intrusion"),
        ("fr", "un coffre inviolable", "inviolable"),
        ("fr", "des données impossibles à pirater", "impossibles à pirater"),
    ],
)
def test_a_claim_is_underlined(lang: str, words: str, claim: str) -> None:
    assert claimed(lang, words) == [claim]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "no transmission over the internet is 100 % secure"),
        ("en", "we can’t promise absolute security"),
        ("en", "we don't claim that it is completely safe"),
        ("en", "we strive to eliminate all risks"),
        ("en", "a level of security appropriate to the risk"),
        ("en", "secure servers, safely kept"),
        ("en", "insecurely protected risks are 100 % covered by insurance"),
        ("en", "measures against any loss"),
        ("fr", "aucun système n’est sûr à 100 %"),
        ("fr", "la sécurité absolue n’existe pas"),
        ("fr", "des mesures visant à éviter tout risque"),
        ("fr", "vos données sont conservées en toute sécurité"),
        ("fr", "un niveau de sécurité adapté au risque"),
        ("fr", "des serveurs sécurisés, avec 100 % d’énergie renouvelable"),
        ("fr", "fully secure servers"),
    ],
)
def test_a_near_miss_is_left_alone(lang: str, words: str) -> None:
    assert claimed(lang, words) == []


def test_one_finding_for_a_text_in_two_languages() -> None:
    text = 'measure x { does en "100 % secure" fr "sécurisé à 100 %" }'
    (finding,) = [f for f in analysed(text).findings if f.rule == "security/overclaim"]
    assert [text[r.span.start : r.span.end] for r in finding.related] == ["sécurisé à 100 %"]


def test_a_text_without_a_language_is_read_in_each() -> None:
    text = 'section x { kind security   title "Coffre inviolable"   text "100 % secure" }'
    findings = [f for f in analysed(text).findings if f.rule == "security/overclaim"]
    assert [f.facts["claim"] for f in findings] == ["inviolable", "100 % secure"]


@pytest.mark.parametrize("kind", ["other", "security"])
def test_only_sections_on_security_are_read(kind: str) -> None:
    text = f'section x {{ kind {kind}   title "X"   text en "fully secure" }}'
    assert any(f.rule == "security/overclaim" for f in analysed(text).findings) is (kind == "security")
