"""A language server that knows no stream: a message in, the messages that answer it out.

    server = Server(surroundings)
    server.handle({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}})

Standard input and output, the server of previews and a worker in a browser carry the same messages. It serves one
message at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from polc.editor.document import Document, sources_of
from polc.editor.protocol import messages
from polc.editor.protocol.answers import ANSWERS, Question, RefusedError
from polc.editor.protocol.messages import Message, Texts
from polc.editor.protocol.surroundings import Surroundings
from polc.editor.structure import TOKEN_TYPES
from polc.editor.written_text import WrittenText
from polc.reference.phrases import LANGUAGES, phrase
from polc.report.roots import by_root
from polc.report.words import tell
from polc.syntax.tree import File

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
INTERNAL_ERROR, NOT_INITIALIZED, REQUEST_FAILED = -32603, -32002, -32803
INCREMENTAL = 2
WARNING = 2

CAPABILITIES: Message = {
    "positionEncoding": "utf-16",
    "textDocumentSync": {"openClose": True, "change": INCREMENTAL, "save": {"includeText": False}},
    "completionProvider": {"triggerCharacters": [" ", ",", ":"]},
    "hoverProvider": True,
    "definitionProvider": True,
    "referencesProvider": True,
    "documentHighlightProvider": True,
    "renameProvider": {"prepareProvider": True},
    "documentSymbolProvider": True,
    "foldingRangeProvider": True,
    "documentFormattingProvider": True,
    "codeActionProvider": {"codeActionKinds": ["quickfix"]},
    "semanticTokensProvider": {"legend": {"tokenTypes": list(TOKEN_TYPES), "tokenModifiers": []}, "full": True},
}


class Server:
    """Policies that a client edits.

    `ended` is the exit status once the client has said `exit`, None before.
    """

    def __init__(self, surroundings: Surroundings, version: str = "") -> None:
        self.ended: int | None = None
        self._surroundings = surroundings
        self._version = version
        self._documents: dict[str, Document] = {}
        self._versions: dict[str, int | None] = {}
        self._lang = LANGUAGES[0]
        self._initialized = False
        self._shut_down = False

    def handle(self, message: Message) -> list[Message]:
        """The messages that a client's message calls for: the answer to a request, diagnostics, none.

        A message that is none of the protocol is answered by an error, and what fails in one request fails alone.
        """
        method, id_ = message.get("method"), message.get("id")
        if not isinstance(method, str):
            return [] if "result" in message or "error" in message else [_error(id_, INVALID_REQUEST, "no method")]
        params = message.get("params") or {}
        try:
            return self._handled(method, id_, params) if "id" in message else list(self._notified(method, params))
        except RefusedError as refused:
            return [_error(id_, REQUEST_FAILED, phrase("name-refused", self._lang, name=refused))]
        except (KeyError, TypeError, ValueError) as error:
            if "id" in message:
                return [_error(id_, INVALID_PARAMS, f"{type(error).__name__}: {error}")]
            return [_log(f"{method}: {type(error).__name__}: {error}")]
        except Exception as error:
            told = f"{method}: {type(error).__name__}: {error}"
            return [_error(id_, INTERNAL_ERROR, told)] if "id" in message else [_log(told)]

    def document(self, uri: str) -> Document | None:
        """The document that is open under an address; None where none is."""
        return self._documents.get(uri)

    def texts_of(self, uri: str) -> Texts:
        """The texts of an open document and of the files that it uses, in which their spans are places."""
        document = self._documents[uri]
        return self._texts(document, self._used(document))

    def _handled(self, method: str, id_: object, params: Message) -> list[Message]:
        """The answer to a request."""
        if method == "initialize":
            return [_answer(id_, self._initialize(params))]
        if not self._initialized:
            return [_error(id_, NOT_INITIALIZED, "initialize comes first")]
        if self._shut_down:
            return [_error(id_, INVALID_REQUEST, "the server was shut down")]
        if method == "shutdown":
            self._shut_down = True
            return [_answer(id_, None)]
        answer = ANSWERS.get(method)
        if answer is None:
            return [_error(id_, METHOD_NOT_FOUND, method)]
        document = self._documents.get(params["textDocument"]["uri"])
        return [_answer(id_, answer(self._question(document, params)) if document else None)]

    def _initialize(self, params: Message) -> Message:
        self._initialized = True
        self._lang = _language(str(params.get("locale") or ""))
        return {"capabilities": CAPABILITIES, "serverInfo": {"name": "polc", "version": self._version}}

    def _notified(self, method: str, params: Message) -> Iterator[Message]:
        """What a notification calls for; one that is not known calls for nothing."""
        notifications: dict[str, Callable[[Message], Iterator[Message]]] = {
            "textDocument/didOpen": self._opened,
            "textDocument/didChange": self._changed,
            "textDocument/didSave": self._files_changed,
            "textDocument/didClose": self._closed,
            "workspace/didChangeWatchedFiles": self._files_changed,
            "workspace/didChangeConfiguration": self._files_changed,
        }
        if method == "exit":
            self.ended = 0 if self._shut_down else 1
        elif self._initialized and method in notifications:
            yield from notifications[method](params)

    def _opened(self, params: Message) -> Iterator[Message]:
        item = params["textDocument"]
        uri, path = item["uri"], messages.path_of(item["uri"])
        self._documents[uri] = Document(path, self._surroundings.as_of(path), self._surroundings.uses(path))
        yield from self._take(uri, WrittenText(str(item["text"])), item.get("version"))

    def _changed(self, params: Message) -> Iterator[Message]:
        item = params["textDocument"]
        document = self._documents[item["uri"]]
        text = document.text
        for change in params["contentChanges"]:
            new = str(change["text"])
            text = text.replaced(messages.range_of(change["range"]), new) if "range" in change else WrittenText(new)
        yield from self._take(item["uri"], text, item.get("version"))

    def _take(self, uri: str, text: WrittenText, version: int | None) -> Iterator[Message]:
        """Takes the text of a document: its diagnostics, and those of the open documents that use it."""
        document = self._documents[uri]
        self._versions[uri] = version
        self._surroundings.opened(document.path, text)
        document.edited(text)
        yield self._diagnostics(uri)
        for other, using in self._documents.items():
            if other != uri and any(file.source.path == document.path for file in self._used(using)):
                using.edited(using.text)
                yield self._diagnostics(other)

    def _closed(self, params: Message) -> Iterator[Message]:
        uri = params["textDocument"]["uri"]
        document = self._documents.pop(uri, None)
        self._versions.pop(uri, None)
        if document is not None:
            self._surroundings.closed(document.path)
            yield _notification("textDocument/publishDiagnostics", {"uri": uri, "diagnostics": []})

    def _files_changed(self, params: Message) -> Iterator[Message]:  # noqa: ARG002 - whichever they are
        """Reads anew what the open documents use."""
        self._surroundings.changed()
        for uri, document in self._documents.items():
            document.edited(document.text)
            yield self._diagnostics(uri)

    def _used(self, document: Document) -> tuple[File, ...]:
        return tuple(self._surroundings.uses(document.path)(document.file)[0])

    def _question(self, document: Document, params: Message) -> Question:
        used = self._used(document)
        return Question(document, used, self._texts(document, used), params, self._lang)

    def _texts(self, document: Document, used: tuple[File, ...]) -> Texts:
        known = {document.path: document.text}
        for file in used:
            path = file.source.path
            known[path] = self._open_text(path) or self._surroundings.text(path) or WrittenText(file.source.text)
        return Texts(known)

    def _open_text(self, path: str) -> WrittenText | None:
        return next((document.text for document in self._documents.values() if document.path == path), None)

    def _diagnostics(self, uri: str) -> Message:
        """What is found in a document, in the client's language."""
        document = self._documents[uri]
        used = self._used(document)
        texts, sources = self._texts(document, used), sources_of(document, used)
        remark, listed = phrase("finding-of-before", self._lang), []
        for stale in (False, True):
            shown = [s.finding for s in document.shown() if s.stale is stale]
            kept = [f for f in self._surroundings.chosen(document.path, shown) if f.span.path in sources]
            own = [told for told in tell(by_root(kept), sources, self._lang) if told.place.path == document.path]
            listed += [messages.diagnostic(told, texts, stale=stale, remark=remark) for told in own]
        params: Message = {"uri": uri, "diagnostics": listed}
        version = self._versions.get(uri)
        return _notification(
            "textDocument/publishDiagnostics", params if version is None else {**params, "version": version}
        )


def _language(locale: str) -> str:
    tag = locale.replace("_", "-").partition("-")[0].lower()
    return tag if tag in LANGUAGES else LANGUAGES[0]


def _answer(id_: object, result: Any) -> Message:  # noqa: ANN401 - whatever the method answers
    return {"jsonrpc": "2.0", "id": id_, "result": result}


def _error(id_: object, code: int, message: str) -> Message:
    return {"jsonrpc": "2.0", "id": id_, "error": {"code": code, "message": message}}


def _notification(method: str, params: Message) -> Message:
    return {"jsonrpc": "2.0", "method": method, "params": params}


def _log(text: str) -> Message:
    return _notification("window/logMessage", {"type": WARNING, "message": text})
