"""`polc docs`: the manual as a site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from polc.commands import exits, options
from polc.commands.environment import language
from polc.commands.help import Command
from polc.commands.progress import progress
from polc.commands.swapping import replace_folder
from polc.publish.site.edition import Edition
from polc.reference.phrases import phrase


@click.command("docs", cls=Command)
@options.out("build/docs")
@options.as_of
@options.lang
def command(out: Path, as_of: date, lang: str | None) -> int:
    """Write the manual as a static site: every rule in English and French, the provisions, the language."""
    from polc.publish.site.builder import write_site
    from polc.publish.site.manual import manual_views

    views = manual_views(Edition(as_of))

    def write(folder: Path) -> int:
        with progress(len(views), language(lang)) as tick:
            return write_site(views, folder, "", tick)

    pages = replace_folder(out, write)
    click.echo(phrase("built", language(lang), pages=pages, out=out.as_posix()))
    return exits.OK
