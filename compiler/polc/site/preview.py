"""Shows a folder to browsers on this computer and has them reload it."""

from __future__ import annotations

import mimetypes
import os
import posixpath
import re
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from polc.site.folder_watch import FolderWatch, watch_of

HOST = "127.0.0.1"
"""This computer and no other."""
NAMES = frozenset({HOST, "localhost"})
"""What a browser on this computer may call it; another name would be that of a page from elsewhere."""

POLICY = (
    "default-src 'none'; style-src 'self' 'nonce-{0}'; script-src 'nonce-{0}'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a browser lets an answer do: run the script that reloads the page, and nothing else."""

SCRIPT = """<script nonce="{nonce}">
async function livereload(state, tab) {{
  for (;;) {{
    if (document.hidden) await new Promise(go => document.addEventListener("visibilitychange", go, {{once: true}}));
    const waiting = new AbortController(), hide = () => waiting.abort();
    document.addEventListener("visibilitychange", hide, {{once: true}});
    try {{
      const answer = await fetch(`/livereload/${{state}}/${{tab}}`, {{signal: waiting.signal}});
      if (Number(await answer.text()) > state) return location.reload();
      if (!answer.ok) throw answer.status;
    }} catch {{
      await new Promise(later => setTimeout(later, 1000));
    }}
    document.removeEventListener("visibilitychange", hide);
  }}
}}
livereload({state}, {tab});
</script>"""
"""Waits for a newer state of the pages than the one shown. A hidden page keeps no connection: a browser has few."""

QUESTION = re.compile(r"/livereload/([0-9]{1,20})/[0-9]{1,20}")
LONGEST_WAIT = 60.0
"""Seconds after which a browser is answered though nothing has changed."""
LOOK_EVERY = 0.3
"""Seconds between two looks at the folders."""
SETTLED = 0.1
"""Seconds without a change after which a change is held to be over: editors and git write several files."""

Renew = Callable[[], Iterable[Path]]


def new_nonce() -> str:
    """A text that nobody can guess, always of the same length."""
    return secrets.token_urlsafe(16)


def show(
    folder: Path, port: int, watched: Iterable[Path], renew: Renew, ready: Callable[[str], None], nonce: str
) -> None:
    """Show a folder until it is interrupted, which ends it in good order.

    `watched` are folders (not those inside them): after each change in one, `renew` makes the shown folder anew and
    returns what is to be watched from then on; it must not raise. `ready` gets the address once pages can be fetched.
    `nonce` is what stands in the pages where each answer gets a nonce of its own.
    Raises OSError where the port cannot be had.
    """
    watch = watch_of(watched)
    with _Server(folder, port, nonce, _now_in_milliseconds()) as server:
        thread = threading.Thread(target=server.serve_forever, args=(SETTLED,), daemon=True)
        try:
            ready(f"http://{HOST}:{server.server_address[1]}/")
            thread.start()
            while True:
                time.sleep(LOOK_EVERY)
                if watch.changed():
                    _await_rest(watch)
                    with server.renewing():
                        watch.watch(renew())
        except KeyboardInterrupt:
            pass
        finally:
            if thread.is_alive():
                server.shutdown()


def _await_rest(watch: FolderWatch) -> None:
    """Return once nothing changes any more."""
    while True:
        time.sleep(SETTLED)
        if not watch.changed():
            return


def _now_in_milliseconds() -> int:
    """Milliseconds since 1970: a later preview counts on from an earlier one."""
    return time.time_ns() // 1_000_000


class _Server(ThreadingMixIn, TCPServer):
    """Listens to this computer.

    `state` numbers the state of the pages, and `news` is notified of a newer one.
    """

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers have one port

    def __init__(self, folder: Path, port: int, mark: str, state: int) -> None:
        self.folder = folder
        self.mark = mark
        self.state = state
        self.news = threading.Condition()
        self.pages = threading.Lock()
        super().__init__((HOST, port), _Handler)

    @contextmanager
    def renewing(self) -> Iterator[None]:
        """Keep answers waiting while pages are made anew, then tell the browsers."""
        with self.pages:
            yield
        with self.news:
            self.state = _now_in_milliseconds()
            self.news.notify_all()

    def newer(self, state: int) -> int:
        """Return the state of the pages, as soon as it is newer than another, or after a while."""
        with self.news:
            self.news.wait_for(lambda: self.state > state, LONGEST_WAIT)
            return self.state

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Say nothing of a browser that went away."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 2 * LONGEST_WAIT

    def do_GET(self) -> None:
        """Answer whoever asks for this computer by its own name."""
        path = unquote(urlsplit(self.path).path)
        if str(self.headers.get("Host", "")).partition(":")[0] not in NAMES:
            self._answer(HTTPStatus.FORBIDDEN)
        elif question := QUESTION.fullmatch(path):
            self._answer(HTTPStatus.OK, str(self.server.newer(int(question[1]))).encode("ascii"))
        else:
            self._answer_with_file(path)

    def _answer_with_file(self, path: str) -> None:
        name = posixpath.normpath(f"/{path}").strip("/")
        place = self.server.folder / name
        if "\\" in name or ":" in name or "\0" in name:
            self._answer(HTTPStatus.NOT_FOUND)
            return
        with self.server.pages:
            state = self.server.state
            try:
                if not path.endswith("/") and (place / "index.html").is_file():
                    self._answer(HTTPStatus.FOUND, location=f"/{quote(name)}/" if name else "/")
                    return
                file = place / "index.html" if path.endswith("/") else place
                content = file.read_bytes()
            except OSError:
                self._answer(HTTPStatus.NOT_FOUND)
                return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(HTTPStatus.OK, content, kind, state)

    def _answer(
        self, status: HTTPStatus, content: bytes = b"", kind: str = "text/plain", state: int = 0, location: str = ""
    ) -> None:
        nonce = new_nonce()
        if kind == "text/html":
            before, end, after = content.rpartition(b"</body>")
            script = SCRIPT.format(nonce=self.server.mark, state=state, tab=secrets.randbits(32)).encode()
            content = before + script + end + after if end else content + script
            content = content.replace(self.server.mark.encode(), nonce.encode())
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY.format(nonce))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")  # no page from elsewhere may show parts of it
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
        """Say nothing of requests."""
