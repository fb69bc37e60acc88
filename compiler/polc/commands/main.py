"""`polc` itself: the list of commands, each loaded when it is used, and what ends a run."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from polc import __version__
from polc.commands.configuration import load_configuration
from polc.commands.environment import abandon_output
from polc.commands.exits import CANNOT_RUN, CannotRunError

COMMANDS = {
    "check": "polc.commands.check",
    "build": "polc.commands.build",
    "baseline": "polc.commands.baseline",
    "upcoming": "polc.commands.upcoming",
    "config": "polc.commands.config",
    "explain": "polc.commands.explain",
    "rules": "polc.commands.rules",
    "docs": "polc.commands.docs",
    "new-rule": "polc.commands.new_rule",
}


class Commands(click.Group):
    """Imports a command's module only when the command is run or its help is shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command with this name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="polc %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Check privacy policies written as facts in .pol files, and build their pages.

    Exit status: 0 nothing found at error severity, 1 findings at error severity, 2 the command could not run.
    """
    context.obj = load_configuration(Path.cwd())


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line. Ends the process with the documented exit status; a user's mistake shows one line."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        status = cli.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(CANNOT_RUN)
    except click.Abort:
        sys.exit(CANNOT_RUN)
    except CannotRunError as error:
        _stop(str(error))
    except BrokenPipeError:
        abandon_output()
        sys.exit(CANNOT_RUN)
    except OSError as error:
        _stop(f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror or error))
    except (RecursionError, MemoryError):
        _stop("a file is too large, or files use each other too deeply")
    sys.exit(status if isinstance(status, int) else 0)


def _stop(message: str) -> NoReturn:
    """Ends the run with one line."""
    from polc.report.terminal import printable

    click.echo(f"polc: {printable(message)}", err=True)
    sys.exit(CANNOT_RUN)
