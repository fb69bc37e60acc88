"""`polc check`: findings of files and folders."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put, style
from polc.cli.run_options import means
from polc.cli.streams import say
from polc.core.findings import Finding
from polc.core.record import replace
from polc.project import errors
from polc.project.checking import Checked, Standard, check_paths
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.limits import LARGEST_FILE
from polc.project.rules_in_force import Options
from polc.project.settings import Settings
from polc.reference.phrases import counted
from polc.report import text
from polc.report.roots import by_root
from polc.report.run import Accepted, Run
from polc.report.text import Style, turned_off
from polc.report.words import tell

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "html")
FOR_PEOPLE = ("text", "concise", "markdown", "html")
"""Formats in the language of the locale; the others are in English unless a language is asked for."""
FROM_HERE = ("text", "markdown", "html")
"""Formats whose paths go from the current folder; those of the others go from the repository."""

WITHOUT_COUNTS = ("gitlab",)
"""Formats that have room for findings alone: what is only counted is said on standard error."""

WITH_ACCEPTED = ("json", "sarif")
"""Formats that tell what is accepted, too; all others count it."""

JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which a workflow names the file of its job summary."""


@click.command("check", cls=Command)
@options.paths
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@options.as_of
@options.lang
@options.selection
@options.baseline
@options.fail_on
@click.option("--exit-zero", is_flag=True)
@click.option("--no-accepted", is_flag=True)
@options.means
@options.no_executor
@click.option("--fix", is_flag=True)
@options.output(type=click.Path(path_type=Path, dir_okay=False))
@click.option("--stdin-filename", type=click.Path(path_type=Path), default=Path("stdin.pol"))
def command(
    paths: tuple[Path, ...],
    format_: str,
    as_of: AsOf,
    lang: str | None,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    fail_on: str | None,
    exit_zero: bool,  # noqa: FBT001
    no_accepted: bool,  # noqa: FBT001
    fix: bool,  # noqa: FBT001
    output: Path | None,
    stdin_filename: Path,
    no_baseline: bool,  # noqa: FBT001
    no_cache: bool,  # noqa: FBT001
    jobs: int,
) -> int:
    """Check .pol files, or the folders that hold them (default: this folder).

    `-` reads standard input. Exit status: 0 nothing at error severity (or at that of --fail-on), 1 such findings, 2 the
    command could not run.
    """
    files = [p for p in paths if str(p) != "-"]
    if fix and not files:
        raise CannotRunError("fix-needs-files")
    standard = Standard(_standard_input(), stdin_filename) if len(files) < len(paths) else None
    context = click.get_current_context()
    config = options.configured(context)
    executor = options.executor(context)
    if fix:
        _mend(files, as_of, options.settings(context), language(lang))
    judged_by = means(config, language(lang), no_cache=no_cache, jobs=jobs, executor=executor)
    checked = check_paths(
        files, as_of, standard, baseline=not no_baseline, settings=options.settings(context), config=config,
        means=judged_by, policies=False,
    )  # fmt: skip
    findings = checked.told(options=Options(select, ignore))
    by_options = Options(None if select is None else (), None if ignore is None else ())
    off = len(checked.findings) - len(checked.told(options=by_options))
    shown = {} if format_ in FROM_HERE else checked.machine_paths()
    run = _run_report(checked, findings, shown, language(lang, machine=format_ not in FOR_PEOPLE), off, fail_on or "")
    run = replace(run, manual=config.manual)
    if not no_accepted:
        told = _accepted_in_words(checked, shown, run.lang) if format_ in WITH_ACCEPTED else ()
        run = replace(run, accepted=told, accepted_count=len(checked.accepted))
    put(_written(run, format_, style(to_file=output is not None)), output)
    if run.off and format_ in WITHOUT_COUNTS:
        say(turned_off(run.off, run.lang))
    if format_ == "github":
        _add_job_summary(run)
    return errors.FOUND if checked.fails(findings, fail_on or "") and not exit_zero else errors.OK


def _mend(paths: Sequence[Path], as_of: AsOf, settings: Settings, lang: str) -> None:
    """Writes the safe edits of files, and says how many."""
    from polc.project.atomic.files import write_files
    from polc.project.discovery import discover
    from polc.project.fixing import mended

    found = []
    for path, asked in discover(paths, settings):
        config = settings.for_path(path)
        made = mended(path, asked, as_of.law_for(config), config.house_rules)
        found += [made] if made else []
    write_files({each.path: each.after.encode("utf-8") for each in found})
    say(counted("mended", sum(each.edits for each in found), lang, files=len(found)))


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise CannotRunError("no-standard-input")
    return sys.stdin.buffer.read(LARGEST_FILE + 1)


def _run_report(
    checked: Checked, findings: Sequence[Finding], shown: Mapping[str, str], lang: str, off: int, fail_on: str
) -> Run:
    rooted = by_root(findings)
    told = tell(rooted, checked.sources, lang, shown)
    failed = [t.fingerprint for t, f in zip(told, rooted, strict=True) if checked.fails([f], fail_on)]
    return Run(
        told=tuple(told),
        accepted=(),
        sources=checked.sources,
        paths=tuple(shown.get(path, path) for path in checked.paths),
        as_of=checked.laws[-1],
        laws=checked.laws,
        lang=lang,
        off=off,
        failed=frozenset(failed),
    )


def _accepted_in_words(checked: Checked, shown: Mapping[str, str], lang: str) -> tuple[Accepted, ...]:
    """Return the findings that are accepted in words, each with by what."""
    in_source = {id(waived.finding) for waived in checked.waivers}
    words = tell([f for f, _ in checked.accepted], checked.sources, lang, shown)
    return tuple(
        Accepted(told, reason, id(finding) in in_source)
        for told, (finding, reason) in zip(words, checked.accepted, strict=True)
    )


def _written(run: Run, format_: str, painted: Style) -> str:
    if format_ == "text":
        return text.report(
            run.told, run.sources, len(run.paths), run.days, run.lang, painted, accepted=run.accepted_count, off=run.off
        )
    if format_ == "json":
        from polc.report import json

        return json.report(run.told, len(run.paths), run.as_of, off=run.off, accepted=run.accepted)
    written: str = importlib.import_module(f"polc.report.{format_}").report(run)
    return written


def _add_job_summary(run: Run) -> None:
    """Adds the report for people to the job summary of a workflow, where there is one."""
    place = os.environ.get(JOB_SUMMARY)
    if place:
        from polc.report import markdown

        try:
            with Path(place).open("a", encoding="utf-8") as summary:
                summary.write(markdown.report(run))
        except OSError as error:
            raise CannotRunError("cannot-write", path=place, reason=error) from error
