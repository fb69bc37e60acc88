"""What would mend a finding, as edits of the text; each is the author's choice unless it is safe."""

from __future__ import annotations

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Source, Span
from polc.reference.phrases import phrase

RESPELT = ("syntax", "names")
"""Groups whose findings carry the word that was likely meant."""


@record
class TextEdit:
    """Words to put in place of a stretch of a text."""

    span: Span
    text: str


@record
class Mend:
    """A way to mend a finding: its title in the reader's language, and its edits."""

    title: str
    edits: tuple[TextEdit, ...]


def mends(finding: Finding, source: Source, lang: str) -> tuple[Mend, ...]:
    """The ways to mend a finding that are known; none for most, as only the author knows the facts."""
    suggestion = finding.facts.get("suggestion", "")
    written = source.slice(finding.span)
    if finding.rule.partition("/")[0] not in RESPELT or not isinstance(suggestion, str) or not suggestion:
        return ()
    if not written or any(c in written for c in '"{},\n'):
        return ()
    title = phrase("replace-with", lang, found=written, suggestion=suggestion)
    return (Mend(title, (TextEdit(finding.span, suggestion),)),)
