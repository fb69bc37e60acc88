"""`polc diff`: what changes between two versions of a policy, and what that obliges to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from polc.cli import options, redlines
from polc.cli.help import Command
from polc.cli.invocation import note_asked
from polc.cli.output import language, put, style
from polc.compare.comparison import compare
from polc.core.findings import Finding
from polc.project import errors
from polc.project.clock import AsOf, today
from polc.project.errors import CannotRunError
from polc.project.machine_paths import machine_paths
from polc.project.paths import located
from polc.project.roots import Roots
from polc.project.versions import Version, resolve_both
from polc.reference.differences import GRADES
from polc.report import text as findings_text
from polc.report.differences import json, markdown, text
from polc.report.differences.words import Comparison, tell_differences
from polc.report.differences.words import Version as Shown
from polc.report.text import Style
from polc.report.words import tell

FORMATS = ("text", "json", "markdown", *redlines.FORMATS)
FOR_PEOPLE = ("text", "markdown", *redlines.FORMATS)


def _noted_file(context: click.Context, _argument: click.Parameter, value: str) -> str:
    """The version itself; the settings in force are those of the file that is compared."""
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
@click.option("--output-file", "--output", "output_file", type=click.Path(), default="")
def command(
    before: str,
    after: str,
    format_: str,
    fail_on: str | None,
    as_of: date | None,
    lang: str | None,
    page_languages: str,
    output_file: str,
) -> int:
    """Compare two versions of a policy: files, releases (luxim@1.0) or files in a revision of git (HEAD~1:a.pol).

    Exit status: 0 nothing at the grade of --fail-on, 1 such differences, or a version that cannot be read in full,
    2 the command could not run.
    """
    words = language(lang, machine=format_ not in FOR_PEOPLE)
    if format_ not in redlines.FORMATS:
        if page_languages:
            raise CannotRunError("redline-only", option="--language", formats=", ".join(redlines.FORMATS))
        if output_file and Path(output_file).is_dir():
            raise CannotRunError("output-is-folder", path=output_file)
    old, new = resolve_both(before, after)
    day = _day(click.get_current_context(), as_of, new)
    first, unread = old.policy(day)
    second, also_unread = new.policy(day)
    if unread or also_unread:
        _refuse(old, unread, day, language(lang))
        _refuse(new, also_unread, day, language(lang))
        return errors.FOUND
    for version, policy in ((old, first), (new, second)):
        if policy.header is None:
            raise CannotRunError("version-without-policy", name=version.label)
    found = compare(first, second)
    versions = Shown(old.label, old.sources), Shown(new.label, new.sources)
    if format_ in redlines.FORMATS:
        asked = redlines.Redline(first, second, *versions, found, day, words)
        redlines.write_redline(asked, format_, page_languages, output_file)
    else:
        if format_ == "json":
            versions = _for_programs(versions[0]), _for_programs(versions[1])
        shown = tell_differences(found, *versions, day, words)
        put(written(shown, format_, style(to_file=bool(output_file))), Path(output_file) if output_file else None)
    fails = fail_on is not None and any(d.weight >= GRADES.index(fail_on) for d in found)
    return errors.FOUND if fails else errors.OK


def _for_programs(version: Shown) -> Shown:
    """The version with the paths that programs are told; a file of a revision bears the repository's own."""
    files = [name for name in (version.label, *version.sources) if located(name).exists()]
    paths = machine_paths(dict.fromkeys(files), Roots(), {})
    return Shown(paths.get(version.label, version.label), version.sources, paths)


def written(comparison: Comparison, format_: str, painted: Style) -> str:
    """The comparison in a format."""
    if format_ == "text":
        return text.report(comparison, painted)
    return json.report(comparison) if format_ == "json" else markdown.report(comparison)


def _day(context: click.Context, asked: date | None, new: Version) -> date:
    """The day asked for, else that on which the new version takes effect if it is to come, else today."""
    config = options.configured(context)
    given = asked.date() if isinstance(asked, datetime) else AsOf(today()).law_for(config)
    effective = new.effective(given)
    return effective if asked is None and effective and effective > given else given


def _refuse(version: Version, found: Sequence[Finding], day: date, lang: str) -> None:
    """Shows what keeps a version from being read in full: what is missing from it must not look like a difference."""
    if found:
        told = tell(sorted(found, key=lambda f: f.span), version.sources, lang)
        report = findings_text.report(told, version.sources, 1, day, lang, style(to_file=False))
        click.echo(report, nl=False, err=True)
