"""Exit statuses, and the one exception that ends a command with a line of its own."""

from __future__ import annotations

OK = 0
"""Nothing at the level that fails."""
FOUND = 1
"""Findings at the level that fails."""
CANNOT_RUN = 2
"""The command could not run: usage, no such path, cannot write."""


class CannotRunError(Exception):
    """Ends a command with one line for the user and the exit status `CANNOT_RUN`."""
