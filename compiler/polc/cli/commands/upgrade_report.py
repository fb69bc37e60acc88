"""`polc upgrade-report`: what this version finds otherwise than the one that wrote a report."""

from __future__ import annotations

from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put, style
from polc.cli.run_options import means
from polc.project import errors
from polc.project.checking import check_paths
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.files import read_file
from polc.project.limits import LARGEST_REPORT
from polc.project.paths import shown
from polc.project.roots import project_of
from polc.report.roots import by_root
from polc.report.upgrade import EarlierReport, earlier_report, upgrade, upgrade_text
from polc.report.words import tell


@click.command("upgrade-report", cls=Command)
@options.paths
@click.option("--from", "before", type=click.Path(path_type=Path), required=True)
@options.as_of
@options.lang
@options.means
def command(
    paths: tuple[Path, ...],
    before: Path,
    as_of: AsOf,
    lang: str | None,
    no_cache: bool,  # noqa: FBT001
    jobs: int,
) -> int:
    """Say, by rule, what this version finds otherwise than the one that wrote a report with check --format json.

    Exit status: 0 written, whatever is found, 2 the command could not run.
    """
    words = language(lang)
    context = click.get_current_context()
    config = options.configured(context)
    earlier = _report_in(before)
    checked = check_paths(
        paths, as_of, settings=options.settings(context), config=config,
        means=means(config, words, no_cache=no_cache, jobs=jobs), policies=False,
    )  # fmt: skip
    now = tell(by_root(checked.told()), checked.sources, words, checked.machine_paths())
    put(upgrade_text(upgrade(earlier, now), words, style(to_file=False)), None)
    return errors.OK


def _report_in(path: Path) -> EarlierReport:
    """The report in a file. Raises CannotRunError where it cannot be read, or is none."""
    try:
        text = read_file(path, project_of(path.parent), LARGEST_REPORT).decode("utf-8")
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error
    except UnicodeDecodeError as error:
        raise CannotRunError("no-report", path=shown(path)) from error
    try:
        return earlier_report(text)
    except ValueError as error:
        raise CannotRunError("no-report", path=shown(path)) from error
