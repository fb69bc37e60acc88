"""`polc lsp` as a process: messages on its streams and nothing else, and the exit status that the protocol wants."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

POLICY = 'policy p { title "P" }\n'


def _message(method: str, params: Any = None, id_: int | None = None) -> bytes:
    message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if id_ is None else {"id": id_})
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def _served(given: bytes) -> tuple[int, list[dict[str, Any]], bytes]:
    """The exit status, the messages and what stands on standard error."""
    run = subprocess.run([sys.executable, "-m", "polc", "lsp", "--stdio"], input=given, capture_output=True, timeout=60)
    messages, rest = [], run.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        length = int(head.removeprefix(b"Content-Length: "))
        messages.append(json.loads(rest[:length]))
        rest = rest[length:]
    return run.returncode, messages, run.stderr


def test_session_ends_with_status_0_after_shutdown_and_exit() -> None:
    item = {"uri": "untitled:1", "languageId": "pol", "version": 1, "text": POLICY}
    given = b"".join(
        (
            _message("initialize", {"capabilities": {}}, 1),
            _message("initialized", {}),
            _message("textDocument/didOpen", {"textDocument": item}),
            _message("shutdown", None, 2),
            _message("exit"),
        )
    )

    status, messages, error = _served(given)

    assert (status, error) == (0, b"")
    assert [m.get("method", m.get("id")) for m in messages] == [1, "textDocument/publishDiagnostics", 2]


def test_client_that_goes_away_ends_it_with_status_1() -> None:
    assert _served(_message("initialize", {"capabilities": {}}, 1))[0] == 1


def test_body_that_is_no_json_is_answered_by_an_error() -> None:
    status, messages, _ = _served(b"Content-Length: 3\r\n\r\nxyz" + _message("exit"))

    assert status == 1
    assert messages[0]["error"]["code"] == -32700


def test_head_without_a_length_ends_it_with_one_line() -> None:
    status, messages, error = _served(b"hello\r\n\r\n")

    assert (status, messages) == (2, [])
    assert error.count(b"\n") == 1
