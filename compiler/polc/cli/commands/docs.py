"""`polc docs`: the manual as a site."""

from __future__ import annotations

from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.cli.progress import progress
from polc.project import errors
from polc.project.atomic.folders import replace_folder
from polc.project.clock import AsOf
from polc.reference.phrases import phrase
from polc.site.edition import Edition


@click.command("docs", cls=Command)
@options.output_folder("build/docs")
@options.as_of
@options.lang
def command(output: Path, as_of: AsOf, lang: str | None) -> int:
    """Write the manual as a static site, in English and French: guides, words, rules, and a search."""
    from polc.site.builder import write_site
    from polc.site.manual import manual_views, search_script

    views = manual_views(Edition(as_of.clock))

    def write(folder: Path) -> int:
        with progress(len(views), language(lang)) as tick:
            pages = write_site(views, folder, tick)
        name, script = search_script()
        (folder / name).write_text(script, encoding="utf-8", newline="\n")
        return pages

    pages = replace_folder(output, write)
    put_line(phrase("built", language(lang), pages=pages, out=output.as_posix()))
    return errors.OK
