"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from polc.cli.invocation import invocation, note_asked, note_config
from polc.project.clock import AsOf, on_day, today
from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError
from polc.project.files import stands_inside
from polc.project.roots import project_of
from polc.project.setting_values import SEVERITIES
from polc.project.settings import Settings
from polc.reference.phrases import LANGUAGES
from polc.reference.rule_names import current_name

Decorated = Callable[..., Any]

MOST_JOBS = 1024
"""The most processes that can be asked for; whoever asks for more has mistyped."""

EXECUTOR = "polc.executor"
"""Under what a run holds the name of its executor."""
WITH_EXECUTOR = ("check",)
"""The commands that use one."""


def configured(context: click.Context) -> Configuration:
    """The configuration of a run itself."""
    return invocation(context).configuration


def settings(context: click.Context) -> Settings:
    """The settings that the files of a run are judged by."""
    return invocation(context).settings


def asked_day(asked: date | None) -> date | None:
    """The day that an option names, which click reads as a time.

    None where none is named.
    """
    return asked.date() if isinstance(asked, datetime) else asked


def _days(_context: click.Context, _option: click.Parameter, value: datetime | None) -> AsOf:
    return on_day(value.date()) if value is not None else AsOf(today())


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _rules(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    return tuple(current_name(name) for name in _names(values)) or None


def _paths(context: click.Context, _option: click.Parameter, values: tuple[Path, ...]) -> tuple[Path, ...]:
    note_asked(context, values)
    return values or configured(context).paths or (Path(),)


def _path(context: click.Context, _option: click.Parameter, value: Path) -> Path:
    note_asked(context, (value,))
    return value


def _config(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    note_config(context, value)


def _lang(context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    return value or configured(context).lang or None


def config(command: Decorated) -> Decorated:
    """`--config FILE`: the settings of this file, for all that is judged."""
    kind = click.Path(path_type=Path)
    return click.option("--config", type=kind, is_eager=True, expose_value=False, callback=_config)(command)


def paths(command: Decorated) -> Decorated:
    """`[PATH…]`: files and folders.

    Those of the configuration, else this folder, where none is given.
    """
    kind = click.Path(path_type=Path, allow_dash=True)  # made here, as click asks at once for its words
    argument = click.argument("paths", nargs=-1, type=kind, is_eager=True, callback=_paths)
    return config(argument(command))


def policy(command: Decorated) -> Decorated:
    """`FILE`: the file of one policy."""
    kind = click.Path(path_type=Path)
    return config(click.argument("policy", type=kind, is_eager=True, callback=_path)(command))


def fail_on(command: Decorated) -> Decorated:
    """`--fail-on`: the least severity that fails, in the place of what settings say."""
    return click.option("--fail-on", type=click.Choice(SEVERITIES))(command)


def as_of(command: Decorated) -> Decorated:
    """`--as-of DATE`: the day on which polc runs, and whose law applies."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_days,
    )(command)


def _formats(context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    from polc.export.registry import BESIDE

    names = tuple(dict.fromkeys(_names(values) or configured(context).files))
    for name in names:
        if name not in BESIDE:
            raise CannotRunError("no-such-format", name=name, known=", ".join(BESIDE))
    return names


def files(command: Decorated) -> Decorated:
    """`--files`: the formats of the files that a site offers beside its pages."""
    return click.option("--files", multiple=True, callback=_formats)(command)


class OutputOption(click.Option):
    """`--output`, which commands called by other names before: these are understood, and shown nowhere."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help, with the one name."""
        names, self.opts = self.opts, self.opts[:1]
        try:
            return super().get_help_record(ctx)
        finally:
            self.opts = names

    def get_error_hint(self, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's signature
        """What a mistake of use calls it."""
        return f"'{self.opts[0]}'"


def output(**facts: Any) -> Callable[[Decorated], Decorated]:  # noqa: ANN401 - as click has them
    """`--output`: where a command writes.

    What it was called by until version 0.2 is understood as well.
    """
    return click.option("--output", "--out", "--output-file", "output", cls=OutputOption, **facts)


def output_folder(default: str) -> Callable[[Decorated], Decorated]:
    """`--output DIR`: where a folder is written.

    Where it is not given, a place inside the project.
    """

    def place(context: click.Context, option: click.Parameter, value: Path) -> Path:
        named = context.get_parameter_source(option.name or "") is not click.core.ParameterSource.DEFAULT
        if not named and not stands_inside(value, project_of(Path())):
            raise CannotRunError("output-outside", path=value.as_posix())
        return value

    kind = click.Path(path_type=Path, file_okay=False)
    return output(type=kind, default=Path(default), show_default=True, callback=place)


def releases(command: Decorated) -> Decorated:
    """`--releases DIR`: where the releases of policies stand.

    Beside their files where it is not given.
    """
    return click.option("--releases", type=click.Path(path_type=Path, file_okay=False, exists=True))(command)


def lang(command: Decorated) -> Decorated:
    """`--lang en|fr`: the language of the output."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=_lang,
    )(command)


def spoken(command: Decorated) -> Decorated:
    """`--lang en|fr` for a command whose only words are those of help and mistakes, which `main` has seen to."""
    return click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)(command)


def rule_names(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    """The rules and groups that begin so, for the completion of shells."""
    from polc.reference.rules import slugs

    groups = dict.fromkeys(slug.partition("/")[0] for slug in slugs())
    return [name for name in (*groups, *slugs()) if name.startswith(begun)]


def selection(command: Decorated) -> Decorated:
    """`--select` and `--ignore`: rules and groups to keep or leave out."""
    select = click.option("--select", multiple=True, callback=_rules, shell_complete=rule_names)
    ignore = click.option("--ignore", multiple=True, callback=_rules, shell_complete=rule_names)
    return select(ignore(command))


def means(command: Decorated) -> Decorated:
    """`--no-cache` and `--jobs`: how policies are judged; what is found is the same."""
    return cache(click.option("--jobs", metavar="N", default=0, type=click.IntRange(0, MOST_JOBS))(command))


def keep_executor(context: click.Context, executor: str) -> None:
    """Keeps the executor named before the command.

    Raises CannotRunError where the command uses none.
    """
    if executor and context.invoked_subcommand not in WITH_EXECUTOR:
        raise CannotRunError("executor-without-use", known=", ".join(WITH_EXECUTOR))
    context.meta[EXECUTOR] = executor


def executor(context: click.Context) -> str:
    """The executor that the run was asked to use; empty for none."""
    found: str = context.meta.get(EXECUTOR, "")
    return found


def _misplaced(context: click.Context, _option: click.Parameter, value: str) -> None:
    if value:
        raise CannotRunError("executor-place", name=value, command=context.info_name)


def no_executor(command: Decorated) -> Decorated:
    """Refuses `--executor` among paths, where it may be the name of a file, and says where it stands."""
    return click.option("--executor", default="", hidden=True, expose_value=False, callback=_misplaced)(command)


def cache(command: Decorated) -> Decorated:
    """`--no-cache`: judge everything anew, and keep nothing."""
    return click.option("--no-cache", is_flag=True)(command)


def baseline(command: Decorated) -> Decorated:
    """`--no-baseline`: show what a baseline accepts as well."""
    return click.option("--no-baseline", is_flag=True)(command)
