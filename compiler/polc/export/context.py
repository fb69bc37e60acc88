"""What a file says besides its notice, and why a file could not be made."""

from __future__ import annotations

from datetime import date

from polc.core.record import record
from polc.reference.phrases import SITE, counted, phrase


@record
class Marks:
    """What one run says on each page of a file.

    `day` is the one that the file is made for, told where the policy states neither a version nor a date, and on a
    draft; `address` is where the notice is published, empty where that is not known; `draft` is the number of open
    findings of a draft, None for a file that is none.
    """

    day: date | None = None
    address: str = ""
    draft: int | None = None


class FileError(Exception):
    """A file could not be made. `key` says why, `facts` what a line about it mentions.

    `files-missing`: the `library` that makes this format is not installed. `no-glyph`: no font of ours shows the
    `character`.
    """

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


def draft_sentence(marks: Marks, lang: str) -> str:
    """What a draft says of itself in a language; empty for what is none."""
    return said_of_draft(marks.draft, lang)


def said_of_draft(findings: int | None, lang: str) -> str:
    """That this is a draft, with so many findings, in a language.

    Empty for None, which is no draft.
    """
    if findings is None:
        return ""
    return counted("draft", findings, lang, SITE) if findings else phrase("draft-none", lang, SITE)
