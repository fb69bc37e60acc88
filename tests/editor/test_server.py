"""The language server, message by message; each that it sends has the shape that the protocol gives it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import converters, types

from polc.editor.protocol.server import METHOD_NOT_FOUND, NOT_INITIALIZED, Server
from polc.project.editor_files import EditorFiles

DAY = date(2026, 12, 1)
SHOP = """policy p { title "P"  languages en  law eu }
controller c { name "C" }
channel mail { kind email  at a@example.org }
purpose orders { title "Orders"  basis consent asked mail }
"""
RESPONSES = {
    "initialize": types.InitializeResponse,
    "shutdown": types.ShutdownResponse,
    "textDocument/completion": types.CompletionResponse,
    "textDocument/hover": types.HoverResponse,
    "textDocument/definition": types.DefinitionResponse,
    "textDocument/references": types.ReferencesResponse,
    "textDocument/documentHighlight": types.DocumentHighlightResponse,
    "textDocument/prepareRename": types.PrepareRenameResponse,
    "textDocument/rename": types.RenameResponse,
    "textDocument/documentSymbol": types.DocumentSymbolResponse,
    "textDocument/foldingRange": types.FoldingRangeResponse,
    "textDocument/semanticTokens/full": types.SemanticTokensResponse,
    "textDocument/codeAction": types.CodeActionResponse,
    "textDocument/formatting": types.DocumentFormattingResponse,
}


class Client:
    """Talks to a server, and has lsprotocol read every message that it sends."""

    def __init__(self, tmp_path: Path, locale: str = "en") -> None:
        self.converter = converters.get_converter()
        self.server = Server(EditorFiles(DAY), "0")
        self.folder = tmp_path
        self.ids = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}, "locale": locale})
        self.tell("initialized", {})

    def uri(self, name: str = "p.pol") -> str:
        return (self.folder / name).as_uri()

    def ask(self, method: str, params: Any = None) -> Any:
        self.ids += 1
        [answer] = self.server.handle({"jsonrpc": "2.0", "id": self.ids, "method": method, "params": params})
        if "error" in answer:
            return answer["error"]
        self.converter.structure(answer, RESPONSES[method])
        return answer["result"]

    def tell(self, method: str, params: Any) -> dict[str, list[dict[str, Any]]]:
        """The diagnostics by file name that a notification brings."""
        found = {}
        for sent in self.server.handle({"jsonrpc": "2.0", "method": method, "params": params}):
            self.converter.structure(sent, types.PublishDiagnosticsNotification)
            found[sent["params"]["uri"].rpartition("/")[2]] = sent["params"]["diagnostics"]
        return found

    def open(self, text: str, name: str = "p.pol") -> list[dict[str, Any]]:
        item = {"uri": self.uri(name), "languageId": "pol", "version": 1, "text": text}
        return self.tell("textDocument/didOpen", {"textDocument": item})[name]

    def change(self, text: str, name: str = "p.pol") -> dict[str, list[dict[str, Any]]]:
        params = {"textDocument": {"uri": self.uri(name), "version": 2}, "contentChanges": [{"text": text}]}
        return self.tell("textDocument/didChange", params)

    def at(self, method: str, text: str, words: str, **more: Any) -> Any:
        """The answer about the place where some words begin in a text, one character in."""
        before = text[: text.index(words) + 1]
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(method, {"textDocument": {"uri": self.uri()}, "position": position, **more})


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(tmp_path)


def test_opened_policy_has_its_findings_with_law_and_address(client: Client) -> None:
    found = client.open(SHOP)

    codes = {d["code"] for d in found}
    assert "omission/controller-contact" in codes or any(code.startswith("omission/") for code in codes)
    lawful = next(d for d in found if d["code"].startswith("omission/"))
    assert lawful["codeDescription"]["href"].startswith("http")
    assert "GDPR" in lawful["message"]


def test_findings_speak_the_language_of_the_client(tmp_path: Path) -> None:
    found = Client(tmp_path, "fr-FR").open(SHOP)

    assert any("RGPD" in d["message"] for d in found)


def test_findings_of_the_last_sound_text_stay_marked_as_stale(client: Client) -> None:
    before = client.open(SHOP)

    found = client.change(SHOP + "purpose")["p.pol"]

    stale = [d for d in found if d["data"]["stale"]]
    assert len(stale) == len(before)
    assert next(d["code"] for d in found if not d["data"]["stale"]).startswith("syntax/")


def test_incremental_change_is_read_as_the_whole_text(client: Client) -> None:
    client.open('policy p {\r\n  title "é😀"  lnguages en\r\n}\r\n')
    start = {"line": 1, "character": len('  title "é') + 2 + len('"  l')}

    change = {"range": {"start": start, "end": start}, "text": "a"}
    found = client.tell(
        "textDocument/didChange",
        {"textDocument": {"uri": client.uri(), "version": 2}, "contentChanges": [change]},
    )["p.pol"]

    assert not any(d["code"].startswith("syntax/") for d in found)


def test_misspelt_word_is_mended_by_a_code_action(client: Client) -> None:
    text = SHOP.replace("basis", "bassis")
    [slip] = [d for d in client.open(text) if d["code"].startswith("syntax/")]

    [action] = client.ask(
        "textDocument/codeAction",
        {"textDocument": {"uri": client.uri()}, "range": slip["range"], "context": {"diagnostics": [slip]}},
    )

    [edit] = action["edit"]["changes"][client.uri()]
    assert edit["newText"] == "basis"
    assert action["isPreferred"] is False


def test_hover_says_what_a_term_prints(client: Client) -> None:
    client.open(SHOP)

    told = client.at("textDocument/hover", SHOP, "consent asked")

    assert "fr: " in told["contents"]["value"]


def test_hover_says_which_rules_read_a_statement(client: Client) -> None:
    client.open(SHOP)

    assert "basis/" in client.at("textDocument/hover", SHOP, "basis consent")["contents"]["value"]


def test_definition_and_references_lead_from_use_to_declaration(client: Client) -> None:
    client.open(SHOP)

    place = client.at("textDocument/definition", SHOP, "mail }")

    assert place["range"]["start"] == {"line": 2, "character": 8}
    assert len(client.at("textDocument/references", SHOP, "mail }", context={"includeDeclaration": True})) == 2
    assert len(client.at("textDocument/references", SHOP, "mail }", context={"includeDeclaration": False})) == 1
    assert len(client.at("textDocument/documentHighlight", SHOP, "mail }")) == 2


def test_rename_changes_every_place_and_the_used_file(client: Client) -> None:
    (client.folder / "polc.toml").touch()
    (client.folder / "shared.pol").write_text("channel mail { kind email  at a@example.org }\n", encoding="utf-8")
    text = 'use "shared.pol"\n' + SHOP.replace("channel mail { kind email  at a@example.org }\n", "")
    client.open(text)

    changes = client.at("textDocument/rename", text, "mail }", newName="post-box")["changes"]

    assert set(changes) == {client.uri(), client.uri("shared.pol")}
    assert all(edit["newText"] == "post-box" for edits in changes.values() for edit in edits)


@pytest.mark.parametrize("name", ["orders x", "1", ""])
def test_rename_to_what_is_no_name_is_refused_in_words(client: Client, name: str) -> None:
    client.open(SHOP)

    assert "cannot be the new name" in client.at("textDocument/rename", SHOP, "mail }", newName=name)["message"]


def test_rename_to_a_name_that_is_taken_is_refused(client: Client) -> None:
    text = SHOP + "channel post { kind post }\n"
    client.open(text)

    assert "another declaration" in client.at("textDocument/rename", text, "mail }", newName="post")["message"]


def test_term_of_the_vocabulary_cannot_be_renamed(client: Client) -> None:
    client.open(SHOP)

    assert client.at("textDocument/prepareRename", SHOP, "consent asked") is None


def test_outline_folding_and_tokens_have_shape_of_the_protocol(client: Client) -> None:
    text = SHOP + 'purpose news {\n  # why\n  title """\n    a\n    b\n  """\n}\n'
    client.open(text)
    document = {"textDocument": {"uri": client.uri()}}

    names = [s["name"] for s in client.ask("textDocument/documentSymbol", document)]
    folded = [(f["startLine"], f["endLine"]) for f in client.ask("textDocument/foldingRange", document)]
    numbers = client.ask("textDocument/semanticTokens/full", document)["data"]

    assert names == ["policy p", "controller c", "channel mail", "purpose orders", "purpose news"]
    assert (4, 10) in folded
    assert len(numbers) % 5 == 0
    assert all(number >= 0 for number in numbers)


def test_change_of_a_used_document_renews_those_that_use_it(client: Client) -> None:
    (client.folder / "polc.toml").touch()
    client.open("channel mail { kind email  at a@example.org }\n", "shared.pol")
    text = 'use "shared.pol"\n' + SHOP.replace("channel mail { kind email  at a@example.org }\n", "")
    assert not any(d["code"] == "names/undeclared" for d in client.open(text))

    found = client.change("channel post-box { kind email  at a@example.org }\n", "shared.pol")

    assert {d["code"] for d in found["p.pol"]} != {d["code"] for d in found["shared.pol"]}
    assert any("mail" in d["message"] for d in found["p.pol"])


def test_settings_of_the_project_choose_rules_and_severities(client: Client) -> None:
    (client.folder / "polc.toml").write_text('ignore = ["omission"]\n', encoding="utf-8")

    assert not any(d["code"].startswith("omission/") for d in client.open(SHOP))


def test_formatting_lays_document_out_and_leaves_a_broken_one(client: Client) -> None:
    asked = {"textDocument": {"uri": client.uri()}, "options": {"tabSize": 4, "insertSpaces": True}}
    client.open(SHOP.replace("  ", "     "))

    [edit] = client.ask("textDocument/formatting", asked)
    client.change(SHOP + "purpose {")

    assert edit["newText"] == SHOP
    assert client.ask("textDocument/formatting", asked) == []


def test_day_of_the_nearest_settings_decides_which_law_applies(tmp_path: Path) -> None:
    (tmp_path / "polc.toml").write_text("law-as-of = 2016-01-01\n", encoding="utf-8")

    files = EditorFiles()

    assert files.as_of(str(tmp_path / "p.pol")) == date(2016, 1, 1)
    assert EditorFiles(DAY).as_of(str(tmp_path / "p.pol")) == DAY


def test_closed_document_has_no_findings_left(client: Client) -> None:
    client.open(SHOP)

    assert client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri()}}) == {"p.pol": []}


def test_request_before_initialize_is_refused() -> None:
    [answer] = Server(EditorFiles(DAY)).handle({"id": 1, "method": "textDocument/hover", "params": {}})

    assert answer["error"]["code"] == NOT_INITIALIZED


def test_unknown_method_and_wrong_parameters_are_answered(client: Client) -> None:
    client.open(SHOP)

    assert client.ask("textDocument/unheard-of", {})["code"] == METHOD_NOT_FOUND
    assert "code" in client.ask("textDocument/hover", {})
    nowhere = {"textDocument": {"uri": client.uri()}, "position": {"line": "x"}}
    assert "code" in client.ask("textDocument/hover", nowhere)
    assert client.at("textDocument/hover", SHOP, "basis consent") is not None


def test_document_without_a_place_on_the_disk_is_judged(client: Client) -> None:
    item = {"uri": "untitled:Untitled-1", "languageId": "pol", "version": 1, "text": SHOP}

    assert client.tell("textDocument/didOpen", {"textDocument": item})["untitled:Untitled-1"]
