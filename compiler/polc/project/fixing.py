"""Mends what can be mended without stating anything: the safe edits of findings, one after the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from polc.core.record import record
from polc.editor.edit_places import Context
from polc.editor.rule_edits import mended_text, rule_mends
from polc.project.file_source import DiskFiles
from polc.project.loading import load
from polc.project.reading import Reader
from polc.project.roots import boundary_of

SAFE = "safe"
MOST_EDITS = 1_000
"""The most edits of one file: no more findings than that are told either."""


@record
class Mended:
    """A file that was mended: its text before and after, and how many edits that took."""

    path: Path
    before: str
    after: str
    edits: int


class _EditedFiles(DiskFiles):
    """The disk, with one file as it is being mended."""

    def __init__(self, place: Path, text: str) -> None:
        self._place = place
        self._text = text

    def content(self, path: Path) -> bytes:
        """The text as it is so far, for the file itself; else what is on the disk."""
        return self._text.encode("utf-8") if path.resolve() == self._place else super().content(path)


def mended(path: Path, asked: Path, as_of: date, house_rules: tuple[Path, ...] = ()) -> Mended | None:
    """Return a file with its safe edits.

    None where there are none, and for a file that is no text.
    """
    before: str | None = None
    text, edits = "", 0
    reader = Reader()
    while edits < MOST_EDITS:
        loaded = load(reader, path, boundary_of(path, asked), house_rules)
        source = loaded.file.source
        before = source.text if before is None else before
        text = source.text
        analysis = loaded.analysis(as_of)
        context = Context(analysis.policy.index, analysis.policy.languages, as_of)
        own = (f for f in analysis.findings if f.span.path == source.path)
        found = (m for f in own for m in rule_mends(f, loaded.file, context, "en") if m.kind == SAFE)
        mend = next(found, None)
        if mend is None or (changed := mended_text(text, mend)) == text:
            break
        text, edits = changed, edits + 1
        reader = Reader(_EditedFiles(path.resolve(), text))
    return Mended(path, before or "", text, edits) if edits else None
