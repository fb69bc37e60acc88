"""The phrasebooks: the same phrases in each language, and one for every statement of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from polc.document.inline import Link, inline
from polc.notice.lines import SILENT, TELLING, Teller, tellers
from polc.notice.notice import PARTS
from polc.notice.phrasebook import Phrasebook, languages
from polc.reference.package import read_text, read_toml

NOTICE = Path(__file__).parent.parent.parent / "compiler" / "polc" / "notice"
PLACE = re.compile(r"\{([\w-]+)\}")
BARE = re.compile(r"(?<!\u00a0)[:;?!»](?=\s|$)|(?<=«)[^\u00a0]|'")
LOOSE = re.compile(r"""\s[:;?!»,.]|«\s|['"“”]""")
LABELLED = "label."
OWN = ("contractions.", "form.first-day", "promises.limit.with-whom-", "label.any.audience-one")
"""What a language may need and English does not: seams, the first of a month, other prepositions after some verbs, an
article that only one noun can follow."""
TOLD_BY_A_PART = {
    *("title", "note", "version", "effective", "made", "voice", "covers", "except", "keep", "then", "case", "avoided"),
    *("except-right", "cookie", "pledge", "never", "basis", "forbid", "require", "severity", "after-section"),
}
"""Statements that a part lays out itself, and those of house rules, which no page shows."""


def phrases(lang: str) -> dict[str, str | dict[str, str]]:
    return dict(_phrases(read_toml("phrases", f"{lang}.toml"), ""))


def _phrases(table: dict[str, Any], path: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    for key, value in table.items():
        if isinstance(value, dict) and set(value) != {"we", "third"}:
            yield from _phrases(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def places(phrase: object) -> set[str]:
    texts = phrase.values() if isinstance(phrase, dict) else [str(phrase)]
    return {name for text in texts for name in PLACE.findall(text)}


def statements() -> set[str]:
    """Every statement that a declaration can hold, as the grammar names them; those of records are on no page."""
    grammar = read_text("pol.lark")
    items = re.findall(r"^_(?!record_)\w+_(?:item|case): (.*(?:\n    .*)*)", grammar, re.MULTILINE)
    names = {name for item in items for name in re.findall(r"\b[a-z]\w*\b", item)} - {"in_time"}
    return {name.rstrip("_").replace("_", "-") for name in names}


def test_there_is_one_fallback() -> None:
    assert [lang for lang in languages() if read_toml("phrases", f"{lang}.toml").get("fallback")] == [languages()[0]]


@pytest.mark.parametrize("lang", languages()[1:])
def test_each_language_has_every_phrase_with_the_same_facts(lang: str) -> None:
    first, other = phrases(languages()[0]), phrases(lang)
    own = {k for k in other if k.startswith(OWN) and k not in first}
    assert set(first) - set(other) == {"fallback"}, f"dsl/phrases/{lang}.toml lacks them"
    assert set(other) - set(first) == own, f"only dsl/phrases/{lang}.toml has them"
    assert {k: places(v) for k, v in other.items() if k in first} == {k: places(first[k]) for k in other if k in first}


@pytest.mark.parametrize("lang", languages())
def test_every_statement_has_a_label_or_words_of_its_own(lang: str) -> None:
    labels = {key.rpartition(".")[2] for key in phrases(lang) if key.startswith(LABELLED)}
    special = {key.rpartition(".")[2] for key in tellers()} | {key.rpartition(".")[2] for key in SILENT}
    assert len(statements()) > 100
    assert statements() - labels - special - TOLD_BY_A_PART == set()


def test_statement_is_told_by_one_function() -> None:
    values = [value for name in TELLING for value in vars(import_module(f"polc.notice.{name}")).values()]
    told = [statement for made in values if isinstance(made, Teller) for statement in made.statements]
    marked = {path.stem for path in NOTICE.glob("*.py") if "\n@tells(" in path.read_text(encoding="utf-8")}

    assert sorted(told) == sorted(tellers())
    assert set(TELLING) == marked


def test_french_typography() -> None:
    texts = {k: list(v.values()) if isinstance(v, dict) else [str(v)] for k, v in phrases("fr").items()}
    wrong = [k for k, found in texts.items() if any(BARE.search(t) for t in found)]
    assert [k for k in wrong if not k.startswith("contractions.")] == []


def test_spanish_typography() -> None:
    texts = {k: list(v.values()) if isinstance(v, dict) else [str(v)] for k, v in phrases("es").items()}
    wrong = [k for k, found in texts.items() if any(LOOSE.search(t) for t in found)]
    assert [k for k in wrong if not k.startswith("contractions.")] == []


def test_a_fact_that_is_missing_is_a_mistake() -> None:
    book = Phrasebook("en", "we")
    with pytest.raises(KeyError):
        book.say("period.after", duration="1 day")
    with pytest.raises(KeyError):
        book.say("no.such.phrase")


def test_articles_are_contracted_at_the_seam() -> None:
    book = Phrasebook("fr", "third")
    assert book.say("period.after", duration="1 an", event="le contrat").plain == "1 an après le contrat"
    assert book.say("cookies.after", duration="1 an", event="le contrat").plain == "1 an à compter du contrat"
    assert book.say("period.until", event="les vacances").plain == "jusqu’aux vacances"
    assert book.say("period.until", event="la fin").plain == "jusqu’à la fin"


def test_an_elision_takes_no_letter_from_a_link() -> None:
    book = Phrasebook("fr", "third")
    linked = inline(Link("#subject-user", inline("utilisateurs")))
    assert book.fill("ainsi que {who}", who=linked) == inline("ainsi qu’", linked)
    assert book.fill("de {who}", who=inline(Link("#site", inline("le Site")))) == inline(
        "du ", Link("#site", inline("Site"))
    )


def test_seams_of_lists_follow_the_sound() -> None:
    book = Phrasebook("es", "we")
    assert book.fill("{a} y {b}", a="nombre", b="imagen").plain == "nombre e imagen"
    assert book.fill("{a} y {b}", a="agua", b="hielo").plain == "agua y hielo"
    assert book.fill("{a} o {b}", a="uno", b="otro").plain == "uno u otro"
    assert book.say("period.provided", period="1 día", condition="el pago").plain == "1 día, a reserva del pago"
    assert book.say("period.after", duration="1 día", event="el pago").plain == "1 día después del pago"


def test_there_are_parts() -> None:
    assert len({part.__name__ for part in PARTS}) == len(PARTS)
