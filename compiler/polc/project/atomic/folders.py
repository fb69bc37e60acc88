"""Writes a whole folder in one step: beside the old one, then in its place."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from polc.project.atomic.exchange import exchanged
from polc.project.atomic.files import beside, folder_made, left_beside, sweep, sync
from polc.project.errors import CannotRunError, SiteError
from polc.project.ownership import Foreign, foreign_in, is_ours, mark


def replace_folder(out: Path, write: Callable[[Path], int], record: str = "{}") -> int:
    """Lets `write` fill a new folder, puts it in the place of `out`, and returns what `write` returns.

    `record` is what the folder keeps of how it was made, a table in JSON. Plain files at the top of `out` that polc
    did not write stay. `out` stays as it was when anything fails. Raises CannotRunError for a folder that is not ours,
    or holds something else that is not, and for what cannot be written.
    """
    refuse_foreign(out)
    with _temporary_folder(out) as folder:
        refuse_foreign(out)  # once more, as a site may have come back
        foreign = _foreign(out)
        count = write(folder)
        mark(folder, record)
        _keep_foreign(foreign, out, folder)
        if _foreign(out) != foreign:  # somebody has put something there meanwhile
            raise CannotRunError("folder-changed", path=out)
        _swap(folder, out)
    return count


def _foreign(out: Path) -> Foreign:
    """What polc did not write in a folder, all of which can stay.

    Raises CannotRunError for what cannot.
    """
    found = foreign_in(out) if is_ours(out) else Foreign()
    if found.others:
        raise CannotRunError("foreign-file", path=(out / found.others[0]).as_posix())
    return found


def _keep_foreign(foreign: Foreign, out: Path, folder: Path) -> None:
    """Takes files over that are not ours.

    Raises CannotRunError for one in the place of a file of ours.
    """
    for name in foreign.kept:
        old, new = out / name, folder / name
        if not os.path.lexists(new):
            try:
                os.link(old, new, follow_symlinks=False)
            except OSError:
                shutil.copy2(old, new, follow_symlinks=False)
        elif foreign.known:
            raise CannotRunError("foreign-file", path=old.as_posix())


def add_folder(out: Path, write: Callable[[Path], None]) -> None:
    """Lets `write` fill a new folder, and gives it its name.

    A folder that is already there is never touched. All of it has reached the disk before it has its name. Raises
    CannotRunError for what cannot be written, and where there is something of that name already.
    """
    with _temporary_folder(out) as folder:
        write(folder)
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            with file.open("rb+") as written:
                sync(written.fileno())
        if out.exists() or out.is_symlink():
            raise CannotRunError("already-there", path=out)
        folder.rename(out)


def refuse_foreign(out: Path) -> None:
    """Raises CannotRunError for a folder that holds something else than a site of ours."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise CannotRunError("not-a-folder", path=out)
    if out.is_dir() and any(out.iterdir()) and not is_ours(out):
        raise CannotRunError("foreign-folder", path=out)


@contextmanager
def _temporary_folder(out: Path) -> Iterator[Path]:
    """A new folder beside `out`, which is gone again afterwards unless it has its name by then."""
    with ExitStack() as undone:
        try:
            undone.enter_context(folder_made(out.parent))
            _put_back(out)
            sweep(out)
            folder, _ = beside(out, Path.mkdir)
        except OSError as error:
            raise CannotRunError("cannot-write-beside", path=out, reason=error) from error
        try:
            yield folder
        except SiteError as error:
            raise CannotRunError("cannot-build", reason=str(error)) from error
        except OSError as error:
            raise CannotRunError("cannot-write", path=_named_error(error, folder, out), reason=error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _named_error(error: OSError, folder: Path, out: Path) -> Path:
    """What could not be written, by the name that it would have had."""
    place = Path(os.fsdecode(error.filename)) if isinstance(error.filename, (str, bytes)) else out
    for start in (folder, folder.resolve()):
        if place.is_relative_to(start):
            return out / place.relative_to(start)
    return place


def _swap(new: Path, out: Path) -> None:
    """Puts the new folder in the place of the old one, at no moment with neither there where the system can do that.

    Elsewhere the old one steps aside first, and comes back where the new one cannot follow; see `_put_back`.
    """
    if not out.exists():
        new.rename(out)
        return
    new.chmod(stat.S_IMODE(out.stat().st_mode))
    if exchanged(new, out):
        return
    old, _ = beside(out, Path.mkdir, "old")
    try:
        out.rename(old / out.name)
        try:
            new.rename(out)
        except OSError:
            (old / out.name).rename(out)
            raise
    finally:
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)


def _put_back(out: Path) -> None:
    """Gives a site its place again that was aside when a run was killed, and drops what it was aside in."""
    for old in left_beside(out, "old"):
        if is_ours(old / out.name) and not out.exists():
            (old / out.name).rename(out)
        with suppress(OSError):
            old.rmdir()
