"""Lets two paths take each other's place in one step, where the system can do that.

Linux: renameat2(2) with RENAME_EXCHANGE, since 3.15. macOS: renamex_np(2) with RENAME_SWAP, since 10.12.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

AT_FDCWD = -100
"""Paths are taken from the current folder (Linux, fcntl.h)."""

EXCHANGE = 2
"""RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS."""


def exchanged(left: Path, right: Path) -> bool:
    """Whether the two have changed places.

    False, with nothing done, where the system or the disk cannot do it.
    """
    first, second = os.fsencode(left), os.fsencode(right)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, EXCHANGE) == 0)
        return bool(library.renameat2(AT_FDCWD, first, AT_FDCWD, second, EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
