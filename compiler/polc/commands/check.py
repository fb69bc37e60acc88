"""`polc check`: findings of files and folders."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from polc.commands import exits, options
from polc.commands.checking import Standard, check_paths, chosen, fails
from polc.commands.environment import language, put, style
from polc.report import json, text
from polc.report.words import tell


@click.command("check")
@options.paths
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.as_of
@options.lang
@options.selection
@options.baseline
@options.fail_on
@click.option("--output-file", type=click.Path(path_type=Path, dir_okay=False), help="Write there instead.")
@click.option(
    "--stdin-filename", type=click.Path(path_type=Path), default=Path("stdin.pol"), help="Name of standard input (-)."
)
def command(
    paths: tuple[Path, ...],
    format_: str,
    as_of: date,
    lang: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    output_file: Path | None,
    stdin_filename: Path,
    no_baseline: bool,  # noqa: FBT001
) -> int:
    """Check .pol files, or the folders that hold them (default: this folder). `-` reads standard input.

    Exit status: 0 nothing at error severity (or at that of --fail-on), 1 such findings, 2 the command could not run.
    """
    files = [p for p in paths if str(p) != "-"]
    standard = Standard(sys.stdin.buffer.read(), stdin_filename) if len(files) < len(paths) else None
    config = options.configured(click.get_current_context())
    checked = check_paths(files, as_of, standard, baseline=not no_baseline, config=config)
    findings = chosen(checked.findings, select, ignore)
    words = language(lang, machine=format_ == "json")
    told = tell(findings, checked.sources, words)
    if format_ == "json":
        output = json.report(told, checked.files, as_of)
    else:
        painted = style(to_file=output_file is not None)
        accepted = len(checked.accepted)
        output = text.report(told, checked.sources, checked.files, as_of, words, painted, accepted=accepted)
    put(output, output_file)
    return exits.FOUND if fails(findings, fail_on) else exits.OK
