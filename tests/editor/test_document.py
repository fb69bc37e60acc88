"""What is found in a policy while it is written: nothing flickers, and nothing that was mended stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from polc.editor.document import Document
from polc.editor.written_text import WrittenText

DAY = date(2026, 12, 1)
BAKERY = Path("tests/ok/bakery-shop.pol").read_text(encoding="utf-8")
FAULTY = """policy p { title "P"  languages en  law eu }
controller c { name "C" }
purpose orders { title "Orders" }

purpose news { title "News" }
"""


def _document(text: str) -> Document:
    document = Document("p.pol", DAY)
    document.edited(WrittenText(text))
    return document


def _told(document: Document) -> dict[tuple[str, str], bool]:
    return {(s.finding.rule, s.finding.subject[1]): s.stale for s in document.shown()}


def test_findings_are_those_of_a_check_while_text_can_be_read() -> None:
    document = _document(FAULTY)

    assert document.analysis is not None
    assert [s.finding for s in document.shown()] == list(document.analysis.findings)
    assert not any(s.stale for s in document.shown())


def test_findings_of_other_declarations_stay_while_one_is_edited() -> None:
    document = _document(FAULTY)
    sound = {key for key in _told(document) if key[1] != "orders"}

    document.edited(WrittenText(FAULTY.replace('"Orders" }', '"Orders"\n  basi }')))

    shown = {(s.finding.rule, s.finding.subject[1]): s for s in document.shown()}
    assert sound <= set(shown)
    assert any(rule.startswith("syntax/") and not s.stale for (rule, _), s in shown.items())
    news = next(s for (_, name), s in shown.items() if name == "news" and s.stale)
    assert document.source.slice(news.finding.span) in ("purpose news", "news", "purpose")


def test_findings_of_the_declaration_that_is_edited_are_left_out() -> None:
    document = _document(FAULTY)

    document.edited(WrittenText(FAULTY.replace('"Orders" }', '"Orders" basi }')))

    assert not any(stale for (_, name), stale in _told(document).items() if name == "orders")


def test_stale_findings_are_gone_when_the_text_can_be_read_again() -> None:
    document = _document(FAULTY)
    document.edited(WrittenText(FAULTY + "purpose"))

    document.edited(WrittenText(FAULTY))

    assert not any(s.stale for s in document.shown())


def test_typing_statement_by_letters_never_drops_other_findings() -> None:
    document = _document(FAULTY)
    others = {key for key in _told(document) if key[1] != "orders"}
    at = FAULTY.index('"Orders"') + len('"Orders"')
    typed = " basis contract for c keep 3 years after order"

    for length in range(len(typed) + 1):
        document.edited(WrittenText(FAULTY[:at] + typed[:length] + FAULTY[at:]))
        if document.analysis is document.sound:
            others = {key for key in _told(document) if key[1] != "orders"}
        assert others <= set(_told(document)), typed[:length]


def test_text_that_was_never_sound_shows_what_can_be_said_of_it() -> None:
    document = _document("purpose {")

    assert [s.finding.rule.partition("/")[0] for s in document.shown()] == ["syntax"]
