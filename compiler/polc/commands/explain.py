"""`polc explain RULE`: what a rule checks, why, with its sources, wrong and right."""

from __future__ import annotations

import click

from polc.commands import exits, options
from polc.commands.checking import known_rule
from polc.commands.environment import language, put, style
from polc.report.explanation import explanation


@click.command("explain")
@click.argument("rule")
@options.lang
def command(rule: str, lang: str | None) -> int:
    """Say what RULE (such as omission/legal-basis) checks, why, with the article, and show it wrong and right."""
    put(explanation(known_rule(rule), language(lang), style(to_file=False)), None)
    return exits.OK
