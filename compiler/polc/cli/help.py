"""The words of the command line itself, in the language spoken: help of commands and options, and those of click.

Click fixes texts when a command is made, long before anyone knows the reader's language; here they come from
`dsl/phrases/help.toml` when they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import click

from polc.cli.output import spoken
from polc.reference.package import read_toml

ORIGINAL = "en"
"""The language in which click itself is written."""

MISTAKE, QUOTED = "Error: {message}", "'{words}'"
"""Keys of the book: what click says of every mistake of use, and how it quotes."""
QUOTED_WORD = re.compile(r"'([^'\s]+)'")

CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "types")
"""The modules of click that have words for users; each takes them through the names that gettext usually has."""


def words(kind: str, *names: str) -> Mapping[str, Any]:
    """The texts of a command or an option: those of the first name that has any.

    Raises KeyError when none has.
    """
    book = read_toml("phrases", "help.toml")[kind]
    found: Mapping[str, Any] = next((book[name] for name in names if name in book), {})
    if not found:
        raise KeyError(f"help.toml has no {kind} {names[-1]}")
    return found


class Command(click.Command):
    """A command whose texts are those of the language spoken when they are shown."""

    @property
    def called(self) -> str:
        """The name under which the book has the command."""
        return self.name or ""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The parameters, with their texts.

        Click asks for them before it shows a usage, a help or a mistake.
        """
        lang = spoken()
        self.help = words("commands", self.called)[lang].strip()
        self.options_metavar = words("headings", "options")[lang]
        parameters = super().get_params(ctx)
        for parameter in parameters:
            name = name_in_book(parameter)
            texts = words("options", f"{self.called} {name}", name)
            if "metavar" in texts:
                parameter.metavar = texts["metavar"][lang]
            if isinstance(parameter, click.Option):
                parameter.help = texts[lang]
        return parameters

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's signature
        """The line of the command in the list of commands."""
        return str(words("commands", self.called)["short"][spoken()])


def name_in_book(parameter: click.Parameter) -> str:
    """The name of an option under which the book has it: the first that is no letter; that of an argument."""
    return next((name for name in parameter.opts if name[:2] == "--"), parameter.opts[0]).lstrip("-")


class Group(Command, click.Group):
    """The command that holds the others."""

    @property
    def called(self) -> str:
        """The name under which the book has it, whatever name the program was started by."""
        return "polc"

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """As for any command; the word for its commands as well."""
        self.subcommand_metavar = words("headings", "command")[spoken()]
        return super().get_params(ctx)


class _QuotingTemplate(str):
    """A template of click whose facts come between typewriter quotes, and leave it between those of the language."""

    __slots__ = ()

    def format(self, *values: object, **facts: object) -> str:
        """The text with its facts, each word that click quotes between the marks of the language."""
        quoted = read_toml("phrases", "help.toml")["click"][QUOTED]
        return QUOTED_WORD.sub(lambda m: str(quoted).format(words=m[1]), super().format(*values, **facts))


def translated(message: str) -> str:
    """A text of click in the language spoken; as it is where there is no other."""
    if spoken() == ORIGINAL:
        return message
    text = str(read_toml("phrases", "help.toml")["click"].get(message, message))
    return _QuotingTemplate(text) if message == MISTAKE else text


def translated_number(singular: str, many: str, number: int) -> str:
    """A text of click that has a form for one and another for many."""
    return translated(singular if number == 1 else many)


def teach_click() -> None:
    """Has click take its own words from here.

    They are marked for gettext, which would want compiled catalogues.
    """
    for name in CLICK:
        module = getattr(click, name)
        for known, ours in (("_", translated), ("ngettext", translated_number)):
            if hasattr(module, known):
                setattr(module, known, ours)
