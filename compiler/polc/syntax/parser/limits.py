"""How much is taken of one source: not more than people write, and not nothing.

`docs/limits.md` says so to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from polc.core.findings import Finding
from polc.core.sources import Span
from polc.syntax.tree import File

LARGEST_SOURCE = 2 * 1024 * 1024
"""The most bytes of one source in UTF-8; a policy of eighty pages has some 150,000."""
MOST_DECLARATIONS = 1_000
"""The most declarations of one source; policies of large firms have some 200."""

MOST_TEXTS = 10_000
"""The most texts of one source, those of each language counted; policies of large firms have some thousand."""
TEXT = re.compile(r'"""[\s\S]*?"""|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|#[^\n]*')
"""A text, or a comment."""


def too_large(path: str) -> Finding:
    """What is said of a source of more bytes than `LARGEST_SOURCE`."""
    return _too_much(path, "", LARGEST_SOURCE // 1024)


def is_too_large(text: str) -> bool:
    """True for a text of more bytes than `LARGEST_SOURCE`."""
    return 4 * len(text) > LARGEST_SOURCE and len(text.encode("utf-8", "surrogatepass")) > LARGEST_SOURCE


def within_limits(file: File, findings: Sequence[Finding]) -> tuple[File, tuple[Finding, ...]]:
    """A file as parsed, with its findings; nothing where it declares too much, a finding where it declares nothing."""
    source = file.source
    if len(file.declarations) > MOST_DECLARATIONS:
        return File(source), (_too_much(source.path, "declarations", MOST_DECLARATIONS),)
    if _has_too_many_texts(source.text):
        return File(source), (_too_much(source.path, "texts", MOST_TEXTS),)
    if not file.declarations and not findings:
        return file, (Finding("file/empty", Span(source.path, 0, min(1, len(source.text))), {}),)
    return file, tuple(findings)


def _has_too_many_texts(text: str) -> bool:
    if text.count('"') <= 2 * MOST_TEXTS:
        return False
    return sum(not found.startswith("#") for found in TEXT.findall(text)) > MOST_TEXTS


def _too_much(path: str, variant: str, most: int) -> Finding:
    return Finding("file/too-large", Span(path, 0, 0), {"most": most}, variant=variant)
