"""A policy that is being written: its text, what a check finds in it, and what it found before the last slip.

While a text cannot be read, the rules are silent, as what they would miss may be just what cannot be read. An editor
that then took away all that was found would flicker with each letter; so what was found in the last sound text stays,
moved as the text moved and marked as stale, but for the declaration that is being edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from polc.checks.engine.analysis import Analysis
from polc.checks.engine.session import Session, Uses, alone
from polc.core.findings import Finding, Related
from polc.core.record import record, replace
from polc.core.sources import Source, Span, in_common
from polc.editor.written_text import WrittenText
from polc.syntax.tree import File


@record
class Shown:
    """A finding to show; `stale` where it is one of the last sound text."""

    finding: Finding
    stale: bool = False


@record
class _Sound:
    """The findings of the last text that could be read, moved to where their words now stand, and its declarations."""

    findings: tuple[Finding, ...]
    declarations: tuple[tuple[int, int], ...]


class Document:
    """A policy called `path` while it is edited, judged as of a day.

    `uses` finds the files that it uses. `file` and `analysis` are those of the present text; `sound` is the analysis of
    the last text that could be read.
    """

    def __init__(self, path: str, as_of: date, uses: Uses = alone) -> None:
        self.path = path
        self.text = WrittenText("")
        self.analysis: Analysis | None = None
        self.sound: Analysis | None = None
        self._session = Session(path, as_of, uses)
        self._last_sound: _Sound | None = None

    @property
    def file(self) -> File:
        """The present text as it was read."""
        return self._session.file

    @property
    def source(self) -> Source:
        """The present text and its name."""
        return self._session.file.source

    def edited(self, text: WrittenText) -> None:
        """Takes a new text, and reads and judges it."""
        before = self.text.read
        self.text = text
        self.analysis = self._session.edited(text.read)
        if self.analysis.judged:
            self.sound = self.analysis
            spans = tuple((node.span.start, node.span.end) for node in self.file.declarations)
            self._last_sound = _Sound(self.analysis.findings, spans)
        elif self._last_sound is not None:
            self._last_sound = _moved_findings(self._last_sound, before, text.read, self.path)

    def shown(self) -> tuple[Shown, ...]:
        """The findings to show, in the order of their places: those of the present text, and stale ones."""
        if self.analysis is None:
            return ()
        present = [Shown(finding) for finding in self.analysis.findings]
        if self.analysis is self.sound or self._last_sound is None:
            return tuple(present)
        told = {(shown.finding.rule, shown.finding.span) for shown in present}
        stale = [Shown(f, stale=True) for f in self._last_sound.findings if (f.rule, f.span) not in told]
        return tuple(sorted((*present, *stale), key=lambda shown: shown.finding.span))


def _moved_findings(sound: _Sound, before: str, after: str, path: str) -> _Sound:
    """What was found in a text, after one edit of it.

    What stood in a declaration that the edit touches is left out.
    """
    same, same_end = in_common(before, after)
    same_end = min(same_end, len(before) - same, len(after) - same)
    first, last, by = same, len(before) - same_end, len(after) - len(before)
    touched = [(start, end) for start, end in sound.declarations if start <= last and first <= end]
    findings = []
    for finding in sound.findings:
        spans = [finding.span, *(related.span for related in finding.related)]
        here = [span for span in spans if span.path == path]
        if any(_meet(span, start, end) for span in here[:1] for start, end in (*touched, (first, last))):
            continue
        findings.append(_moved_finding(finding, last, by, path))
    declarations = [
        (start + by if start >= last else start, end + by if end >= last else end) for start, end in sound.declarations
    ]
    return _Sound(tuple(findings), tuple(declarations))


def _meet(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < max(span.end, span.start + 1)


def _moved_finding(finding: Finding, last: int, by: int, path: str) -> Finding:
    """The finding where an edit has moved by so many characters what stands from an offset on."""
    if not by:
        return finding

    def there(span: Span) -> Span:
        return Span(path, span.start + by, span.end + by) if span.path == path and span.start >= last else span

    related = tuple(Related(there(r.span), r.label, r.facts) for r in finding.related)
    return replace(finding, span=there(finding.span), related=related)


def sources_of(document: Document, used: Sequence[File]) -> dict[str, Source]:
    """The sources that findings of a document may show, by their paths."""
    return {file.source.path: file.source for file in (*used, document.file)}
