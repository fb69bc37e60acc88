"""`polc new policy`: a first draft, from questions that are asked, or from a file of answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from polc.cli import options
from polc.cli.asking import ask_all
from polc.cli.help import Command
from polc.cli.output import language, put
from polc.cli.streams import say
from polc.editor.draft import draft
from polc.project import errors
from polc.project.answers_file import read_answers
from polc.project.errors import CannotRunError
from polc.reference.phrases import phrase


@click.command("new", cls=Command)
@click.argument("what", type=click.Choice(("policy",)))
@click.option("--answers", type=click.Path(path_type=Path, dir_okay=False))
@options.output(type=click.Path(path_type=Path, dir_okay=False))
@options.lang
def command(what: str, answers: Path | None, output: Path | None, lang: str | None) -> int:  # noqa: ARG001 - one thing so far
    """Write a first draft of a policy from answers.

    What is skipped is not written: `polc check` then says so. Exit status: 0 written, 2 the command could not run.
    """
    words = language(lang)
    if output is not None and output.exists():
        raise CannotRunError("draft-exists", path=output)
    if answers is not None:
        put(draft(read_answers(answers), words), output)
        return errors.OK
    if sys.stdin is None:
        raise CannotRunError("no-standard-input")
    say(phrase("questions-begin", words))
    put(draft(ask_all(_next_line, say, words), words), output)
    if output is not None:
        say(phrase("draft-written", words, path=output.as_posix()))
    return errors.OK


def _next_line() -> str | None:
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError as error:
        raise CannotRunError("input-encoding") from error
    return line or None
