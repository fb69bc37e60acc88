"""Signs manifests, and proves whose signatures they bear, by OpenSSH's `ssh-keygen -Y`.

The program is found outside the checkout, is run without a shell in a folder of the system, and gets what is signed on
its standard input.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from polc.project.errors import CannotRunError
from polc.project.files import read_file
from polc.project.isolation import checkout_of, program
from polc.project.paths import as_named, shown

PROGRAM = "ssh-keygen"
NAMESPACE = "polc-release"
"""What signatures are made for, so that none made for something else passes for one of these."""
LARGEST_SIGNATURE = 64 * 1024
LARGEST_KEYS = 1024 * 1024
"""The most bytes of a key, and of a list of signers."""
PATIENCE = 120
"""Seconds after which signing is given up, as whoever holds the key does not answer."""


def signed(content: bytes, key: Path) -> bytes:
    """The signature of some bytes by a key: a private one, or a public one whose private one an agent holds.

    Raises CannotRunError where that cannot be had.
    """
    _refuse_unreadable(key)
    public = key.with_name(f"{key.name}.pub")
    if os.path.lexists(public):
        _refuse_unreadable(public)
    done = _run_program("-Y", "sign", "-n", NAMESPACE, "-f", str(as_named(key)), content=content)
    if done.returncode or not done.stdout:
        raise CannotRunError("not-signed", path=shown(key), reason=_last_error_line(done))
    return done.stdout


class Signers:
    """Those whose signatures count: a file as `ssh-keygen` reads it, a name and a public key on each line.

    Made by `signers_in`.
    """

    def __init__(self, file: str) -> None:
        self._file = file

    def signed(self, content: bytes, signature: bytes) -> bool:
        """True where one of them signed these bytes."""
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "signature"
            place.write_bytes(signature)
            given = ("-f", self._file, "-s", str(place))
            found = _run_program("-Y", "find-principals", *given)
            names = found.stdout.decode("utf-8", "replace").splitlines() if not found.returncode else []
            return any(
                not _run_program("-Y", "verify", "-n", NAMESPACE, "-I", name, *given, content=content).returncode
                for name in dict.fromkeys(names)
                if name and not name.startswith("-")
            )


def signers_in(file: Path) -> Signers:
    """Return the signers that a file names.

    Raises CannotRunError where it cannot be read.
    """
    _refuse_unreadable(file)
    return Signers(str(as_named(file)))


def _refuse_unreadable(file: Path) -> None:
    """Raises CannotRunError for what the program would wait for or not end to read: a pipe, a device, a huge file."""
    try:
        read_file(file, limit=LARGEST_KEYS)
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(file), reason=error) from error


def _run_program(*arguments: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What the program comes to. Raises CannotRunError where it is not there."""
    command = program(PROGRAM, checkout_of(os.curdir))
    if not command:
        raise CannotRunError("no-ssh-keygen")
    try:
        return subprocess.run(  # noqa: S603
            [command, *arguments], input=content, capture_output=True, check=False, cwd=tempfile.gettempdir(),
            env={**os.environ, "LC_ALL": "C"}, timeout=PATIENCE,
        )  # fmt: skip
    except OSError as error:
        raise CannotRunError("no-ssh-keygen") from error
    except subprocess.TimeoutExpired as error:
        raise CannotRunError("not-signed", path=PROGRAM, reason=str(PATIENCE)) from error


def _last_error_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """The last line that the program wrote of what went wrong."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else str(done.returncode)
