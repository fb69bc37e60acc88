"""A policy as a file in a format: its notice in one language, or in two, and what the format makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from polc.export.context import FileError, Marks
from polc.export.registry import Format, Manner
from polc.model.policy import Policy
from polc.project.errors import CannotRunError


def file_of(
    kind: Format, policy: Policy, page_languages: Sequence[str], marks: Marks, manner: Manner | None = None
) -> bytes:
    """A policy in a format, in one language or two.

    Raises CannotRunError with the reason why it cannot be made.
    """
    from polc.notice.notice import notice_of

    try:
        return kind.write([notice_of(policy, page_language) for page_language in page_languages], marks, manner)
    except FileError as error:
        facts = {"policy": policy.id, "format": kind.name, **error.facts}
        if error.key == "no-glyph":
            raise CannotRunError("no-glyph", **facts) from error
        raise CannotRunError("files-missing", **facts) from error
