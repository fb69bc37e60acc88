"""What the page of the studio asks of polc, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from polc.project.editor_files import EditorFiles
from polc.studio.workbench import Workbench
from tests.browser.site import ROOT

URI = "file:///project/shop.pol"
SHOP = (ROOT / "tests" / "ok" / "bakery-shop.pol").read_text(encoding="utf-8")


@pytest.fixture
def bench() -> Workbench:
    made = Workbench(EditorFiles())
    made.handle({"id": 1, "method": "initialize", "params": {"locale": "fr"}})
    return made


def opened(bench: Workbench, text: str) -> list[dict[str, Any]]:
    item = {"uri": URI, "version": 1, "text": text}
    [message] = bench.handle({"method": "textDocument/didOpen", "params": {"textDocument": item}})
    found: list[dict[str, Any]] = message["params"]["diagnostics"]
    return found


def edited(bench: Workbench, text: str) -> None:
    item = {"uri": URI, "version": 2}
    bench.handle(
        {"method": "textDocument/didChange", "params": {"textDocument": item, "contentChanges": [{"text": text}]}}
    )


def answer(bench: Workbench, method: str, **params: Any) -> Any:
    [message] = bench.handle({"id": 7, "method": method, "params": {"locale": "fr", **params}})
    assert message["id"] == 7
    return message["result"]


def test_page_comes_in_language_that_is_asked_for_else_in_first(bench: Workbench) -> None:
    assert opened(bench, SHOP) == []
    page = answer(bench, "polc/page", uri=URI, lang="fr")
    assert page["lang"] == "fr"
    assert page["languages"] == [["en", "English"], ["fr", "Français"]]
    assert "<h1>Politique de confidentialité de Maison Levain</h1>" in page["body"]
    assert answer(bench, "polc/page", uri=URI, lang="de")["lang"] == "en"


def test_places_of_a_page_are_those_of_the_declarations(bench: Workbench) -> None:
    opened(bench, SHOP)
    page = answer(bench, "polc/page", uri=URI, lang="fr")
    places = dict(page["places"])
    line = places["controller-levain"]["range"]["start"]["line"]
    assert SHOP.splitlines()[line].startswith("controller levain")
    assert 'id="controller-levain"' in page["body"]


def test_page_of_text_that_cannot_be_read_is_that_of_one_before(bench: Workbench) -> None:
    opened(bench, SHOP)
    edited(bench, SHOP.replace("controller levain {", "controller levain {{"))
    page = answer(bench, "polc/page", uri=URI, lang="en")
    assert page["current"] is False
    assert "Maison Levain" in page["body"]


def test_text_without_a_policy_has_no_page(bench: Workbench) -> None:
    opened(bench, "# nothing yet\n")
    assert answer(bench, "polc/page", uri=URI, lang="en") is None
    assert answer(bench, "polc/file", uri=URI, lang="en", format="markdown") is None


def test_file_of_a_policy_with_an_error_is_a_draft(bench: Workbench) -> None:
    opened(bench, SHOP)
    sound = answer(bench, "polc/file", uri=URI, lang="en", format="markdown")
    edited(bench, SHOP.replace("offer access", "offer acces"))
    wrong = answer(bench, "polc/file", uri=URI, lang="en", format="markdown")
    assert sound["name"] == wrong["name"] == "bakery-shop-en.md"
    assert "Draft" in wrong["text"]
    assert "Draft" not in sound["text"]


def test_words_are_found_by_what_people_say(bench: Workbench) -> None:
    [first, *_] = answer(bench, "polc/words", query="carte bleue")
    assert first["word"] == "bank-card"
    assert first["names"][0] == ["fr", "données de carte de paiement"]
    assert {"data … { includes bank-card }"} <= set(first["written"])
    only = answer(bench, "polc/words", query="carte", **{"class": "data"})
    assert {each["kind"] for each in only} == {first["kind"]}


def test_questions_follow_from_answers_and_make_a_draft(bench: Workbench) -> None:
    asked = answer(bench, "polc/questions", answers={})
    assert asked[0]["words"] == "Sous quel nom vous connaît-on\u00a0?"
    assert asked[0]["law"][0][0].startswith("RGPD, art. 13")
    [languages] = [each for each in asked if each["id"] == "languages"]
    assert languages["choices"] == [["fr", "Français"], ["en", "English"], ["es", "Español"]]
    more = answer(bench, "polc/questions", answers={"officer": "yes", "doing": ["newsletter"]})
    assert "officer-email" in {each["id"] for each in more}
    period = next(each for each in more if each["kind"] == "period")
    assert period["item"] == "newsletter"
    text = answer(bench, "polc/draft", answers={"name": "Fleurs", "languages": ["fr"]})
    assert text.startswith("# Qui nous sommes")


def test_request_that_fails_fails_alone(bench: Workbench) -> None:
    [message] = bench.handle({"id": 9, "method": "polc/file", "params": {"uri": URI, "lang": "en"}})
    assert message.get("result", "none") is None
    [wrong] = bench.handle({"id": 9, "method": "polc/words", "params": {}})
    assert wrong["error"]["code"] == -32602
    assert opened(bench, SHOP) == []
