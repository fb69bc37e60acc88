"""`polc cache`: where the outcomes of checks are kept, how many, and how to be rid of them."""

from __future__ import annotations

import os

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.project import errors
from polc.project.cache.store import Cache, cache_folder
from polc.project.errors import CannotRunError
from polc.reference.phrases import counted, phrase

UNITS = ("B", "KB", "MB", "GB")
THOUSAND = 1000


@click.command("cache", cls=Command)
@click.option("--clear", is_flag=True)
@options.lang
def command(clear: bool, lang: str | None) -> int:  # noqa: FBT001
    """Show where the outcomes of checks are kept and how much room they take, or drop them.

    Exit status: 0 shown or dropped, 2 the command could not run.
    """
    words = language(lang)
    cache = Cache(cache_folder(os.environ))
    if cache.folder is None:
        raise CannotRunError("no-cache-folder")
    from polc.project.cache.file_states import INDEX
    from polc.site.cache import SITES

    others = [Cache(cache.folder / name) for name in (SITES, INDEX)]
    count, size = cache.size()
    size += sum(other.size()[1] for other in others)
    if clear:
        try:
            for store in (cache, *others):
                store.clear()
        except OSError as error:
            raise CannotRunError("cannot-drop", path=error.filename or cache.folder, reason=error) from error
    key = "cache-cleared" if clear else "cache-holds"
    put_line(counted(key, count, words, place=cache.folder, size=_size(size, words)))
    if not options.configured(click.get_current_context()).cache:
        put_line(phrase("cache-off", words))
    return errors.OK


def _size(size: int, lang: str) -> str:
    """A number of bytes for people, in thousands."""
    number, unit = float(size), 0
    while number >= THOUSAND and unit < len(UNITS) - 1:
        number, unit = number / THOUSAND, unit + 1
    return phrase(f"size-{UNITS[unit]}", lang, n=f"{number:.0f}")
