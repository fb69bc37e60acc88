"""Runs the command line inside the test's own process."""

from __future__ import annotations

import pytest

from polc.commands.main import main


def polc(*arguments: str) -> int:
    """The exit status of a command; what it writes is for `capsys`."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)
