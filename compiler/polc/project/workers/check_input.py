"""Tasks: a policy to judge, with all that it uses, as values that can be sent anywhere."""

from __future__ import annotations

from datetime import date

from polc.core.record import record


class NotPackedError(Exception):
    """A policy asks for a file that its pack has nothing about."""


@record
class Place:
    """A file of a run: the name as shown, the path asked for, where it really stands, the root that it may not leave.

    `content` are its bytes where it is no file.
    """

    name: str
    path: str
    target: str
    root: str
    content: bytes | None = None


@record
class UsedFiles:
    """What policies with the same `use` statements in the same folder use, directly or not.

    `root` is the folder that `use` may not leave; `always` are files that every policy uses; `links` tell for a folder
    and what a `use` in it says where that leads, None where that is no name of a file; `files` have the name as shown
    and the bytes of each file; `others` are files there that are no policies.
    """

    root: str
    always: tuple[str, ...]
    links: dict[tuple[str, str], str | None]
    files: dict[str, tuple[str, bytes]]
    others: frozenset[str]


@record
class CheckInput:
    """A policy to judge: the path as shown, the path as asked for, where it really stands, its bytes, what it uses.

    `clock` is the day by which its waivers end, that whose law applies where none is given.
    """

    path: str
    at: str
    target: str
    content: bytes
    check_input: UsedFiles
    clock: date | None = None
