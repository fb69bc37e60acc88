"""Which addresses a document may link to."""

from __future__ import annotations

import re

SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)


def is_safe(url: str) -> bool:
    """Return True for an address of the web or of a mailbox.

    Authors may have written anything else.
    """
    return SAFE.match(url) is not None
