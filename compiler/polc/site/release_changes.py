"""What one release changed in the one before, as a page shows it: words under what they oblige to."""

from __future__ import annotations

from polc.core.record import record


@record
class Change:
    """One change in words.

    `laws` are the norms it stands on, with their addresses (may be empty).
    """

    title: str
    message: str
    laws: tuple[tuple[str, str], ...] = ()


@record
class Changes:
    """The changes of a release in a language, under the name of what they oblige to, the weightiest first."""

    grades: tuple[tuple[str, tuple[Change, ...]], ...] = ()
