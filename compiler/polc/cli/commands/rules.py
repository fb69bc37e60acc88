"""`polc rules`: every rule with its group, severity and citation."""

from __future__ import annotations

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put, style
from polc.project import errors
from polc.report.explanation import coverage_matrix, listing, readers_matrix
from polc.report.statement_readings import all_readings


@click.command("rules", cls=Command)
@options.lang
@click.option("--coverage", is_flag=True)
@click.option("--readers", is_flag=True)
@click.option("--sentences", is_flag=True)
def command(lang: str | None, coverage: bool, readers: bool, sentences: bool) -> int:  # noqa: FBT001
    """List all rules by group, with severity and the law they stand on.

    `polc explain RULE` says more of one.
    """
    write = coverage_matrix if coverage else readers_matrix if readers else all_readings if sentences else listing
    put(write(language(lang), style(to_file=False)), None)
    return errors.OK
