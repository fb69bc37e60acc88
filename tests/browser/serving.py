"""A folder behind a web server on loopback. Knows no page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Recording(SimpleHTTPRequestHandler):
    """Notes what was asked for instead of printing it."""

    def __init__(self, asked: list[str], *arguments: object, **named: object) -> None:
        self.asked = asked
        super().__init__(*arguments, **named)

    def log_message(self, *arguments: object) -> None:
        """Nothing is printed."""

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Notes the path."""
        self.asked.append(self.path)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The server's address, with a slash at its end, and the paths asked of it so far, in order."""
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Recording, asked, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
