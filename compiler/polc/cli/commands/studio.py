"""`polc studio`: policies written in a browser on this computer, or the page of the studio as files."""

from __future__ import annotations

import errno
import signal
from contextlib import suppress
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.project import errors
from polc.project.atomic.folders import replace_folder
from polc.project.errors import CannotRunError
from polc.reference.phrases import phrase

LAST_PORT = 65535


@click.command("studio", cls=Command)
@options.paths
@options.output(type=click.Path(path_type=Path, file_okay=False))
@click.option("--port", type=click.IntRange(0, LAST_PORT), default=8001, show_default=True)
@options.lang
def command(paths: tuple[Path, ...], output: Path | None, port: int, lang: str | None) -> int:
    """Write policies in a browser: text, findings and pages beside each other.

    With --output, write the page as files. Exit status: 0 ended or written, 2 the command could not run.
    """
    from polc.studio.page_files import page_files

    words, page = language(lang), page_files()
    if output is not None:
        replace_folder(output, lambda folder: _write_page(page, folder))
        put_line(phrase("studio-written", words, out=output.as_posix()))
        return errors.OK
    from polc.studio.project_files import ProjectFiles
    from polc.studio.serving import show_studio

    if len(paths) > 1:
        raise CannotRunError("studio-one-path")
    project = ProjectFiles(paths[0], options.settings(click.get_current_context()))
    project.files()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        try:
            show_studio(page, project, port, lambda address: _tell(address, words), words)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotRunError("port-in-use", port=port) from error
            raise CannotRunError("cannot-listen", port=port, reason=error) from error
    return errors.OK


def _tell(address: str, lang: str) -> None:
    put_line(phrase("studio-at", lang, address=address))


def _write_page(page: dict[str, bytes], folder: Path) -> int:
    """Writes the files of the page into a new folder, and returns how many they are."""
    for name, content in page.items():
        (folder / name).write_bytes(content)
    return len(page)
