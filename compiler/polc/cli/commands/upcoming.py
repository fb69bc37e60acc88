"""`polc upcoming`: the days to come that change the findings of policies as they stand."""

from __future__ import annotations

from pathlib import Path

import click

from polc.checks.engine.upcoming import changes_ahead
from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put, style
from polc.project import errors
from polc.project.clock import AsOf
from polc.project.discovery import discover
from polc.project.loading import load
from polc.project.reading import Reader
from polc.project.roots import boundary_of
from polc.report.timeline import Turn, timeline
from polc.report.words import tell


@click.command("upcoming", cls=Command)
@options.paths
@options.as_of
@options.lang
def command(paths: tuple[Path, ...], as_of: AsOf, lang: str | None) -> int:
    """List the changes to come that will touch these policies, with the findings that they bring or take away."""
    words = language(lang)
    settings = options.settings(click.get_current_context())
    reader = Reader()
    turns: list[Turn] = []
    for path, asked in discover(paths, settings):
        loaded = load(reader, path, boundary_of(path, asked), settings.for_path(path).house_rules)
        for change in changes_ahead(loaded.file, loaded.used, loaded.faults, as_of.clock):
            turns.append(
                Turn(
                    day=change.day,
                    path=loaded.file.source.path,
                    appear=tell(change.appear, reader.sources, words),
                    disappear=tell(change.disappear, reader.sources, words),
                    facts=[fact.sentence(words) for fact in change.facts],
                )
            )
    put(timeline(turns, as_of.clock, words, style(to_file=False)), None)
    return errors.OK
