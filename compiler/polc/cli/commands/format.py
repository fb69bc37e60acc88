"""`polc format`: policies laid out, the author's lines and comments kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put, put_line
from polc.cli.streams import say
from polc.project import errors
from polc.project.atomic.files import write_files
from polc.project.discovery import discover
from polc.project.errors import CannotRunError
from polc.project.files import content_of
from polc.project.formatting import Formatted, formatted
from polc.project.limits import LARGEST_FILE
from polc.project.paths import shown
from polc.reference.phrases import counted, phrase
from polc.report.words import tell


@click.command("format", cls=Command)
@options.paths
@click.option("--check", is_flag=True)
@click.option("--diff", is_flag=True)
@options.lang
def command(paths: tuple[Path, ...], check: bool, diff: bool, lang: str | None) -> int:  # noqa: FBT001
    """Lay out .pol files or folders (default: this folder), in place.

    `-` from standard input to standard output. Exit status: 0 laid out, 1 with --check or --diff a file that is not, or
    a file that cannot be read, 2 the command could not run.
    """
    words, settings = language(lang), options.settings(click.get_current_context())
    if Path("-") in paths:
        return _standard_input(words)
    found = [formatted(path, _content(path)) for path, _ in discover(paths, settings)]
    changed = [each for each in found if each.changed]
    unread = [each for each in found if each.faults]
    if diff:
        put("".join(line for each in changed for line in _difference(each)), None)
    elif check:
        put("".join(f"{shown(each.path)}\n" for each in changed), None)
    else:
        write_files({each.path: each.content for each in changed})
    _say_faults(unread, words)
    if not diff:
        put_line(counted("would-format" if check else "formatted", len(changed), words, all=len(found)))
    return errors.FOUND if unread or (changed and (check or diff)) else errors.OK


def _content(path: Path) -> bytes:
    try:
        return content_of(path)
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error


def _standard_input(lang: str) -> int:
    if sys.stdin is None:
        raise CannotRunError("no-standard-input")
    content = sys.stdin.buffer.read(LARGEST_FILE + 1)
    made = formatted(Path("stdin.pol"), content)
    put(made.after, None)
    _say_faults([made] if made.faults else [], lang)
    return errors.FOUND if made.faults else errors.OK


def _say_faults(unread: Sequence[Formatted], lang: str) -> None:
    """Says of each file that was left as it is where it cannot be read."""
    for each in unread:
        for told in tell(each.faults, {each.before.path: each.before}, lang):
            place = f"{told.place.path}:{told.place.start.line}:{told.place.start.column}"
            say(phrase("not-formatted", lang, place=place, message=told.message))


def _difference(each: Formatted) -> Iterator[str]:
    name = shown(each.path)
    before, after = each.before.text.splitlines(keepends=True), each.after.splitlines(keepends=True)
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n"
