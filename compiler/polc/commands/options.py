"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from polc.commands.environment import today

Decorated = Callable[..., Any]

PATHS = click.Path(path_type=Path, allow_dash=True)


def _day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else today()


def _names(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def as_of(command: Decorated) -> Decorated:
    """`--as-of DATE`: the day whose law applies."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_day,
        metavar="DATE",
        help="The day whose law applies, such as 2026-08-11. Default: SOURCE_DATE_EPOCH's day, else today in UTC.",
    )(command)


def lang(command: Decorated) -> Decorated:
    """`--lang en|fr`: the language of the output."""
    return click.option(
        "--lang", type=click.Choice(["en", "fr"]), help="Language of the output. Default: that of the locale."
    )(command)


def selection(command: Decorated) -> Decorated:
    """`--select` and `--ignore`: rules and groups to keep or leave out."""
    select = click.option(
        "--select", multiple=True, callback=_names, metavar="RULES", help="Only these rules or groups (commas)."
    )
    ignore = click.option(
        "--ignore", multiple=True, callback=_names, metavar="RULES", help="All but these rules or groups (commas)."
    )
    return select(ignore(command))


def baseline(command: Decorated) -> Decorated:
    """`--no-baseline`: show what a baseline accepts as well."""
    return click.option("--no-baseline", is_flag=True, help="Show what a polc-baseline.txt accepts as well.")(command)
