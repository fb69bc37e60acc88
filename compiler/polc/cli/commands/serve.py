"""`polc serve`: the pages while they are written, on this computer, with the findings beside them."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.core.work_limits import TooManyError
from polc.project.clock import AsOf
from polc.project.errors import OK, CannotRunError
from polc.reference.phrases import phrase
from polc.site.preview_pages import Preview

LAST_PORT = 65535


@click.command("serve", cls=Command)
@options.paths
@click.option("--port", type=click.IntRange(0, LAST_PORT), default=8000, show_default=True)
@options.as_of
@options.lang
@options.baseline
@options.releases
def command(
    paths: tuple[Path, ...],
    port: int,
    as_of: AsOf,
    lang: str | None,
    no_baseline: bool,  # noqa: FBT001
    releases: Path | None,
) -> int:
    """Show the pages of .pol files or folders on this computer, with the findings beside them, until Ctrl-C.

    Exit status: 0 ended, 2 the command could not run.
    """
    from polc.site.preview import new_nonce, show

    words = language(lang)
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    here = Path.cwd()
    with suppress(KeyboardInterrupt), _folder_for_pages() as place:
        folder = Path(place) / "site"
        preview = Preview(
            paths, folder, as_of, words, settings, config, new_nonce(), baseline=not no_baseline, releases=releases
        )
        preview.renew()

        def renew() -> Iterable[Path]:
            _return_to(here)
            for line in _renewal_message(preview, words).split("\n"):
                put_line(line)
            return preview.watched

        def ready(address: str) -> None:
            for line in (preview.summary, phrase("serving", words, address=address), *preview.remarks):
                put_line(line)

        try:
            show(folder, port, preview.watched, renew, ready, preview.nonce)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotRunError("port-in-use", port=port) from error
            raise CannotRunError("cannot-listen", port=port, reason=error) from error
    return OK


def _folder_for_pages() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="polc-preview-")
    except OSError as error:
        raise CannotRunError("no-temporary-folder") from error


def _return_to(folder: Path) -> None:
    """Makes the folder in which the preview was started the current one again, where another has taken its place."""
    with suppress(OSError):  # it is gone; what is said of the renewal says so
        os.chdir(folder)


def _renewal_message(preview: Preview, lang: str) -> str:
    """What there is to say of a renewal.

    The pages stay as they were where there can be none.
    """
    try:
        preview.renew()
    except CannotRunError as error:
        return phrase("preview-kept", lang, reason=error.told(lang))
    except OSError as error:
        return phrase("preview-kept", lang, reason=CannotRunError("system", reason=error).told(lang))
    except (RecursionError, MemoryError, TooManyError):
        return phrase("preview-kept", lang, reason=CannotRunError("too-deep").told(lang))
    return "\n".join([phrase("preview-renewed", lang, findings=preview.summary), *preview.remarks])
