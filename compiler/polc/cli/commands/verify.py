"""`polc verify`: proves that what was published is what its sources say, and names every file that is not."""

from __future__ import annotations

from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put
from polc.core.record import replace
from polc.project import errors
from polc.project.errors import CannotRunError
from polc.project.machine_paths import machine_paths
from polc.project.releases.signing import signers_in
from polc.report.verification import as_json, departures, text
from polc.site.verification import lost, places, site, verified

FORMATS = {"text": text, "json": as_json}


@click.command("verify", cls=Command)
@options.paths
@click.option("--site", "built", type=click.Path(path_type=Path, file_okay=False, exists=True))
@options.releases
@click.option("--signers", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default="text", show_default=True)
@options.lang
def command(
    paths: tuple[Path, ...],
    built: Path | None,
    releases: Path | None,
    signers: Path | None,
    format_: str,
    lang: str | None,
) -> int:
    """Prove that releases, and with --site a built site, are what their sources give, file by file.

    Exit status: 0 all match, 1 something does not, 2 the command could not run.
    """
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    for path in paths:
        if not path.exists():
            raise CannotRunError("no-such-path", path=path)
    found = verified(
        places(paths, releases, settings), lost(paths, releases, settings), signers_in(signers) if signers else None
    )
    if not found and built is None:
        raise CannotRunError("no-release", paths=", ".join(map(str, paths)))
    compared = site(built, paths, releases, settings, config) if built else None
    if format_ == "json":
        paths_told = machine_paths([v.path for v in (*found, *([compared] if compared else []))], settings.roots, {})
        found = tuple(replace(v, path=paths_told[v.path]) for v in found)
        compared = replace(compared, path=paths_told[compared.path]) if compared else None
    put(FORMATS[format_](found, compared, language(lang, machine=format_ != "text")), None)
    return errors.FOUND if departures([*found, *([compared] if compared else [])]) else errors.OK
