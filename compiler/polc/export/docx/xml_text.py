"""What may enter a Word document: words without characters that XML refuses, addresses that Word can open.

Word calls a file damaged for one character or one address that it cannot read; so nothing enters unseen.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from polc.document.addresses import is_safe

UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, halves of characters, what is none or means something to few, what turns the words after it round."""
MARK = "\ufffd"
LEGAL_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"
LONGEST = 2000
"""Word opens no longer address."""


def clean(text: str) -> str:
    """The words, with a visible mark for each character that a document cannot hold."""
    return UNREADABLE.sub(MARK, text.replace("\r\n", "\n").replace("\r", "\n").replace("\u0085", "\n"))


def address(url: str) -> str:
    """The address as a document links to it.

    Empty for one that a page may not link to, or that Word cannot read.
    """
    if not is_safe(url) or UNREADABLE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() != "mailto" and not parts.hostname:
            return ""
        _ = parts.port
    except ValueError:
        return ""
    found = quote(url, safe=LEGAL_IN_ADDRESS)
    return found if len(found) <= LONGEST else ""
