"""How often Python looks for values that hold one another in a circle.

polc makes many values and hardly a circle.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 200_000
"""New objects after which Python looks for circles; at its own 700 that would take a tenth of a check."""


def collect_seldom() -> None:
    """Has this process look for circles now and then.

    When it ends, it does not go through every object once more.
    """
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)


@contextmanager
def collection_held_off() -> Iterator[None]:
    """Leaves circles for later.

    Inside, many values are made and no circle, in a process that may not be ours.
    """
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()
