"""`polc diff`: what changes between two versions of a policy or of many, and what that obliges to."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from polc.cli import comparing, options, redlines
from polc.cli.help import Command
from polc.cli.invocation import note_asked
from polc.cli.output import language
from polc.project.clock import AsOf, today
from polc.project.errors import CannotRunError
from polc.project.version_folders import resolve_folders
from polc.project.versions import resolve_both
from polc.reference.differences import GRADES

FORMATS = ("text", "json", "markdown", *redlines.FORMATS)
FOR_PEOPLE = ("text", "markdown", *redlines.FORMATS)


def _noted_file(context: click.Context, _argument: click.Parameter, value: str) -> str:
    """The version itself.

    The settings in force are those of the file that is compared.
    """
    note_asked(context, [Path(value or context.params.get("before", ""))])
    return value


@click.command("diff", cls=Command)
@click.argument("before", is_eager=True)
@click.argument("after", default="", is_eager=True, callback=_noted_file)
@options.config
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(GRADES))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]))
@options.lang
@click.option("--language", "page_languages", default="")
@options.output(type=click.Path(), default="")
def command(
    before: str,
    after: str,
    format_: str,
    fail_on: str | None,
    as_of: date | None,
    lang: str | None,
    page_languages: str,
    output: str,
) -> int:
    """Compare two versions of a policy, or the policies of two folders.

    Exit status: 0 nothing at the grade of --fail-on, 1 such differences, or a version that cannot be read in full,
    2 the command could not run.
    """
    words = language(lang, machine=format_ not in FOR_PEOPLE)
    if format_ not in redlines.FORMATS:
        if page_languages:
            raise CannotRunError("redline-only", option="--language", formats=", ".join(redlines.FORMATS))
        if output and Path(output).is_dir():
            raise CannotRunError("output-is-folder", path=output)
    context = click.get_current_context()
    asked = as_of.date() if isinstance(as_of, datetime) else None
    given = asked or AsOf(today()).law_for(options.configured(context))
    wanted = comparing.Wanted(format_, fail_on, words, language(lang), given, page_languages, output, asked)
    folders = resolve_folders(before, after, options.settings(context))
    if folders is not None:
        return comparing.compare_folders(*folders, wanted)
    return comparing.compare_versions(*resolve_both(before, after), wanted)
