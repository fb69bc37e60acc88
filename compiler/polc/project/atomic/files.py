"""Writes files whole or not at all: aside first, then in the place of the old ones.

What is written aside is called `.NAME.PROCESS-NUMBER.polc-new`. Where a run was killed such a thing may stay behind;
every run passes it over, and one that writes in the same place a day later removes it.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from polc.project.errors import CannotRunError
from polc.project.files import OutsideError, stands_inside
from polc.project.roots import leads_out

T = TypeVar("T")

NAME_LENGTH = 40
"""Characters of a name that the name of what is written aside keeps, so that it is not too long itself."""

ATTEMPTS = 1000
"""Names tried for what is written aside, where other runs have left theirs."""

ABANDONED = 24 * 3600
"""Seconds after which nobody is writing any more what is found aside."""

UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""What a file system answers that cannot say when a file has reached the disk."""


def write_file(content: bytes, output: Path, root: Path | None = None) -> None:
    """Writes a file, whole or not at all; into a device or a pipe, as it comes.

    Raises CannotRunError when it cannot. Links are followed; a file that is there keeps its permissions, and is not
    touched where they forbid writing. A file that the user did not name has to stand in `root`, links followed, and be
    no device and no pipe.
    """
    write_files({output: content}, root)


def write_files(files: Mapping[Path, bytes], root: Path | None = None) -> None:
    """Writes files: none takes its place before all are written aside, and new ones go again where that fails half-way.

    `root` is as in `write_file`. Raises CannotRunError when they cannot be written. Folders must be there.
    """
    staged: dict[Path, Path] = {}
    new: list[Path] = []
    output = Path()
    try:
        for output, content in files.items():
            if not output.name:
                raise CannotRunError("output-is-folder", path=output)
            _refuse(output, root)
            _stage(content, output, staged)
        for aside, output in staged.items():
            was_there = output.exists()
            aside.replace(output)
            if not was_there:
                new.append(output)
        staged = {}
    except OSError as error:
        _remove(new)
        raise CannotRunError("cannot-write", path=output, reason=error) from error
    finally:
        _remove(staged)


def _refuse(output: Path, root: Path | None) -> None:
    """Raises OSError for what is not to be written: that a project names, or a link in a project, and leads out of it.

    A link in a project is the project's, whoever names it: who sends us a folder must not choose which of our files
    are written.
    """
    if root is not None and output.exists() and not output.is_file() and not output.is_dir():
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(output))
    if (root is not None and not stands_inside(output, root)) or leads_out(output):
        raise OutsideError.of(output)


def _stage(content: bytes, output: Path, staged: dict[Path, Path]) -> None:
    """Writes what is to take the place of a file, and notes it in `staged`, even where that fails."""
    target = Path(os.path.realpath(output)) if output.is_symlink() else output
    if target.exists() and not target.is_file() and not target.is_dir():
        with target.open("wb") as device:
            device.write(content)
        return
    if target.is_file() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    sweep(target)
    aside, file = beside(target, lambda place: place.open("xb"))
    staged[aside] = target
    with file:
        file.write(content)
        file.flush()
        sync(file.fileno())
    if target.is_file():
        aside.chmod(stat.S_IMODE(target.stat().st_mode))


def _remove(files: Mapping[Path, object] | list[Path]) -> None:
    for path in files:
        with suppress(OSError):
            path.unlink()


def sync(descriptor: int) -> None:
    """Waits until a file has reached the disk, where the file system can tell."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise


def beside(target: Path, make: Callable[[Path], T], ending: str = "new") -> tuple[Path, T]:
    """Makes something under a name of its own beside a path; that name, and what `make` returns.

    Raises OSError where it cannot be made.
    """
    for number in range(ATTEMPTS):
        place = target.with_name(f".{target.name[:NAME_LENGTH]}.{os.getpid()}-{number}.polc-{ending}")
        with suppress(FileExistsError):
            return place, make(place)
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def left_beside(target: Path, ending: str = "new") -> list[Path]:
    """What runs have put beside a path, in order.

    Nothing where the folder cannot be read.
    """
    shape = re.compile(rf"\.{re.escape(target.name[:NAME_LENGTH])}\.\d+-\d+\.polc-{ending}")
    with suppress(OSError):
        return sorted(p for p in target.parent.iterdir() if shape.fullmatch(p.name))
    return []


def sweep(target: Path) -> None:
    """Removes what runs that were killed have left beside a path."""
    for path in left_beside(target):
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > ABANDONED:
                if path.is_dir() and not path.is_symlink():
                    import shutil

                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()


@contextmanager
def folder_made(folder: Path) -> Iterator[None]:
    """The folder is there inside.

    Those that had to be made for it go again where that ends with an exception. Raises OSError where it cannot be made.
    """
    missing = []
    for place in (folder, *folder.parents):
        if place.exists():
            break
        missing.append(place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for place in missing:
            with suppress(OSError):
                place.rmdir()
        raise
