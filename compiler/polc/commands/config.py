"""`polc config`: what is in force here, and where it comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from polc.commands import exits, options
from polc.commands.configuration import READERS
from polc.commands.reading import shown

Shown = tuple[object, ...] | dict[str, str] | date | str | None


@click.command("config")
@click.pass_context
def command(context: click.Context) -> int:
    """Show each setting in force in this folder, and the polc.toml or pyproject.toml that it comes from."""
    config = options.configured(context)
    for key in READERS:
        value = _written(getattr(config, key.replace("-", "_")))
        click.echo(f"{key:<12} {value:<40} # {config.where(key)}".rstrip())
    return exits.OK


def _written(value: Shown) -> str:
    """A value as it would stand in the file."""
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(v) for v in value)}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{k}" = "{v}"' for k, v in value.items()) + " }" if value else "{ }"
    if value is None or value == "":
        return "(not set)"
    return value.isoformat() if isinstance(value, date) else _quoted(value)


def _quoted(value: object) -> str:
    return f'"{shown(value) if isinstance(value, Path) else value}"'
