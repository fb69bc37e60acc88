"""What a command takes from its surroundings: the language, colour, and where its output goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from itertools import pairwise
from pathlib import Path

import click

from polc.cli.streams import abandon
from polc.project.atomic.files import write_file
from polc.project.errors import CANNOT_RUN, CannotRunError
from polc.reference.phrases import LANGUAGES
from polc.report.terminal import printable, without_commands
from polc.report.text import Style, plain

SPOKEN: ContextVar[str] = ContextVar("SPOKEN", default="")
COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}


def language(asked: str | None, *, machine: bool = False) -> str:
    """The language of the output: the one asked for; English for machine formats.

    Else French in a French locale.
    """
    if asked:
        return asked
    if machine:
        return "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def asked_in(arguments: Sequence[str]) -> str:
    """The language that `--lang` asks for among arguments not yet read.

    Empty where it asks for none we speak.
    """
    asked = ""
    for option, value in pairwise([*arguments, ""]):
        if option == "--":
            break
        found = value if option == "--lang" else option.removeprefix("--lang=")
        asked = found if found in LANGUAGES and option.startswith("--lang") else asked
    return asked


def speak(lang: str) -> None:
    """Sets the language in which the tool speaks of itself: help, mistakes of use.

    Empty for that of the locale.
    """
    SPOKEN.set(lang)


def spoken() -> str:
    """The language in which the tool speaks of itself."""
    return language(SPOKEN.get())


def style(*, to_file: bool) -> Style:
    """Colours on a terminal that does not ask for none (NO_COLOR); otherwise none."""
    if to_file or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return plain
    if sys.stdout is None or not sys.stdout.isatty():
        return plain
    return _colour


def _colour(text: str, role: str) -> str:
    if role in COLOURS:
        return click.style(text, fg=COLOURS[role], bold=True)
    return click.style(text, bold=role == "bold", dim=role == "dim")


def put(text: str, output: Path | None) -> None:
    """Writes to a file, whole or not at all, or to standard output.

    Raises CannotRunError when it cannot. Where nobody reads standard output any more, the process ends.
    """
    if output is None:
        _echo(text)
        return
    write_file(text.encode("utf-8", errors="replace"), output)


def put_line(line: str) -> None:
    """Writes a line of ours to standard output: no name in it steers a terminal or a service that runs builds."""
    click.echo(without_commands(printable(line)))


def _echo(text: str) -> None:
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        abandon(sys.stdout)
        sys.exit(CANNOT_RUN)
    except OSError as error:
        abandon(sys.stdout)
        raise CannotRunError("cannot-write-output", reason=error) from error
