"""How much is taken of one source: not more than people write, and not nothing.

`docs/limits.md` says so to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from polc.core.findings import Finding
from polc.core.sources import Source, Span
from polc.syntax.tree import File

LARGEST_SOURCE = 2 * 1024 * 1024
"""The most bytes of one source in UTF-8; a policy of eighty pages has some 150,000."""
MOST_DECLARATIONS = 1_000
"""The most declarations of one source; policies of large firms have some 200."""

MOST_TEXTS = 10_000
"""The most texts of one source, those of each language counted; policies of large firms have some thousand."""
MOST_WORDS = 40_000
"""The most words of one source outside its texts and comments; policies of large firms have some thousand."""
TEXT_OR_WORD = re.compile(r'''(?:"""[\s\S]*?(?:"""|\Z)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?)()|(?:\#[^\n]*)+|[^\s"\#,{}]+()''')
"""A text, closed or not, which group 1 tells; a comment; a word, which group 2 tells."""
TEXT, WORD = 1, 2


def too_large(path: str) -> Finding:
    """What is said of a source of more bytes than `LARGEST_SOURCE`."""
    return _too_much(path, "", LARGEST_SOURCE // 1024)


def is_too_large(text: str) -> bool:
    """True for a text of more bytes than `LARGEST_SOURCE`."""
    return 4 * len(text) > LARGEST_SOURCE and len(text.encode("utf-8", "surrogatepass")) > LARGEST_SOURCE


Parsed = tuple[File, Sequence[Finding]]


def within_limits(source: Source, parsed: Callable[[Source], Parsed]) -> tuple[File, tuple[Finding, ...]]:
    """The declarations of a source, as `parsed` gives them, and its findings.

    Where it holds too much, that alone.
    """
    beyond = _beyond_limits(source)
    if beyond is not None:
        return File(source), (beyond,)
    file, findings = parsed(source)
    if len(file.declarations) > MOST_DECLARATIONS:
        return File(source), (_too_much(source.path, "declarations", MOST_DECLARATIONS),)
    if not file.declarations and not findings:
        return file, (Finding("file/empty", Span(source.path, 0, min(1, len(source.text))), {}),)
    return file, tuple(findings)


def _beyond_limits(source: Source) -> Finding | None:
    """What is said of a source that holds too much; None where it does not.

    That is known before it is parsed.
    """
    if is_too_large(source.text):
        return too_large(source.path)
    if source.text.count('"') > MOST_TEXTS and _has_more_than(MOST_TEXTS, TEXT, source.text):
        return _too_much(source.path, "texts", MOST_TEXTS)
    if len(source.text) > 2 * MOST_WORDS and _has_more_than(MOST_WORDS, WORD, source.text):
        return _too_much(source.path, "words", MOST_WORDS)
    return None


def _has_more_than(most: int, group: int, text: str) -> bool:
    found = (match for match in TEXT_OR_WORD.finditer(text) if match.lastindex == group)
    return next(islice(found, most, None), None) is not None


def _too_much(path: str, variant: str, most: int) -> Finding:
    return Finding("file/too-large", Span(path, 0, 0), {"most": most}, variant=variant)
