"""In which language a text is: told by its small words, where one language alone has all of them."""

from __future__ import annotations

import pytest

from polc.core.findings import Finding
from tests.overlay import analysed, laid_over

RULE = "translation/wrong-language"
SPANISH = "Leemos los mensajes por la mañana y respondemos cuando podemos."
ENGLISH = "We read the messages in the morning and reply when we can."
FRENCH = "Nous lisons les messages dans la matinée et répondons dès que possible."
EITHER = "La base de un contrato."


def found(note: str) -> list[Finding]:
    channel = f'channel contact-form {{ kind web-form  at https://a.example.org  title "x"  note {note} }}'
    return [f for f in analysed(laid_over(channel)).findings if f.rule == RULE]


RIGHT = [
    f'es "{SPANISH}" en "{ENGLISH}"', f'en "{ENGLISH}" fr "{FRENCH}" es "{SPANISH}"', f'es "{EITHER}"', f'"{EITHER}"',
]  # fmt: skip


@pytest.mark.parametrize("note", RIGHT)
def test_each_text_in_its_own_language_is_right(note: str) -> None:
    assert found(note) == []


@pytest.mark.parametrize(
    ("note", "written"),
    [
        (f'es "{ENGLISH}"', "en"), (f'es "{FRENCH}"', "fr"), (f'en "{SPANISH}"', "es"), (f'fr "{SPANISH}"', "es"),
        (f'"{SPANISH}"', "es"), (f'"{FRENCH}"', "fr"),
    ],
)  # fmt: skip
def test_a_text_of_another_language_is_found(note: str, written: str) -> None:
    (finding,) = found(note)
    assert finding.facts["language"] == written
