"""`polc baseline`: records today's findings, so that only new ones are reported from then on."""

from __future__ import annotations

import os
from pathlib import Path

import click

from polc.checks.engine.baseline import Baseline, Entry, with_reasons
from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.cli.run_options import means
from polc.core.record import record
from polc.project import errors
from polc.project.baselines import entries_of, load, renewed, save
from polc.project.checking import check_paths
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.paths import shown
from polc.reference.phrases import counted, phrase
from polc.reference.rules import keeps_from_judging


@record
class Asked:
    """What is to become of the baselines that are there: the reason for what is new, and what is to change."""

    reason: str
    accept_new: bool
    prune: bool


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
    as_of: AsOf,
    lang: str | None,
    no_cache: bool,  # noqa: FBT001
    jobs: int,
) -> int:
    """Record the findings of .pol files or folders in polc-baseline.txt.

    Check and build then report only what is new. A baseline that is already there changes only with --accept-new or
    --prune. Exit status: 0 written or nothing to write, 1 there are findings that were not accepted, 2 the command
    could not run.
    """
    words = language(lang)
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    judged_by = means(config, words, no_cache=no_cache, jobs=jobs)
    checked = check_paths(
        paths, as_of, baseline=False, settings=settings, config=config, means=judged_by, policies=False
    )
    acceptable = [finding for finding in checked.findings if not keeps_from_judging(finding.rule)]
    unread = len(checked.findings) - len(acceptable)
    if unread:
        put_line(counted("baseline-unread", unread, words))
    found = checked.baselines.by_file(acceptable)
    known = {path: _baseline_in(path) for path in found if os.path.lexists(path)}
    asked = Asked(reason, accept_new, prune)
    statuses = [errors.FOUND if unread else errors.OK]
    for path, findings in found.items():
        current = entries_of(findings, checked.sources, path.parent)
        if path in known:
            covered = None if checked.baselines.covers(path) else checked.baselines.checked(path)
            written = known[path]
            today = list(renewed(written, findings, checked.sources, path.parent).entries)
            statuses.append(_update(path, current, (list(written.entries), today), covered, asked, words))
        elif current or len(found) == 1:
            save(path, with_reasons(current, (), reason))
            put_line(counted("baseline-written", len(current), words, path=shown(path)))
    return max(statuses)


def _baseline_in(path: Path) -> Baseline:
    """The baseline in a file.

    Raises CannotRunError for one with lines that cannot be read.
    """
    _, known = load(path)
    if known.findings:
        raise CannotRunError("baseline-broken", path=shown(path))
    return known


def _update(
    path: Path,
    current: list[Entry],
    before: tuple[list[Entry], list[Entry]],
    covered: frozenset[str] | None,
    asked: Asked,
    words: str,
) -> int:
    """Writes what changes in a baseline, and says so.

    `covered` are the files that were looked at, None for all. `before` are its entries as they are written, and with
    the names that rules have today.
    """
    written, known = before
    keys, kept = {e.key for e in current}, {e.key for e in known}
    new = [e for e in current if e.key not in kept]
    stale = {e.key for e in known if e.key not in keys and (covered is None or e.file in covered)}
    entries = [e for e in known if not (asked.prune and e.key in stale)]
    if asked.accept_new:
        entries += with_reasons(new, known, asked.reason)
    if (asked.prune or asked.accept_new) and entries != written:
        save(path, entries)
    put_line(
        phrase(
            "baseline-updated",
            words,
            path=shown(path),
            n=len(entries),
            added=len(new) if asked.accept_new else 0,
            removed=len(stale) if asked.prune else 0,
        )
    )
    if stale and not asked.prune:
        put_line(counted("baseline-stale", len(stale), words))
    if new and not asked.accept_new:
        put_line(counted("baseline-new", len(new), words))
        return errors.FOUND
    return errors.OK
