"""From the bytes of a file to its text: which encoding it is in."""

from __future__ import annotations

import codecs
import unicodedata

from polc.core.record import record

BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
DOCUMENTS = (
    (b"PK\x03\x04", "Word, OpenDocument, zip"),
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"{\\rtf", "RTF"),
    (b"%PDF-", "PDF"),
)
"""How the files begin that word processors save under any name."""
SAMPLE = 4096
"""How many bytes are looked at to guess an encoding."""
ZEROS = 5
"""One byte in so many is zero, at least, in UTF-16, be it in Greek or Russian: blanks and line ends have one."""


@record
class Undecoded:
    """Why bytes are no text: `variant` is that of the rule `file/encoding`, `found` what the file seems to be."""

    variant: str = ""
    found: str = ""
    line: int = 0


def decoded(content: bytes) -> tuple[str, Undecoded | None]:
    """The text, or why there is none.

    Lines end by a line feed. What can be written as one letter or as a letter and its accent is one letter (Unicode's
    form NFC), so that a name is the same name whichever keyboard wrote it.
    """
    for bom, name in BOMS:
        if content.startswith(bom):
            return "", Undecoded(found=name)
    for magic, name in DOCUMENTS:
        if content.startswith(magic):
            return "", Undecoded("document", name)
    zeros = content[:SAMPLE].count(0)
    if zeros * ZEROS >= len(content[:SAMPLE]) and zeros:
        return "", Undecoded(found="UTF-16")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _undecoded(content, error.start)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text), None


def _undecoded(content: bytes, at: int) -> Undecoded:
    """What a file seems to be that stops being UTF-8 at an offset."""
    if b"\0" in content:
        return Undecoded("binary")
    before = content[:at]
    line = before.count(b"\n") + 1
    readable = content.decode("utf-8", errors="ignore")
    if any(0xA0 <= ord(c) < 0x2000 or ord(c) in _TYPOGRAPHIC for c in readable):
        return Undecoded("mixed", "Windows-1252", line)
    return Undecoded(found="Windows-1252")


_TYPOGRAPHIC = frozenset(map(ord, "–—‘’“”„…€\u202f"))
