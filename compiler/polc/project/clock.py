"""The days of a run: that of the clock, as builds that can be repeated want it, and that whose law applies."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from polc.core.record import record
from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError


@record
class AsOf:
    """The days of a run: `clock` says when waivers end, and which release is in force unless settings publish another.

    `law` is the day whose law applies to every file, and `published` that of publication, where whoever runs polc names
    them; else settings may, the law's for the files that they are about.
    """

    clock: date
    law: date | None = None
    published: date | None = None

    def law_for(self, config: Configuration) -> date:
        """The day whose law applies to files with this configuration."""
        return self.law or config.law_as_of or self.clock

    def publication(self, config: Configuration) -> date:
        """The day for which pages are published under this configuration."""
        return self.published or config.publish_as_of or self.clock


def on_day(day: date) -> AsOf:
    """A run on one day in every respect, as `--as-of` asks for it."""
    return AsOf(day, day, day)


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
