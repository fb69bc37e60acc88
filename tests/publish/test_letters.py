"""Ready letters: whom they go to, what they take from the policy, and what they leave to the reader."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from polc.document.blocks import Block, Card, Letter, Line, Lines, Points
from polc.document.inline import Inline
from polc.document.notice import Notice
from polc.notice.notice import notice_of
from tests.publish.pages import FILES, notice_at, parsed, policy_at, policy_of

POLICY = """
policy p { title "Notice of the shop" }
controller shop { name "Shop" legal-name "Shop SA" reach post "1 Main Street, Paris", email mail@shop.example.org }
purpose orders { title "orders" basis contract }
purpose security { title "security of the site" basis legitimate-interest }
purpose news { title "newsletter" kind newsletter basis consent }
purpose survey { title "surveys" basis consent }
rights {
  offer access, objection, portability, withdraw-consent, complaint
  reply within 1 month
  identity customer-number or id-document on-doubt
}
"""


def blocks(notice: Notice) -> list[Block]:
    """Every block of a notice, those within cards included."""
    found = [block for part in notice.parts for block in part.blocks]
    return [*found, *(inner for block in found if isinstance(block, Card) for inner in block.blocks)]


def letters(notice: Notice) -> list[Letter]:
    return [block for block in blocks(notice) if isinstance(block, Letter)]


def letter(text: str, right: str, lang: str = "en") -> Letter | None:
    found = [x for x in letters(notice_of(policy_of(parsed(text)), lang)) if x.anchor == f"letter-{right}"]
    assert len(found) < 2
    return found[0] if found else None


def words(text: str, right: str, lang: str = "en") -> str:
    found = letter(text, right, lang)
    assert found is not None
    return "\n".join(p.plain.replace("\u00a0", " ") for p in found.paragraphs)


def scope(text: str, right: str) -> str:
    """What the page says that a right applies to, or is given for; empty where it says nothing of that."""
    notice = notice_of(policy_of(parsed(text)), "en")
    points = [p for block in blocks(notice) if isinstance(block, Points) for p in block.points]
    told = [p.words.plain for p in points if p.anchor == f"right-{right}"]
    cards = [b for b in blocks(notice) if isinstance(b, Card) and b.anchor == f"right-{right}"]
    told += [x.plain for card in cards for b in card.blocks if isinstance(b, Lines) for x in lines_of(b)]
    assert told
    sentences = re.findall(r"(?:this right for|object to uses that rest on) (.*?)(?: \(|\.)", " ".join(told))
    assert len(sentences) < 2
    return sentences[0] if sentences else ""


def lines_of(block: Lines) -> list[Inline]:
    return [line.value for line in block.lines if isinstance(line, Line)]


def test_it_goes_to_the_stated_address() -> None:
    found = letter(POLICY, "access")
    assert found is not None
    assert [x.plain for x in found.to] == ["Shop SA", "1 Main Street, Paris"]
    address = urlsplit(found.mail)
    assert (address.scheme, unquote(address.path)) == ("mailto", "mail@shop.example.org")
    query = parse_qs(address.query)
    assert query["subject"] == [found.subject.plain]
    assert query["body"][0].splitlines()[0] == "Dear Sir or Madam,"


def test_the_officer_is_written_to_where_there_is_one() -> None:
    found = letter(POLICY + 'officer o { title "protection officer" reach email dpo@shop.example.org }', "access")
    assert found is not None
    assert found.to[0].plain == "Protection officer"
    assert found.mail.startswith("mailto:dpo@shop.example.org?")


def test_without_an_address_nothing_is_made_up() -> None:
    found = letter('policy p { title "P" } rights { offer access }', "access")
    assert found is not None
    assert (found.to, found.mail) == ((), "")


def test_delay_and_proofs_are_those_of_the_policy() -> None:
    assert "an answer within one month" in words(POLICY, "access")
    assert "may ask me for a customer number or " in words(POLICY, "access")
    silent = words('policy p { title "P" } rights { offer access }', "access")
    assert "within one month of receiving this request (GDPR Art. 12(3))" in silent
    assert "who I am" not in silent


def test_rights_that_depend_on_basis_name_purposes_they_concern() -> None:
    assert "[keep what applies: newsletter or surveys]" in words(POLICY, "withdraw-consent")
    assert "[keep what applies: orders, newsletter or surveys]" in words(POLICY, "portability")
    assert "keep what applies" not in words(POLICY, "access")


def test_page_says_on_which_bases_the_law_gives_a_right() -> None:
    provided = "data that data subjects provided, where their processing is automated and based on "
    assert scope(POLICY, "portability") == f"{provided}consent or the performance of a contract"
    assert scope(POLICY, "objection") == "processing based on legitimate interests, and for direct marketing"
    assert scope(POLICY, "access") == ""
    assert scope(POLICY, "withdraw-consent") == ""


def test_objection_to_marketing_alone_needs_no_reason() -> None:
    weighed = words(POLICY, "objection")
    assert "[keep what applies: security of the site] (GDPR Art. 21), for reasons relating" in weighed
    refusal = words(POLICY, "objection-marketing")
    assert "direct marketing (newsletter). No reason is needed (GDPR Art. 21(2))." in refusal
    assert "particular situation" not in refusal
    assert "direct marketing" not in weighed


def test_policy_with_marketing_alone_has_one_letter_only() -> None:
    alone = POLICY.replace('purpose security { title "security of the site" basis legitimate-interest }', "")

    assert letter(alone, "objection") is None
    assert letter(alone, "objection-marketing") is not None


def test_what_policy_says_of_a_right_decides_what_it_concerns() -> None:
    stated = POLICY + "right objection { applies-to basis contract }"
    assert scope(stated, "objection") == "the performance of a contract"
    assert "[keep what applies: orders]" in words(stated, "objection")
    assert "direct marketing (newsletter)" in words(stated, "objection-marketing")


def test_marketing_in_wider_purpose_is_objected_without_reasons() -> None:
    bundle = """
    policy p { title "P" }
    purpose other { title "other purposes" basis legitimate-interest }
    purpose fraud { title "fraud" part of other basis legitimate-interest }
    purpose offers { title "offers by SMS" kind direct-marketing part of other basis legitimate-interest }
    rights { offer objection }
    """
    assert "[keep what applies: other purposes or fraud]" in words(bundle, "objection")
    assert "direct marketing (offers by SMS). No reason is needed" in words(bundle, "objection-marketing")
    assert scope(bundle, "objection") == "processing based on legitimate interests, and for direct marketing"


def test_the_month_of_the_law_is_for_the_rights_that_have_it() -> None:
    policy = 'policy p { title "P" } rights { offer access, information, withdraw-consent, post-mortem }'
    assert "one month" in words(policy, "access")
    for right in ("information", "withdraw-consent", "post-mortem"):
        assert "month" not in words(policy, right)
        assert "confirm" in words(policy, right)


@pytest.mark.parametrize(("lang", "own"), [("fr", "votre"), ("en", "your")])
def test_letter_is_readers_own_without_consent_of_controller(lang: str, own: str) -> None:
    policy = 'policy p { title "P" voice we } rights { offer withdraw-consent, post-mortem }'
    for right in ("withdraw-consent", "post-mortem"):
        found = letter(policy, right, lang)
        assert found is not None
        assert own not in found.subject.plain.split()


def test_without_an_address_the_means_of_exercise_stand_there() -> None:
    means = """
    policy p { title "P" }
    controller shop { name "Shop" }
    channel form { title "the form of the site" }
    channel link { title "the link in each message" }
    rights { offer access, withdraw-consent through form }
    right withdraw-consent { through link }
    """
    for right, whither in (("access", "The form of the site"), ("withdraw-consent", "The link in each message")):
        found = letter(means, right)
        assert found is not None
        assert [x.plain for x in found.to] == ["Shop", whither]


def test_a_complaint_is_no_letter_to_the_controller() -> None:
    assert letter(POLICY, "complaint") is None


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_language_has_the_same_letters_in_its_own_words(path: Path) -> None:
    policy = policy_at(path)
    found = {}
    for lang in policy.languages:
        found[lang] = letters(notice_at(path, lang))
        for each in found[lang]:
            assert not [p for p in each.paragraphs if not all(isinstance(node, str) for node in p.nodes)], each.anchor
    assert len({tuple(x.anchor for x in written) for written in found.values()}) == 1


def test_subject_of_a_letter_speaks_of_those_who_write_it() -> None:
    offered = 'policy p { title "P" voice we } rights { offer withdraw-consent, post-mortem }'

    assert "withdrawal of my consent" in subject(offered, "withdraw-consent").lower()
    assert "directives on the fate of my data after my death" in subject(offered, "post-mortem").lower()


def subject(text: str, name: str) -> str:
    found = letter(text, name)
    assert found is not None
    return found.subject.plain
