"""Values in words: lists, periods, references, promises, and texts that exist in one language only."""

from __future__ import annotations

import html
import re

import pytest

from polc.export.html import render
from tests.publish.pages import page_of, parsed, policy_of

INNER, TAG = re.compile(r"</?(?:a|span|strong|code)\b[^>]*>"), re.compile(r"<[^>]+>")
"""Tags within a line, which part no words, and all others."""


def words(text: str, lang: str = "en") -> str:
    """The words of the page, tags left out and spaces joined."""
    return re.sub(r"\s+", " ", html.unescape(TAG.sub(" ", INNER.sub("", page_of(text, lang).body))))


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        ("email, phone, age", "e-mail address, telephone number and age"),
        ("email, phone and others", "e-mail address, telephone number, etc."),
        ("none", "none"),
        ('email, en "size, colour"', "e-mail address; size, colour"),
        ('age, en "size and colour"', "age as well as size and colour"),
        ('email only-if en "if you want a reply"', "e-mail address (if you want a reply)"),
    ],
)
def test_lists(listing: str, expected: str) -> None:
    assert f"the d ({expected})." in words(f"data d {{ includes {listing} }}")


@pytest.mark.parametrize(
    ("keep", "en", "fr"),
    [
        ("2 years after last-contact", "2 years after the last contact", "2 ans après le dernier contact"),
        ("until objection", "Until the objection", "Jusqu’à l’opposition"),
        ("at most 1 month", "At most 1 month", "Au maximum 1 mois"),
        ("indefinitely", "Without limit in time", "Sans limitation de durée"),
        (
            "during contract, then archived 3 years after contract-end, then delete",
            "During the contract, then in an archive until 3 years after the end of the contract",
            "Pendant le contrat, puis en archives jusqu’à 3 ans après la fin du contrat",
        ),
        ("1 day if consent", "1 day, subject to consent", "1 jour, sous réserve du consentement"),
        (
            "1 day sooner on deletion-request",
            "1 day, or until the request for erasure if that comes first",
            "1 jour, ou jusqu’à la demande d’effacement si cet événement survient plus tôt",
        ),
    ],
)
def test_periods(keep: str, en: str, fr: str) -> None:
    policy = f'retention r {{ title "R" keep {keep} }}'
    assert f" {en} " in words(policy)
    assert f" {fr} " in words(policy, "fr")


def test_references_are_words_and_lead_to_their_place() -> None:
    policy = """
        controller shop { name "Lantern" }
        retention r { title "Orders" keep 2 years after last-contact }
        section s { title "S" text "See {retention r}, {right access}, {controller} and {section nowhere}." }
        rights { offer access }
    """
    body = page_of(policy).body
    assert '<a href="#retention-r">2 years after the last contact</a>' in body
    assert '<a href="#right-access">right of access</a>' in body
    assert '<a href="#controller-shop">Lantern</a>' in body
    assert " and nowhere." in body


def test_circular_references_end() -> None:
    assert words('term a { title "A {term b}" } term b { title "B {term a}" }').count("A B") >= 1


def test_a_text_of_another_language_says_which() -> None:
    policy = 'policy p { title en "P" fr "P" } term t { title en "Word" means fr "un mot" }'
    assert 'This word means <span lang="fr">un mot</span>.' in page_of(policy).body
    assert "lang=" not in page_of('policy p { title "P" } term t { title "Word" means "same" }').body


@pytest.mark.parametrize(
    ("promise", "en"),
    [
        ("store only in EU", "The controller stores the data only in the European Union."),
        ("never sell personal-data", "The controller never sells the data."),
        ("never sell email", "The controller never sells the e-mail address."),
        ("never hold card-number, card-code", "never holds the payment card number or card verification code."),
        (
            "never share contact with partner except consent",
            "The controller never shares the contact details with partners without consent.",
        ),
        (
            "never keep email longer than 2 years",
            "The controller never keeps the e-mail address longer than two years.",
        ),
        ("use email only by r", "The following data – e-mail address – are used only by our couriers"),
        ("never use email for telephone-marketing", "never uses the e-mail address for telephone marketing."),
        ("collect only email", "The controller collects only the e-mail address."),
    ],
)
def test_promises(promise: str, en: str) -> None:
    assert en in words(f'promise p {{ {promise} }} recipient r {{ title "our couriers" }}')


def test_a_promise_that_holds_in_a_case_is_told_with_it() -> None:
    page = words('policy p { title "P" voice we } promise p { never sell email if en "you say so" }')

    assert "We never sell your e-mail address. This holds in this case only: you say so." in page


def test_the_voice_of_the_policy_is_that_of_the_page() -> None:
    policy = "policy p {{ title {title} voice {voice} }} rights {{ offer access }}"
    assert "What are your rights?" in words(policy.format(title='"P"', voice="we"))
    assert "What rights do data subjects have?" in words(policy.format(title='"P"', voice="third-person"))


def test_names_follow_the_voice() -> None:
    policy = 'policy p {{ title "P" voice {voice} }} rights {{ offer withdraw-consent }}'
    assert "Droit de retirer votre consentement" in words(policy.format(voice="we"), "fr")
    assert "Droit de retirer son consentement" in words(policy.format(voice="third-person"), "fr")


def test_the_controller_goes_by_its_own_word() -> None:
    policy = 'controller c {{ name "C" {called} }} transfer {{ avoided }}'
    assert "C endeavours" in words(policy.format(called=""))
    assert "The controller endeavours" in words("transfer { avoided }")
    assert "The Shop endeavours" in words(policy.format(called='called en "the Shop"'))


def test_a_sentence_agrees_with_the_number_of_things() -> None:
    policy = 'purpose x {{ title "X" aims {aims} }}'
    assert "L’objectif est la fidélité." in words(policy.format(aims='fr "fidélité"'), "fr")
    assert "Les objectifs sont les statistiques." in words(policy.format(aims='fr "statistiques"'), "fr")
    assert "Les objectifs sont la fidélité et les statistiques." in words(
        policy.format(aims='fr "fidélité", fr "statistiques"'), "fr"
    )


def test_a_list_that_is_open_says_so_once() -> None:
    page = words("collection { occasions order, contract, visit, event and others }", "fr")
    assert "aux occasions suivantes : commande ou achat, conclusion d’un contrat, visite des locaux" in page
    assert page.count("participation à un événement, etc.") == page.count("etc.") == 1
    aims = words('purpose x { title "X" aims fr "fidélité" and others }', "fr")
    assert "Les objectifs sont notamment la fidélité." in aims
    assert "etc." not in aims


def test_who_has_a_proper_name_needs_no_article() -> None:
    policy = "recipient r {{ {name} }} promise p {{ store contact only with r }}"
    assert "uniquement chez Lanterne" in words(policy.format(name='name "Lanterne"'), "fr")
    assert "uniquement chez nos hébergeurs" in words(policy.format(name='title fr "nos hébergeurs"'), "fr")
    assert "uniquement chez les destinataires suivants : sauvegarde et hébergement" in words(
        policy.format(name='title fr "sauvegarde et hébergement"'), "fr"
    )


def test_a_platform_stands_once_among_the_sites_that_are_linked() -> None:
    body = page_of('links { to net } platform net { name "Net" at https://net.example }').body
    assert '<a id="platform-net" href="https://net.example">Net</a>' in body
    assert body.count(">Net<") == 1


def test_an_authority_is_turned_to_and_a_channel_used() -> None:
    page = words('right access { through authority cnil } right erasure { through box } channel box { title "Box" }')
    assert "This right is exercised with the French Data Protection Authority (CNIL)." in page
    assert "This right is exercised through the box." in page


def test_what_is_not_stated_is_not_said() -> None:
    page = words('policy p { title "P" } purpose x { title "X" }')
    assert "Legal basis" not in page
    assert "Recipients" not in page
    assert "How long" not in page


def test_the_page_knows_its_head() -> None:
    policy = 'policy p { title en "P" fr "Q" version "2" effective 2026-09-01 languages fr, en binding fr }'
    page = page_of(policy, "fr")
    assert (page.policy, page.lang, page.title, page.notice.version) == ("p", "fr", "Q", "2")
    assert page.notice.effective is not None
    assert page.notice.effective.isoformat() == "2026-09-01"
    assert (page.languages, page.notice.binding) == (("fr", "en"), "fr")
    assert page.notice.prevails == "La version en français fait foi."


def test_contents_lead_to_headings() -> None:
    page = page_of('rights { offer access, erasure } policy p { title "P" }')
    assert [(e.id, e.level) for e in page.toc if e.level == 2] == [("part-rights", 2)]
    assert all(f'id="{entry.id}"' in page.body for entry in page.toc)


def test_rendering_twice_gives_the_same() -> None:
    policy = policy_of(parsed('policy p { title "P" } data d { includes email, phone }'))
    assert render(policy, "fr") == render(policy, "fr")


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    policy = 'policy p { title "P" effective 2026-07-01 }'
    assert "En vigueur à compter du 1 er juillet 2026" in words(policy, "fr")  # `er` is raised
    assert "In force from 1 July 2026" in words(policy)


def test_headings_keep_their_non_breaking_spaces() -> None:
    page = page_of('policy p { title "P" voice we } controller c { name "C" }', "fr")
    assert [e.title for e in page.toc] == ["Qui sommes-nous\u00a0?"]
