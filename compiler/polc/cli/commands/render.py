"""`polc render`: one policy as a file, for another system or for people who exchange files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import put_line, spoken, style
from polc.core.findings import Finding
from polc.export.context import Marks
from polc.export.registry import FORMATS, Format, Manner
from polc.model.policy import Policy
from polc.project import errors
from polc.project.atomic.files import folder_made, write_files
from polc.project.checking import Checked, check_paths
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.rendering import file_of
from polc.project.versions import Version, release_named
from polc.reference.phrases import LANGUAGES, phrase
from polc.report import text
from polc.report.roots import by_root
from polc.report.words import tell

PREFIX = re.compile(r"[a-z][a-z0-9-]*")
TAG = re.compile(r"[a-z]{2}(,[a-z]{2})*")


@click.command("render", cls=Command)
@options.policy
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), required=True)
@click.option("--language", "page_languages", default="")
@click.option("--lang", default="")
@options.output(default="-")
@click.option("--draft", is_flag=True)
@click.option("--heading-level", type=click.IntRange(1, 6), default=2, show_default=True)
@click.option("--prefix", default="")
@options.as_of
@options.baseline
def command(
    policy: Path,
    format_: str,
    page_languages: str,
    lang: str,
    output: str,
    draft: bool,  # noqa: FBT001
    heading_level: int,
    prefix: str,
    as_of: AsOf,
    no_baseline: bool,  # noqa: FBT001
) -> int:
    """Check one policy, then write it in a format, to a file or to standard output; or write a release (luxim@1.0).

    Findings at error severity stop it. Exit status: 0 written, 1 stopped by findings, 2 the command could not run.
    """
    if prefix and not PREFIX.fullmatch(prefix):
        raise CannotRunError("render-bad-prefix", prefix=prefix)
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    released = release_named(str(policy))
    checked = None
    if released:
        found = _released_policy(released, as_of.publication(config))
    else:
        checked = check_paths([policy], as_of, baseline=not no_baseline, settings=settings, config=config)
        found = _only_policy(checked, policy)
    kind = FORMATS[format_]
    wanted = _languages(found, kind, page_languages, lang)
    folder = output.endswith(("/", os.sep)) or Path(output).is_dir()
    _refuse_output(kind, wanted, output, folder=folder)
    if checked and not draft and checked.fails(findings := checked.told(), "error"):
        _show_findings(findings, checked)
        return errors.FOUND
    opened = checked.open_findings[found.id] if checked and draft else None
    marks = Marks(day=as_of.publication(config), draft=opened)
    manner = Manner(heading_level, prefix)
    files = {f"{found.id}-{'-'.join(several)}.{kind.extension}": several for several in wanted}
    made = {name: file_of(kind, found, several, marks, manner) for name, several in files.items()}
    if output == "-":
        sys.stdout.buffer.write(next(iter(made.values())))
        sys.stdout.flush()
        return errors.OK
    targets = {Path(output, name) if folder else Path(output): content for name, content in made.items()}
    _write(targets)
    for target in targets:
        put_line(phrase("rendered", spoken(), file=target.as_posix()))
    return errors.OK


def _released_policy(released: Version, day: date) -> Policy:
    """The policy of a release on its first day.

    It was judged when it was released, and is not judged again.
    """
    return released.policy(released.effective(day) or day)[0]


def _only_policy(checked: Checked, asked: Path) -> Policy:
    """The one policy of the file asked for."""
    found = [p for p in checked.policies if p.header]
    if not found:
        raise CannotRunError("no-policy")
    if len(found) > 1:
        raise CannotRunError("render-several", path=asked, policies=", ".join(p.id for p in found))
    return found[0]


def _languages(policy: Policy, kind: Format, page_languages: str, lang: str) -> list[tuple[str, ...]]:
    """The languages of each file to write: those asked for, else all that the policy has and pages can be in.

    `lang` is the language of messages; it is that of the file as well where `page_languages` asks for none.
    """
    from polc.notice.phrasebook import languages

    if page_languages and lang and lang not in LANGUAGES:
        raise CannotRunError("render-bad-lang", value=lang, known=", ".join(LANGUAGES))
    asked, option = (page_languages, "--language") if page_languages else (lang, "--lang")
    if asked and not TAG.fullmatch(asked):
        raise CannotRunError("render-bad-languages", option=option, value=asked)
    found = tuple(dict.fromkeys(asked.split(","))) if asked else policy.languages
    for page_language in found:
        if page_language not in policy.languages:
            known = ", ".join(policy.languages)
            raise CannotRunError("render-no-language", policy=policy.id, language=page_language, known=known)
        if page_language not in languages():
            raise CannotRunError("no-phrases", policy=policy.id, language=page_language, known=", ".join(languages()))
    if kind.languages == 1:
        return [(page_language,) for page_language in found]
    if len(found) < kind.languages or (asked and len(found) > kind.languages):
        raise CannotRunError("render-two-languages", format=kind.name, policy=policy.id)
    return [found[: kind.languages]]


def _refuse_output(kind: Format, wanted: list[tuple[str, ...]], output: str, *, folder: bool) -> None:
    """Keeps from several files the place of one, and from a terminal what is no text."""
    if output == "-" and not kind.text and sys.stdout.isatty():
        raise CannotRunError("render-to-terminal", format=kind.name)
    if not folder:
        del wanted[1:]


def _write(files: dict[Path, bytes]) -> None:
    """Writes files of one folder, all or none; a folder that is not there yet is made."""
    place = next(iter(files)).parent
    try:
        with folder_made(place):
            write_files(files)
    except OSError as error:
        raise CannotRunError("cannot-write", path=place, reason=error) from error


def _show_findings(findings: Sequence[Finding], checked: Checked) -> None:
    """The findings that stop it, where they cannot be taken for the file."""
    told = tell(by_root(findings), checked.sources, spoken())
    report = text.report(told, checked.sources, checked.files, checked.laws, spoken(), style(to_file=True))
    click.echo(f"{report}\n{phrase('not-rendered', spoken())}", err=True)
