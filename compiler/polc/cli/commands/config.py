"""`polc config`: what is in force here, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.invocation import note_asked
from polc.cli.output import language, put_line
from polc.project import errors
from polc.project.branding import Brand
from polc.project.configuration import DEFAULT
from polc.project.discovery import discover
from polc.project.errors import CannotRunError
from polc.project.paths import shown
from polc.project.patterns import Patterns
from polc.project.setting_values import READERS, PathRules
from polc.project.settings import Settings
from polc.reference.phrases import phrase

Shown = tuple[object, ...] | dict[str, str] | Brand | Patterns | date | str | bool | None


def _noted(context: click.Context, _argument: click.Parameter, value: Path | None) -> Path | None:
    """The path itself; the settings in force are those for it.

    Raises CannotRunError where there is none.
    """
    if value is not None and not value.exists():
        raise CannotRunError("no-such-path", path=value)
    note_asked(context, [value] if value else [])
    return value


@click.command("config", cls=Command)
@click.argument("path", default=None, required=False, type=click.Path(path_type=Path), is_eager=True, callback=_noted)
@options.config
@click.option("--policies", is_flag=True)
@options.lang
@click.pass_context
def command(context: click.Context, path: Path | None, policies: bool, lang: str | None) -> int:  # noqa: FBT001
    """Show each setting in force for a file or folder (default: this folder), and the file that it comes from.

    With --policies, list the policies that are read instead, each with the file of settings that it is judged by.
    """
    words = language(lang)
    config = options.configured(context)
    if policies:
        _list_policies([path] if path else config.paths or [Path()], options.settings(context), words)
        return errors.OK
    for key in READERS:
        value = _written(getattr(config, key.replace("-", "_")), words)
        origin = config.where(key)
        told = phrase("default", words) if origin == DEFAULT else origin
        put_line(f"{key:<16} {value:<40} # {told}".rstrip())
    return errors.OK


def _list_policies(paths: Sequence[Path], settings: Settings, lang: str) -> None:
    for file, _ in discover(paths, settings):
        origin = settings.for_path(file).file
        put_line(f"{shown(file)}  # {shown(origin) if origin else phrase('default', lang)}")


def _written(value: Shown, lang: str) -> str:
    """A value as it would stand in the file."""
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted_setting(v) for v in value)}]"
    if isinstance(value, Patterns):
        return f"[{', '.join(_quoted_setting(text) for text in value.texts)}]"
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
    if isinstance(value, PathRules):
        return f'"{value.glob}"'
    return f'"{shown(value) if isinstance(value, Path) else value}"'
