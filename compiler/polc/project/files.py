"""The one place where every file is opened that polc did not write itself.

What a project names (its settings, links in a checkout, files of well-known names) is opened with a `root`: it has to
stand inside, links followed. What the user names on the command line is opened without one. A repository's own folder
(`.git`) is outside: its settings hold credentials. So is what a link passes off as a file of another kind.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from polc.project.limits import LARGEST_FILE

FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # do not wait for somebody to write at the other end of a pipe
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)  # take line ends as they are
)
REPOSITORY = ".git"
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0) | NO_LINK
"""How a folder is opened to go on from it: not to be listed, and no link."""
PIECE = 64 * 1024
"""Bytes of what a file has grown by since it was opened that are read at once."""


class RefusedError(OSError):
    """A file is refused; `reason` is a phrase of reasons.toml."""

    number = errno.EPERM
    reason = ""

    @classmethod
    def of(cls, path: Path | str) -> RefusedError:
        """The refusal of the file at a path."""
        return cls(cls.number, os.strerror(cls.number), str(path))


class OutsideError(RefusedError):
    """A link leads out of the project."""

    number = errno.ELOOP
    reason = "outside"


class OtherKindError(RefusedError):
    """A link leads to a file with another ending: what is a secret must not pass for a policy or an image."""

    number = errno.ELOOP
    reason = "other-kind"


class TooLargeError(RefusedError):
    """A file is larger than polc reads."""

    number = errno.EFBIG
    reason = "too-large"


def read_file(path: Path | str, root: Path | None = None, limit: int = LARGEST_FILE) -> bytes:
    """The bytes of a file, all of them.

    `root` is the folder that it has to stand in, links followed; any place will do without one. Raises OSError where
    it cannot be read, is no regular file, stands elsewhere (OutsideError), is a link to a file with another ending
    (OtherKindError) or has more bytes than `limit` (TooLargeError).
    """
    content = content_of(path, root, limit)
    if len(content) > limit:
        raise TooLargeError.of(path)
    return content


def content_of(path: Path | str, root: Path | None = None, limit: int = LARGEST_FILE) -> bytes:
    """As `read_file`, but of a file that is too large its beginning, one byte more than the limit."""
    try:
        descriptor = os.open(path, FLAGS) if root is None else _opened_inside(path, root)
    except ValueError as error:  # a name that no file can have
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    try:
        state = os.fstat(descriptor)  # of what was opened, whatever has taken its place by now
        if stat.S_ISDIR(state.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(path))
        content = os.read(descriptor, min(state.st_size, limit) + 1)
        while len(content) <= limit and (more := os.read(descriptor, min(PIECE, limit + 1 - len(content)))):
            content += more
        return content
    finally:
        os.close(descriptor)


def stands_inside(path: Path | str, root: Path) -> bool:
    """True where a path leads into a folder, links followed, whether or not there is anything yet."""
    with suppress(OSError, ValueError):
        return _is_inside(Path(os.path.realpath(path)), Path(os.path.realpath(root)))
    return False


def is_of_other_kind(path: Path | str) -> bool:
    """True for a link to a file whose name has another ending."""
    return Path(os.path.realpath(path)).suffix.lower() != Path(path).suffix.lower()


def _is_inside(real: Path, top: Path) -> bool:
    """True for what stands in a folder and in no repository's own one there; both are without links."""
    return real.is_relative_to(top) and REPOSITORY not in map(str.lower, real.relative_to(top).parts)


def _opened_inside(path: Path | str, root: Path) -> int:
    """A descriptor of a file inside a folder.

    Raises OSError, and OutsideError for one that stands elsewhere.
    """
    real, top = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if not _is_inside(real, top):
        raise OutsideError.of(path)
    if is_of_other_kind(path):
        raise OtherKindError.of(path)
    if os.open not in os.supports_dir_fd:
        return os.open(real, FLAGS | NO_LINK)
    *folders, name = real.relative_to(top).parts or (".",)
    at = os.open(top, FOLDER)
    try:
        for folder in folders:  # one by one, so that a link which takes the place of one meanwhile is not followed
            at, above = os.open(folder, FOLDER, dir_fd=at), at
            os.close(above)
        return os.open(name, FLAGS | NO_LINK, dir_fd=at)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        os.close(at)
