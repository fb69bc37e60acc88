"""How much of a policy is compared.

Where the work is a product of two numbers, there is a limit, and it is told.
"""

from __future__ import annotations

from polc.core.record import record


@record
class Limit:
    """The most steps of one comparison.

    `kind` is the kind of declaration of which there are too many beyond it.
    """

    kind: str
    most: int


class TooManyError(Exception):
    """What a policy states multiplies to more than is compared."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit)
        self.limit = limit


class Extent:
    """Counts the steps of one comparison."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._steps = 0

    def add(self, steps: int) -> None:
        """Counts more of them. Raises TooManyError where that is beyond the limit."""
        self._steps += steps
        if self._steps > self._limit.most:
            raise TooManyError(self._limit)
