"""How much of a policy is compared: where the law of a thing is a product, there is a limit, and it is told."""

from __future__ import annotations


class TooManyError(Exception):
    """What a policy states multiplies to more than is compared.

    `kind` is the kind of declaration of which there are too many, `most` the limit.
    """

    def __init__(self, kind: str, most: int) -> None:
        super().__init__(kind, most)
        self.kind = kind
        self.most = most


class Extent:
    """Counts what is compared of one kind of declaration."""

    def __init__(self, kind: str, most: int) -> None:
        self._kind = kind
        self._most = most
        self._count = 0

    def add(self, count: int) -> None:
        """Counts more of it. Raises TooManyError where that is beyond the limit."""
        self._count += count
        if self._count > self._most:
            raise TooManyError(self._kind, self._most)
