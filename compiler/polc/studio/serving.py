"""Serves the page of the studio to this computer alone, with the files of a project, which it may save."""

from __future__ import annotations

import json
import mimetypes
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from urllib.parse import unquote, urlsplit

from polc.project.errors import CannotRunError
from polc.project.limits import LARGEST_FILE
from polc.studio.project_files import ChangedError, ProjectFiles

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
TOKEN = "X-Polc-Token"  # noqa: S105 - the name of the header that holds it
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
PLACE = '<meta name="polc-build"'
"""Where the page is told that it has a project, and by which word it may ask for it."""
STOPPING = 0.1
"""Seconds between two looks whether the studio is to end."""


def show_studio(
    page: Mapping[str, bytes], project: ProjectFiles, port: int, ready: Callable[[str], None], lang: str
) -> None:
    """Serves until it is interrupted, which ends it in good order.

    `ready` gets the address once it can be opened. Every request has to name this computer; whoever asks for the
    project or saves in it has to know a word that only the page was told, and no page from elsewhere. Raises OSError
    where the port cannot be had.
    """
    with _Server(page, project, port, secrets.token_urlsafe(32), lang) as server:
        thread = threading.Thread(target=server.serve_forever, args=(STOPPING,), daemon=True)
        try:
            ready(f"http://{HOST}:{server.server_address[1]}/?lang={lang}")
            thread.start()
            thread.join()
        except KeyboardInterrupt:
            pass
        finally:
            if thread.is_alive():
                server.shutdown()


class _Server(ThreadingMixIn, TCPServer):
    """Listens to this computer; `saving` lets one request save at a time."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers have one port

    def __init__(self, page: Mapping[str, bytes], project: ProjectFiles, port: int, token: str, lang: str) -> None:
        self.page = page
        self.project = project
        self.token = token
        self.lang = lang
        self.saving = threading.Lock()
        super().__init__((HOST, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 60

    def do_GET(self) -> None:
        """Answers with a file of the page, or with the project."""
        name = unquote(urlsplit(self.path).path).removeprefix("/") or "index.html"
        if not self._is_from_here():
            self._answer(HTTPStatus.FORBIDDEN)
        elif name == "project.json":
            self._answer_with_project()
        elif name in self.server.page:
            content = self.server.page[name]
            if name == "index.html":
                told = f'<meta name="polc-project" content="{self.server.token}">\n  {PLACE}'
                content = content.replace(PLACE.encode(), told.encode(), 1)
            kind = "application/octet-stream" if name.endswith(".gz") else mimetypes.guess_type(name)[0] or ""
            self._answer(HTTPStatus.OK, content, kind)
        else:
            self._answer(HTTPStatus.NOT_FOUND)

    def do_PUT(self) -> None:
        """Saves a file of the project."""
        name = unquote(urlsplit(self.path).path)
        length = self.headers.get("Content-Length", "")
        if not self._is_from_here() or not self._knows_token():
            self._answer(HTTPStatus.FORBIDDEN)
        elif not length.isdigit() or int(length) > 2 * LARGEST_FILE:
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        elif not name.startswith("/project/"):
            self._answer(HTTPStatus.NOT_FOUND)
        else:
            self._save(name.removeprefix("/project/"), self.rfile.read(int(length)))

    def _save(self, path: str, content: bytes) -> None:
        try:
            with self.server.saving:
                digest = self.server.project.save(path, content.decode("utf-8"), self.headers.get("If-Match", ""))
        except ChangedError:
            self._answer(HTTPStatus.PRECONDITION_FAILED)
        except ValueError:
            self._answer(HTTPStatus.BAD_REQUEST, path.encode("utf-8", "replace"))
        except CannotRunError as error:
            self._answer(HTTPStatus.CONFLICT, error.told(self.server.lang).encode())
        except OSError as error:
            self._answer(HTTPStatus.CONFLICT, str(error.strerror).encode())
        else:
            self._answer(HTTPStatus.OK, digest.encode())

    def _answer_with_project(self) -> None:
        if not self._knows_token():
            self._answer(HTTPStatus.FORBIDDEN)
            return
        project = self.server.project
        try:
            files = [{"path": f.path, "text": f.text, "digest": f.digest} for f in project.files()]
        except (CannotRunError, OSError):
            files = []  # the files are gone: the page begins with an empty text
        told = {"name": project.name, "current": project.first, "files": files}
        self._answer(HTTPStatus.OK, json.dumps(told).encode(), "application/json")

    def _is_from_here(self) -> bool:
        """True for a request to this computer by its own name, from no page but ours."""
        own = {f"{name}:{self.server.server_address[1]}" for name in NAMES}
        origin = self.headers.get("Origin", "")
        return self.headers.get("Host", "") in own and (not origin or origin in {f"http://{name}" for name in own})

    def _knows_token(self) -> bool:
        given = self.headers.get(TOKEN, "")
        return secrets.compare_digest(given.encode("utf-8", "replace"), self.server.token.encode())

    def _answer(self, status: HTTPStatus, content: bytes = b"", kind: str = "text/plain; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
        """Say nothing of requests."""
