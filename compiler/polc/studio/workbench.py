"""What the page of the studio asks of polc: an editor's messages, and pages, words, questions and files besides.

    bench = Workbench(EditorFiles())
    bench.handle({"jsonrpc": "2.0", "id": 1, "method": "polc/page", "params": {"uri": uri, "lang": "fr"}})

It runs where the page runs, in a worker of the browser, over files that exist only there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from polc.core.version import __version__
from polc.editor.draft import draft
from polc.editor.protocol.messages import Message
from polc.editor.protocol.server import INTERNAL_ERROR, INVALID_PARAMS, Server
from polc.editor.protocol.surroundings import Surroundings
from polc.reference.phrases import LANGUAGES
from polc.studio.finder import words_for
from polc.studio.pages import file_answer, page_answer
from polc.studio.questions import asked

Ask = Callable[[Server, Message, str], Any]
"""What answers a request: from the server that has the documents, the parameters, and the reader's language."""

ASKS: Mapping[str, Ask] = {
    "polc/page": lambda server, params, _lang: page_answer(server, params),
    "polc/file": lambda server, params, _lang: file_answer(server, params),
    "polc/words": lambda _, params, lang: words_for(str(params["query"]), lang, str(params.get("class", ""))),
    "polc/questions": lambda _, params, lang: asked(params["answers"], lang),
    "polc/draft": lambda _, params, lang: draft(params["answers"], lang),
}


class Workbench:
    """A server of editors that answers the page of the studio as well."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._server = Server(surroundings, __version__)

    def handle(self, message: Message) -> list[Message]:
        """The messages that a message of the page calls for.

        What fails in one request fails alone.
        """
        ask = ASKS.get(str(message.get("method")))
        if ask is None:
            return self._server.handle(message)
        params = message.get("params") or {}
        lang = params.get("locale", LANGUAGES[0])
        try:
            answer = ask(self._server, params, lang if lang in LANGUAGES else LANGUAGES[0])
        except (KeyError, TypeError, ValueError) as error:
            return [_failed(message, INVALID_PARAMS, error)]
        except Exception as error:
            return [_failed(message, INTERNAL_ERROR, error)]
        return [{"jsonrpc": "2.0", "id": message.get("id"), "result": answer}]


def _failed(message: Message, code: int, error: Exception) -> Message:
    told = f"{message.get('method')}: {type(error).__name__}: {error}"
    return {"jsonrpc": "2.0", "id": message.get("id"), "error": {"code": code, "message": told}}
