"""Messages of the Language Server Protocol on a stream of bytes: a head with their length, a blank line, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

LENGTH = b"content-length"
LARGEST_HEAD = 4_096
LARGEST_MESSAGE = 64 * 1024 * 1024
"""The most bytes of a message: sixty times the largest policy."""


class UnreadableError(Exception):
    """What stands on the stream is no message; nothing after it can be told apart."""


def read_messages(stream: BinaryIO) -> Iterator[dict[str, Any] | None]:
    """Each message of a stream until it ends; None for a body that is no JSON object.

    Raises UnreadableError for a head without a usable length.
    """
    while (length := _body_length(stream)) is not None:
        body = stream.read(length)
        if len(body) < length:
            return
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            message = None
        yield message if isinstance(message, dict) else None


def _body_length(stream: BinaryIO) -> int | None:
    """The length that a head tells, None at the end of the stream."""
    length: int | None = None
    while True:
        line = stream.readline(LARGEST_HEAD)
        if not line:
            return None
        if not line.endswith(b"\n"):
            raise UnreadableError
        if not line.strip():
            break
        name, _, value = line.partition(b":")
        if name.strip().lower() == LENGTH:
            digits = value.strip()
            if not digits.isdigit() or int(digits[:18]) > LARGEST_MESSAGE:
                raise UnreadableError
            length = int(digits)
    if length is None:
        raise UnreadableError
    return length


def write_message(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Writes a message with its head."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    stream.flush()
