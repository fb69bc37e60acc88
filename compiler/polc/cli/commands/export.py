"""`polc export`: policies as files for other systems, and what these lack."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import put_line, spoken, style
from polc.cli.streams import say
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.project import errors
from polc.project.atomic.files import folder_made, write_files
from polc.project.checking import Checked, check_paths
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.exporting import exported, target_named
from polc.reference.phrases import LANGUAGES, phrase
from polc.reference.rules import keeps_from_judging
from polc.report import text
from polc.report.roots import by_root
from polc.report.words import tell
from polc.targets.registry import findings_of, targets

TAG = re.compile(r"[a-z]{2}(,[a-z]{2})*")
STANDARD_OUTPUT = "-"


def _show_targets(context: click.Context, _option: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    """Lists the targets and ends."""
    if not asked or context.resilient_parsing:
        return
    width = max(len(name) for name in targets())
    for name, target in targets().items():
        put_line(f"{name:<{width}}  {target.title(spoken())}")
    context.exit()


@click.command("export", cls=Command)
@options.paths
@click.option("--to", "target_name", default="")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_show_targets)
@click.option("--language", "page_languages", default="")
@click.option("--lang", default="")
@options.output(default=STANDARD_OUTPUT)
@click.option("--draft", is_flag=True)
@click.option("--strict", is_flag=True)
@options.as_of
@options.baseline
def command(
    paths: tuple[Path, ...],
    target_name: str,
    page_languages: str,
    lang: str,
    output: str,
    draft: bool,  # noqa: FBT001
    strict: bool,  # noqa: FBT001
    as_of: AsOf,
    no_baseline: bool,  # noqa: FBT001
) -> int:
    """Check policies, write them for another system, and say what that lacks.

    Findings at error severity stop it. Exit status: 0 written, 1 stopped by findings, or written with gaps under
    --strict, 2 the command could not run.
    """
    if not target_name:
        raise CannotRunError("export-no-target", known=", ".join(targets()))
    target = target_named(target_name)
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    checked = check_paths(paths, as_of, baseline=not no_baseline, settings=settings, config=config)
    policies = [policy for policy in checked.policies if policy.header]
    if not policies:
        raise CannotRunError("no-policy")
    wanted = _languages(policies, page_languages, lang)
    findings = checked.told()
    unread = [f for f in checked.findings if keeps_from_judging(f.rule)]
    if unread or (not draft and checked.fails(findings, "error")):
        _show(findings if not draft else unread, checked)
        say(phrase("not-exported", spoken()))
        return errors.FOUND
    export = exported(target, policies, wanted, checked.sources)
    if export.files:
        _write(export.files, target_name, output, text_only=target.text)
    else:
        say(phrase("nothing-to-export", spoken()))
    gaps = findings_of(target, export)
    if gaps:
        _show(gaps, checked)
    return errors.FOUND if gaps and strict else errors.OK


def _languages(policies: Sequence[Policy], page_languages: str, lang: str) -> tuple[str, ...]:
    """The languages of the files: those asked for, else all of the policies.

    `lang` is the language of messages; it is that of the files as well where `page_languages` asks for none.
    """
    from polc.notice.phrasebook import languages

    if page_languages and lang and lang not in LANGUAGES:
        raise CannotRunError("render-bad-lang", value=lang, known=", ".join(LANGUAGES))
    asked, option = (page_languages, "--language") if page_languages else (lang, "--lang")
    if asked and not TAG.fullmatch(asked):
        raise CannotRunError("render-bad-languages", option=option, value=asked)
    own = tuple(dict.fromkeys(language for policy in policies for language in policy.languages))
    found = tuple(dict.fromkeys(asked.split(","))) if asked else own
    name = ", ".join(policy.id for policy in policies)
    for language in found:
        if language not in own:
            raise CannotRunError("render-no-language", policy=name, language=language, known=", ".join(own))
        if language not in languages():
            raise CannotRunError("no-phrases", policy=name, language=language, known=", ".join(languages()))
    return found


def _write(files: Mapping[str, bytes], target: str, output: str, *, text_only: bool) -> None:
    """Writes the files into a folder, all or none, and says so.

    One file also to standard output.
    """
    if output == STANDARD_OUTPUT:
        if len(files) != 1:
            raise CannotRunError("export-needs-folder", target=target, files=", ".join(files))
        if not text_only and sys.stdout.isatty():
            raise CannotRunError("export-to-terminal", target=target)
        sys.stdout.buffer.write(next(iter(files.values())))
        sys.stdout.flush()
        return
    folder = Path(output)
    try:
        with folder_made(folder):
            write_files({folder / name: content for name, content in files.items()})
    except OSError as error:
        raise CannotRunError("cannot-write", path=output.rstrip(os.sep), reason=error) from error
    for name in files:
        put_line(phrase("rendered", spoken(), file=(folder / name).as_posix()))


def _show(findings: Sequence[Finding], checked: Checked) -> None:
    """Findings, where they cannot be taken for a file; those of one root once."""
    told = tell(by_root(findings), checked.sources, spoken())
    click.echo(text.blocks(told, checked.sources, spoken(), style(to_file=True)), err=True)
