"""`polc` itself: the list of commands, each loaded when it is used, and what ends a run."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import Any, NoReturn

import click

from polc.cli import options
from polc.cli.arguments import refuse_names_as_options
from polc.cli.help import Group, teach_click
from polc.cli.interrupts import INTERRUPTED, interruptible
from polc.cli.invocation import invocation, working_directory
from polc.cli.output import SPOKEN, asked_in, speak, spoken
from polc.cli.streams import UNWRITABLE, abandon, open_streams, say
from polc.core.garbage_collection import collect_seldom
from polc.core.version import __version__
from polc.core.work_limits import TooManyError
from polc.project.errors import CANNOT_RUN, CannotRunError
from polc.project.isolation import isolate

COMMANDS = {
    "check": "polc.cli.commands.check",
    "build": "polc.cli.commands.build",
    "render": "polc.cli.commands.render",
    "export": "polc.cli.commands.export",
    "serve": "polc.cli.commands.serve",
    "studio": "polc.cli.commands.studio",
    "release": "polc.cli.commands.release",
    "verify": "polc.cli.commands.verify",
    "baseline": "polc.cli.commands.baseline",
    "review": "polc.cli.commands.review",
    "diff": "polc.cli.commands.diff",
    "upcoming": "polc.cli.commands.upcoming",
    "upgrade-report": "polc.cli.commands.upgrade_report",
    "config": "polc.cli.commands.config",
    "cache": "polc.cli.commands.cache",
    "explain": "polc.cli.commands.explain",
    "new": "polc.cli.commands.new",
    "import": "polc.cli.commands.import_document",
    "words": "polc.cli.commands.words",
    "rules": "polc.cli.commands.rules",
    "docs": "polc.cli.commands.docs",
    "format": "polc.cli.commands.format",
    "lsp": "polc.cli.commands.lsp",
    "new-rule": "polc.cli.commands.new_rule",
}


class ReaderGoneError(Exception):
    """Nobody reads standard output any more."""


@contextmanager
def _noticing_readers() -> Iterator[None]:
    """Inside, that nobody reads any more is not for click to answer: its status would be that of findings."""
    try:
        yield
    except BrokenPipeError:
        raise ReaderGoneError from None


class Commands(Group):
    """Imports a command's module only when the command is run or its help is shown."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> click.Context:
        """The context of a run; what is asked for at once, such as help, is shown here."""
        with _noticing_readers():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Runs the command that is asked for, and returns its status."""
        with _noticing_readers():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command with this name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


def _tell_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    """Shows the version and ends.

    Click's own option would look for its words in catalogues that nobody has.
    """
    if asked:
        click.echo(f"polc {__version__}")
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_tell_version)
@click.option("--executor", default="")
@options.config
@click.pass_context
def cli(context: click.Context, executor: str) -> None:
    """Check privacy policies written as facts in .pol files, and build their pages.

    Exit status: 0 nothing found at error severity, 1 findings at error severity, 2 the command could not run.
    """
    working_directory()
    options.keep_executor(context, executor)
    speak(SPOKEN.get() or invocation(context).language())


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line.

    Ends the process with the documented exit status; a user's mistake shows one line.
    """
    if arguments is None:
        isolate()
    open_streams()
    collect_seldom()
    teach_click()
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak(asked_in(given))
    try:
        with interruptible():
            refuse_names_as_options(given)
            status = cli.main(args=given, prog_name="polc", standalone_mode=False)
    except click.ClickException as error:
        _exit_with_usage_error(error)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except CannotRunError as error:
        _exit_with_error(error)
    except (ReaderGoneError, BrokenPipeError):
        abandon(sys.stdout)
        sys.exit(CANNOT_RUN)
    except OSError as error:
        if error.filename is None and error.errno in UNWRITABLE:  # a stream has no name
            abandon(sys.stdout)
            _exit_with_error(CannotRunError("cannot-write-output", reason=error))
        _exit_with_error(CannotRunError("system", reason=error, path=error.filename or ""))
    except TooManyError as error:
        _exit_with_error(CannotRunError("not-compared", kind=f"`{error.limit.kind}`", most=error.limit.most))
    except (RecursionError, MemoryError):
        _exit_with_error(CannotRunError("too-deep"))
    sys.exit(status if isinstance(status, int) else 0)


def _exit_with_usage_error(error: click.ClickException) -> NoReturn:
    """Ends the run with what click says of a mistake of use."""
    told = StringIO()
    error.show(told)
    say(told.getvalue().removesuffix("\n"))
    sys.exit(CANNOT_RUN)


def _exit_with_error(error: CannotRunError) -> NoReturn:
    """Ends the run with one line."""
    from polc.report.terminal import printable

    say(f"polc: {printable(error.told(spoken()))}")
    sys.exit(CANNOT_RUN)
