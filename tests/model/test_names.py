"""Names, dates and places of a file: each is known where it stands, or a finding says which word is wrong and why."""

from __future__ import annotations

import pytest

from polc.core.findings import Finding
from tests.overlay import analysed, laid_over

GROUPS = ("names", "syntax", "file")


def findings(text: str) -> list[Finding]:
    """The findings on names, dates and places; what the rules of law say of such short files is left out."""
    return [f for f in analysed(text).findings if f.rule.split("/")[0] in GROUPS]


def named(text: str) -> list[tuple[str, str]]:
    """Each finding as its rule and the words that it underlines."""
    return [(f.rule, text[f.span.start : f.span.end]) for f in findings(text)]


@pytest.mark.parametrize(
    ("text", "word", "suggestion"),
    [
        ("recipient carrier { role proccessor }", "proccessor", "processor"),
        ("purpose orders { basis legitimate-intrest }", "legitimate-intrest", "legitimate-interest"),
        ("retention orders { keep 1 year after contractend }", "contractend", "contract-end"),
        ("retention orders { keep 1 year after order, then delet }", "delet", "delete"),
        ("right objection { applies-to basis legitimate-interets }", "legitimate-interets", "legitimate-interest"),
        ("rights { offer acess, erasure }", "acess", "access"),
        ("purpose orders { kind qwertyuiop }", "qwertyuiop", ""),
    ],
)
def test_unknown_word_of_the_vocabulary(text: str, word: str, suggestion: str) -> None:
    assert named(text) == [("names/unknown", word)]
    assert findings(text)[0].facts["suggestion"] == suggestion


def test_known_words_ids_and_other_ids_are_silent() -> None:
    assert named("purpose orders { kind orders  basis public-interest norm gdpr:6(1)(e) }") == []


def test_a_text_beside_a_name_makes_it_a_word_of_the_author() -> None:
    assert named('data garden { includes roses en "roses" fr "roses", email }') == []


def test_a_ground_unknown_to_the_law_is_a_statement_not_a_slip() -> None:
    assert named('purpose orders { basis other en "our rights" fr "nos droits" }') == []


def test_declarable_name_is_left_to_rules_with_nearest_one() -> None:
    text = "purpose orders { recipients stirpe } recipient stripe { role processor }"
    assert named(text) == []
    (unresolved,) = analysed(text).policy.unresolved
    assert (unresolved.word.text, unresolved.suggestion) == ("stirpe", "stripe")


def test_wrong_kind_points_at_what_has_the_name() -> None:
    text = "purpose orders { recipients contact-form }\nchannel contact-form { kind web-form }"
    assert named(text) == [("names/wrong-kind", "contact-form")]
    (finding,) = findings(text)
    assert finding.facts["kind"] == "channel"
    assert finding.related[0].span.start == text.rindex("contact-form")


def test_one_name_may_be_declared_in_two_kinds() -> None:
    text = "data orders { includes purchase-history } purpose orders { data orders  kind order-handling }"
    assert named(text) == []


def test_given_twice_points_at_the_first() -> None:
    text = "recipient carrier { role processor  located FR  role controller }"
    assert named(text) == [("names/given-twice", "role")]
    (finding,) = findings(text)
    assert finding.span.start == text.rindex("role")
    assert finding.related[0].span.start == text.index("role")


@pytest.mark.parametrize(
    "text",
    [
        "recipient carrier { role processor until 2027-01-01  role controller from 2027-01-01 }",
        "purpose orders { basis contract  basis legal-obligation }",
        'purpose orders { note "one"  note "two" }',
        'controller shop { reach email a@example.org, email b@example.org, post "1 rue du Port" }',
        "right objection { case { reasons none } case { reasons situation } }",
    ],
)
def test_what_may_be_repeated(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "norm", "suggestion"),
    [
        ("policy demo { cites gdrp }", "gdrp", "gdpr"),
        ("purpose aml { basis legal-obligation norm xy:code:12 }", "xy:code:12", ""),
        ('retention a { keep criteria en "as the law asks" norm xy:code:12 }', "xy:code:12", ""),
    ],
)
def test_unknown_norm(text: str, norm: str, suggestion: str) -> None:
    assert named(text) == [("names/unknown-norm", norm)]
    assert findings(text)[0].facts["suggestion"] == suggestion


def test_known_norms_with_articles_are_silent() -> None:
    assert named("purpose aml { basis legal-obligation norm fr:cmf:L561-12, gdpr:6(1)(c), eu:2002/58 }") == []


def test_unknown_country_is_underlined_alone() -> None:
    text = "recipient host { located FR, ZZ, EEA }"
    assert named(text) == [("names/unknown-country", "ZZ")]


def test_country_given_by_three_letters_suggests_two() -> None:
    (finding,) = findings("recipient host { located FRA }")
    assert (finding.rule, finding.facts["suggestion"]) == ("names/unknown-country", "FR")


def test_a_mistyped_country_is_not_taken_for_one_far_away() -> None:
    text = laid_over("").replace(
        "does delivery   receives identity, contact   located FR",
        "does delivery   receives identity, contact   located FRA",
    )
    assert [f.rule for f in analysed(text).findings] == ["names/unknown-country"]


@pytest.mark.parametrize("day", ["2026-02-29", "2026-13-01", "2026-04-31", "2026-00-10"])
@pytest.mark.parametrize(
    "text",
    [
        "policy demo { effective DAY }",
        "recipient host { located FR from DAY }",
        "recipient host { located FR } until DAY",
        "retention orders { keep until DAY }",
    ],
)
def test_a_day_that_the_calendar_does_not_have(text: str, day: str) -> None:
    assert named(text.replace("DAY", day)) == [("syntax/impossible-date", day)]
    assert named(text.replace("DAY", "2028-02-29")) == []


@pytest.mark.parametrize(
    "text",
    [
        "purpose orders { part of orders }",
        "purpose orders { part of sales }\npurpose sales { part of orders }",
        "purpose orders { part of sales }\npurpose sales { part of trade }\npurpose trade { part of orders }",
    ],
)
def test_a_purpose_inside_itself(text: str) -> None:
    found = named(text)
    assert {rule for rule, _ in found} == {"names/circular"}
    assert all(words.startswith("part of ") for _, words in found)


def test_bundles_within_bundles_are_no_circle() -> None:
    assert (
        named("purpose a { part of b }\npurpose b { part of c }\npurpose c { basis contract }\npurpose d { part of c }")
        == []
    )


def test_a_circle_elsewhere_does_not_blame_those_who_hang_on_it() -> None:
    text = "purpose leaf { part of one }\npurpose one { part of two }\npurpose two { part of one }"
    assert ("purpose", "leaf") not in {f.subject for f in findings(text)}


def test_language_twice_points_at_the_first() -> None:
    text = 'subject client { title en "customers" en "clients" }'
    assert named(text) == [("syntax/language-twice", '"clients"')]
    assert text[findings(text)[0].related[0].span.start :].startswith('"customers"')


def test_language_twice_within_a_list() -> None:
    assert named('data a { includes fr "roses" fr "rosiers", email }') == [("syntax/language-twice", '"rosiers"')]


def test_one_text_a_language_is_silent_in_any_language() -> None:
    assert named('subject client { title en "customers" fr "clients" de "Kunden" }') == []


def test_a_name_written_in_another_alphabet() -> None:
    assert named("recipient hébergeur { role processor } purpose commandes { recipients hébergeur }") == []
