"""`polc rules`: every rule with its group, severity and citation."""

from __future__ import annotations

import click

from polc.commands import exits, options
from polc.commands.environment import language, put, style
from polc.report.explanation import listing


@click.command("rules")
@options.lang
def command(lang: str | None) -> int:
    """List all rules by group, with severity and the law they stand on. `polc explain RULE` says more of one."""
    put(listing(language(lang), style(to_file=False)), None)
    return exits.OK
