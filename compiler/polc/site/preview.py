"""Shows a folder to browsers on this computer and has them reload it. Beside `builder`, the only one to know MkDocs."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"
"""This computer and no other."""
NAMES = frozenset({HOST, "localhost"})
"""What a browser on this computer may call it; another name would be that of a page from elsewhere."""

POLICY = (
    "default-src 'none'; style-src 'self' 'nonce-{0}'; script-src 'nonce-{0}'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a browser lets an answer do: run the script that reloads the page, and nothing else."""

Renew = Callable[[], Iterable[Path]]
Identity = tuple[int, int]
"""The disk on which a folder stands, and its number there."""


def new_nonce() -> str:
    """A text that nobody can guess, always of the same length."""
    return secrets.token_urlsafe(16)


def show(
    folder: Path, port: int, watched: Iterable[Path], renew: Renew, ready: Callable[[str], None], nonce: str
) -> None:
    """Shows a folder until it is interrupted, which ends it in good order.

    `watched` are folders (not those inside them): after each change in one, `renew` makes the shown folder anew and
    returns what is to be watched from then on; it must not raise. `ready` gets the address once pages can be fetched.
    `nonce` is what stands in the pages where each answer gets a nonce of its own.
    Raises OSError where the port cannot be had.
    """
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    server = _Server(folder, port, renew, ready, nonce)
    try:
        server.watch_all(watched)
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.end()


def _identity(folder: Path) -> Identity | None:
    """What tells a folder from another one at the same path; None where there is none."""
    try:
        state = folder.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


class _NewFolders:
    """What the observer of files calls: a folder that came, such as a release, is a change as well."""

    def __init__(self, came: Callable[[], None]) -> None:
        self._came = came

    def dispatch(self, event: Any) -> None:  # noqa: ANN401
        """Takes an event of a watched folder."""
        if event.is_directory and event.event_type in ("created", "moved"):
            self._came()


class _Server(LiveReloadServer):
    def __init__(self, folder: Path, port: int, renew: Renew, ready: Callable[[str], None], nonce: str) -> None:
        super().__init__(lambda: self.watch_all(renew()), HOST, port, str(folder))
        self._ready = ready
        self._mark = nonce.encode("ascii")
        self._watched: dict[Path, Identity | None] = {}

    def watch_all(self, folders: Iterable[Path]) -> None:
        """Watches those folders that are not watched yet, and those that another one has taken the place of."""
        for folder in folders:
            there = _identity(folder)
            if folder in self._watched and self._watched[folder] == there:
                continue
            with suppress(KeyError):  # it was not watched
                self.unwatch(str(folder))
            self._watched[folder] = there
            with suppress(OSError):  # gone meanwhile, or the system watches no more
                self.watch(str(folder), recursive=False)
                self.observer.schedule(_NewFolders(self.renew_soon), str(folder), recursive=False)  # type: ignore[arg-type]

    def service_actions(self) -> None:
        """Looks, twice a second, whether folders are still those that are watched: of others no change is told."""
        super().service_actions()
        if any(_identity(folder) != there for folder, there in list(self._watched.items())):
            self.renew_soon()

    def renew_soon(self) -> None:
        """Has the folder made anew, as after a change of a file."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def server_activate(self) -> None:
        """Listens, and says where."""
        super().server_activate()
        self._ready(f"http://{HOST}:{self.server_port}/")

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers whoever asks for this computer by its own name."""
        if str(environ.get("HTTP_HOST", "")).partition(":")[0] not in NAMES:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b""]
        nonce = new_nonce()
        html = False

        def start(status: str, headers: list[tuple[str, str]]) -> Any:  # noqa: ANN401 - as WSGI has it
            nonlocal html
            html = ("Content-Type", "text/html") in headers
            ours = [("Content-Security-Policy", POLICY.format(nonce)), ("X-Content-Type-Options", "nosniff")]
            return start_response(status, [*headers, *ours])

        answer: Iterable[bytes] = super().serve_request(environ, start)
        return [b"".join(answer).replace(self._mark, nonce.encode("ascii"))] if html else answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The page with the script that reloads it, which bears the nonce."""
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        before, script, after = page.rpartition(b"<script>")
        return b'%b<script nonce="%b">%b' % (before, self._mark, after) if script else after

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Says nothing of a browser that went away."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def end(self) -> None:
        """Gives the port back, and waits for what is still at work."""
        started = self.observer.is_alive()
        self.shutdown()
        if started:
            self.observer.join()
