"""Writes a whole folder in one step: beside the old one, then in its place. Knows nothing of what stands in it."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from polc.commands.exits import CannotRunError
from polc.publish.site.edition import SiteError
from polc.reference.phrases import phrase

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MARK = ".polc-site"
"""The file that tells a site of ours from a folder of the user's, which is never replaced."""

SLOW = 1.0
"""Seconds after which progress is shown."""


def replace_folder(out: Path, write: Callable[[Path], int], record: str = "polc\n") -> int:
    """Lets `write` fill a new folder, puts it in the place of `out`, and returns what `write` returns.

    `record` is what the folder keeps of how it was made. `out` stays as it was when anything fails. Raises
    CannotRunError for a folder that is not ours, and for what cannot be written.
    """
    refuse_foreign(out)
    folder = _beside(out)
    try:
        count = write(folder)
        (folder / MARK).write_text(record, encoding="utf-8")
        _swap(folder, out)
    except SiteError as error:
        raise CannotRunError("cannot-build", reason=str(error)) from error
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename or out, reason=error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return count


def add_folder(out: Path, write: Callable[[Path], None]) -> None:
    """Lets `write` fill a new folder, and gives it its name; a folder that is already there is never touched.

    Raises CannotRunError for what cannot be written, and where there is something of that name already.
    """
    folder = _beside(out)
    try:
        write(folder)
        folder.chmod(0o755)
        if out.exists() or out.is_symlink():
            raise CannotRunError("already-there", path=out)
        folder.rename(out)
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename or out, reason=error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Raises CannotRunError for a folder that holds something else than a site of ours."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise CannotRunError("not-a-folder", path=out)
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).exists():
        raise CannotRunError("foreign-folder", path=out)


def _beside(out: Path) -> Path:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    except OSError as error:
        raise CannotRunError("cannot-write-beside", path=out, reason=error) from error


def _swap(new: Path, out: Path) -> None:
    """Puts the new folder in the place of the old one; the old one comes back where that fails."""
    new.chmod(0o755)
    if not out.exists():
        new.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}.old-", dir=out.parent))
    out.rename(old / out.name)
    try:
        new.rename(out)
    except OSError:
        (old / out.name).rename(out)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def progress(steps: int, lang: str) -> Iterator[Callable[[], None]]:
    """Calls to the function it gives are steps of a bar, shown on a terminal once the work takes over a second."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    started, done = time.monotonic(), 0
    shown: Progress | None = None
    task: TaskID | None = None

    def tick() -> None:
        nonlocal done, shown, task
        done += 1
        if shown is None and time.monotonic() - started > SLOW:
            from rich.console import Console
            from rich.progress import Progress

            shown = Progress(console=Console(stderr=True), transient=True)
            shown.start()
            task = shown.add_task(phrase("rendering", lang), total=steps)
        if shown is not None and task is not None:
            shown.update(task, completed=done)

    try:
        yield tick
    finally:
        if shown is not None:
            shown.stop()
