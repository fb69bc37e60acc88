"""Runs the command line inside the test's own process and keeps what it said."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass

from polc.cli.main import main


@dataclass(frozen=True)
class Result:
    """How a run ended: its exit status, and what it wrote to standard output and to standard error."""

    status: int
    output: str
    errors: str


class _Stream(io.TextIOWrapper):
    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


def run(*arguments: str, stdin: bytes = b"") -> Result:
    """Runs `polc` with these arguments and this standard input."""
    output, errors = _Stream(io.BytesIO(), "utf-8", newline=""), _Stream(io.BytesIO(), "utf-8", newline="")
    status: object = None
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            main([*arguments])
        except SystemExit as end:
            status = end.code
        finally:
            sys.stdin = before
    assert isinstance(status, int)
    return Result(status, output.text(), errors.text())
