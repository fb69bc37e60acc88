"""Where an edit of a rule's page is made, what it is filled with, and where it is not offered."""

from __future__ import annotations

from polc.core.sources import Source
from polc.editor.edit_places import Context
from polc.editor.rule_edits import mended_text, rule_mends
from polc.syntax.parser.incremental import parse_again
from tests.overlay import EXAMPLE, analysed, laid_over, rest


def _mended(slug: str, example: str) -> dict[str, str]:
    """What each edit offered for the findings of a rule makes of an example laid over the skeleton, by its title."""
    text = laid_over(example)
    file, analysis = parse_again(Source(EXAMPLE, text), rest(example))[0], analysed(text)
    context = Context(analysis.policy.index, analysis.policy.languages, analysis.policy.as_of, "a plain fact")
    found = [f for f in analysis.findings if f.rule == slug]
    assert found
    mends = [mend for finding in found for mend in rule_mends(finding, file, context, "en")]
    return {mend.title: mended_text(text, mend) for mend in mends}


def test_sentence_is_not_mended_by_what_mends_a_statement() -> None:
    sentence = "By giving us their details you confirm that these people consent to our use of them."
    section = f'section others {{ kind other   title en "Others" fr "Autres"   text en "{sentence}" fr "…" }}'
    assert _mended("basis/consent-by-another", section) == {}


def test_list_is_never_emptied() -> None:
    """A purpose would otherwise say nothing of its data, and no rule would find them."""
    optional = """
        data civil { title en "civil status" fr "état civil"   includes nationality   from person
                     mandatory for newsletter otherwise en "no newsletter" fr "pas de lettre" }
        purpose newsletter { title en "Newsletter" fr "Lettre d’information"   kind newsletter by email
                             basis consent asked sign-up-form withdrawn unsubscribe-link
                             subjects client, prospect   data contact, civil   recipients mailer
                             opt-out unsubscribe-link reasons none }
    """
    assert list(_mended("sensitive/identity-excess", optional)) == ["Let people choose whether to give it"]


def test_statement_is_set_in_the_declaration_that_is_named() -> None:
    policy = laid_over("").split("\n\n")[1].replace("voice we", "voice we   claims no-minors")
    mended = _mended("contradiction/minors-denied", f"{policy}\nsubject client {{ minimum-age 15 }}\n")
    assert mended["Say that these persons are adults"].endswith("subject client { minimum-age 18 }\n")


def test_authority_is_that_of_the_controllers_country() -> None:
    mended = _mended(
        "rights/sa-mismatch",
        "# without authority cnil\nauthority dpc\nright complaint { through authority dpc }\n",
    )["Add the authority of the country"]
    assert "through authority dpc, authority cnil" in mended
    assert mended.endswith("authority cnil\n")


def test_declaration_that_is_there_is_not_declared_again() -> None:
    browser = """
        cookies audience { kind audience   consent required asked browser withdrawn cookie-manager
                           does audience-measurement   placed by host   data browsing   recipients host
                           lifetime at most 13 months   choice kept 6 months
                           keep 25 months after collection, then delete }
    """
    (mended,) = _mended("cookies/browser-consent", browser).values()
    assert "asked cookie-banner withdrawn" in mended
    assert mended.count("channel cookie-banner") == 1


def test_statement_that_goes_and_one_that_comes_meet() -> None:
    abroad = """
        # without transfer
        recipient mailer { name "Courrier Clair"   role processor   does newsletter-sending   receives contact
                           located EU   also outside EEA   safeguard scc   copy contact-form   under-contract }
    """.replace("        #", "#")
    (mended,) = _mended("transfer/country-missing", abroad).values()
    assert "located EU, US   safeguard scc" in mended


def test_edit_after_which_the_text_cannot_be_read_is_not_offered() -> None:
    """A recipient cannot require consent to cookies: what mends the class is not offered there."""
    own_use = """
        recipient measurer { name "Sondes et Comptes"   role controller   own-purposes statistics
                             does audience-measurement   receives browsing   located FR   basis consent }
        purpose counting { title en "Counting" fr "Comptage"   kind audience-measurement
                           basis consent asked cookie-banner withdrawn cookie-manager
                           subjects client   data browsing   recipients measurer
                           keep 25 months after collection, then delete }
        cookies audience { kind audience   consent exempt   does audience-measurement   data browsing
                           lifetime at most 13 months   keep 25 months after collection, then delete }
    """
    for text in _mended("cookies/audience-limits", own_use).values():
        assert parse_again(Source(EXAMPLE, text), rest(""))[1] == []
