"""The day on which polc runs, as builds that can be repeated want it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from polc.project.errors import CannotRunError


def today() -> date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) where it is set, else today's in UTC.

    Raises CannotRunError when SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(tz=UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise CannotRunError("bad-epoch", value=epoch) from error
