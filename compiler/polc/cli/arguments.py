"""Tells options from names of files among the arguments of a command line."""

from __future__ import annotations

import os
from collections.abc import Sequence

from polc.project.errors import CannotRunError
from polc.project.paths import SUFFIX

END_OF_OPTIONS = "--"
NAMES_ITS_INPUT = "--stdin-filename="
"""The one option whose value may end as the name of a policy does; it neither writes nor loads anything."""


def refuse_names_as_options(arguments: Sequence[str]) -> None:
    """Raises CannotRunError where an argument would be read as an option, and may be the name of a file.

    A file can be called `--output-file=x.pol`, and a shell that fills in `*.pol` gives that name as it is.
    """
    for argument in arguments:
        if argument == END_OF_OPTIONS:
            return
        if argument.startswith("-") and argument != "-" and _may_be_a_file(argument):
            raise CannotRunError("option-or-file", argument=argument)


def _may_be_a_file(argument: str) -> bool:
    named = argument.lower().endswith(SUFFIX) and not argument.startswith(NAMES_ITS_INPUT)
    return named or os.path.lexists(argument)
