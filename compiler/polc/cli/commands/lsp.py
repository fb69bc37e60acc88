"""`polc lsp`: a language server on standard input and output, for any editor that speaks the protocol."""

from __future__ import annotations

import sys
from datetime import date

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.message_stream import UnreadableError, read_messages, write_message
from polc.core.version import __version__
from polc.editor.protocol.server import PARSE_ERROR, Server
from polc.project import errors
from polc.project.editor_files import EditorFiles
from polc.project.errors import CannotRunError

NOT_ENDED = 1
"""The exit status, by the protocol, where the client went away without having said so."""


@click.command("lsp", cls=Command)
@click.option("--stdio", is_flag=True, expose_value=False)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]))
@options.spoken
def command(as_of: date | None) -> int:
    """Serve an editor: findings while a policy is written, completion, meaning, names.

    Ends when the editor says so. Exit status: 0 ended by the editor, 1 the editor went away, 2 the command could not
    run.
    """
    if sys.stdin is None:
        raise CannotRunError("no-standard-input")
    server = Server(EditorFiles(options.asked_day(as_of)), __version__)
    output = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but messages may be written to standard output
    try:
        for message in read_messages(sys.stdin.buffer):
            answers = [NO_MESSAGE] if message is None else server.handle(message)
            for answer in answers:
                write_message(output, answer)
            if server.ended is not None:
                return errors.OK if server.ended == 0 else NOT_ENDED
    except UnreadableError:
        raise CannotRunError("no-message") from None
    return NOT_ENDED


NO_MESSAGE = {"jsonrpc": "2.0", "id": None, "error": {"code": PARSE_ERROR, "message": "no JSON object"}}
