"""`polc baseline`: records today's findings, so that only new ones are reported from then on."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from polc.checks.engine.baseline import NAME, Entry, with_reasons
from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.cli.run_options import means
from polc.project import errors
from polc.project.baselines import baseline_for, entries_of, load, save
from polc.project.checking import check_paths
from polc.project.errors import CannotRunError
from polc.project.paths import root_of, shown
from polc.reference.phrases import counted, phrase
from polc.reference.rules import keeps_from_judging


@click.command("baseline", cls=Command)
@options.paths
@click.option("--reason", default="")
@click.option("--accept-new", is_flag=True)
@click.option("--prune", is_flag=True)
@options.as_of
@options.lang
@options.means
def command(
    paths: tuple[Path, ...],
    reason: str,
    accept_new: bool,  # noqa: FBT001
    prune: bool,  # noqa: FBT001
    as_of: date,
    lang: str | None,
    no_cache: bool,  # noqa: FBT001
    jobs: int,
) -> int:
    """Record the findings of .pol files or folders in polc-baseline.txt; check and build then report only what is new.

    A baseline that is already there changes only with --accept-new or --prune. Exit status: 0 written or nothing to
    write, 1 there are findings that were not accepted, 2 the command could not run.
    """
    words = language(lang)
    config = options.configured(click.get_current_context())
    judged_by = means(config, words, no_cache=no_cache, jobs=jobs)
    checked = check_paths(paths, as_of, baseline=False, config=config, means=judged_by, policies=False)
    path = _baseline_path(paths)
    acceptable = [finding for finding in checked.findings if not keeps_from_judging(finding.rule)]
    unread = len(checked.findings) - len(acceptable)
    current = entries_of(acceptable, checked.sources, path.parent)
    if unread:
        put_line(counted("baseline-unread", unread, words))
    if not os.path.lexists(path):
        save(path, with_reasons(current, (), reason))
        put_line(counted("baseline-written", len(current), words, path=shown(path)))
        return errors.FOUND if unread else errors.OK
    _, known = load(path)
    if known.findings:
        raise CannotRunError("baseline-broken", path=shown(path))
    status = _update(path, current, list(known.entries), reason, words, accept_new=accept_new, prune=prune)
    return errors.FOUND if unread else status


def _update(
    path: Path, current: list[Entry], known: list[Entry], reason: str, words: str, *, accept_new: bool, prune: bool
) -> int:
    keys, kept = {e.key for e in current}, {e.key for e in known}
    new = [e for e in current if e.key not in kept]
    stale = [e for e in known if e.key not in keys]
    entries = [e for e in known if not (prune and e in stale)]
    if accept_new:
        entries += with_reasons(new, known, reason)
    if entries != known:
        save(path, entries)
    put_line(
        phrase(
            "baseline-updated",
            words,
            path=shown(path),
            n=len(entries),
            added=len(new) if accept_new else 0,
            removed=len(stale) if prune else 0,
        )
    )
    if stale and not prune:
        put_line(counted("baseline-stale", len(stale), words))
    if new and not accept_new:
        put_line(counted("baseline-new", len(new), words))
        return errors.FOUND
    return errors.OK


def _baseline_path(asked: tuple[Path, ...]) -> Path:
    """The baseline in force for the paths, else the one to make: in the folder asked for, or the file's folder."""
    first = asked[0]
    folder = first if first.is_dir() else first.parent
    found = baseline_for(folder / NAME, root_of(folder / NAME, folder))
    return found or folder / NAME
