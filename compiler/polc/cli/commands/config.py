"""`polc config`: what is in force here, and where it comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.project import errors
from polc.project.branding import Brand
from polc.project.configuration import DEFAULT, READERS
from polc.project.paths import shown
from polc.reference.phrases import phrase

Shown = tuple[object, ...] | dict[str, str] | Brand | date | str | bool | None


@click.command("config", cls=Command)
@options.lang
@click.pass_context
def command(context: click.Context, lang: str | None) -> int:
    """Show each setting in force in this folder, and the polc.toml or pyproject.toml that it comes from."""
    words = language(lang)
    config = options.configured(context)
    for key in READERS:
        value = _written(getattr(config, key.replace("-", "_")), words)
        origin = config.where(key)
        told = phrase("default", words) if origin == DEFAULT else origin
        put_line(f"{key:<12} {value:<40} # {told}".rstrip())
    return errors.OK


def _written(value: Shown, lang: str) -> str:
    """A value as it would stand in the file."""
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted_setting(v) for v in value)}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{k}" = "{v}"' for k, v in value.items()) + " }" if value else "{ }"
    if isinstance(value, Brand):
        return "{ " + ", ".join(value.keys) + " }"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or value == "":
        return phrase("not-set", lang)
    return value.isoformat() if isinstance(value, date) else _quoted_setting(value)


def _quoted_setting(value: object) -> str:
    return f'"{shown(value) if isinstance(value, Path) else value}"'
