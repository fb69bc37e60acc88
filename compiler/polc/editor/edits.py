"""What would mend a finding, as edits of the text: what was likely meant, and what the page of its rule gives."""

from __future__ import annotations

from polc.core.findings import Finding
from polc.core.sources import Source
from polc.editor.edit_places import Context
from polc.editor.rule_edits import Mend, rule_mends
from polc.editor.statement_edits import TextEdit
from polc.reference.phrases import phrase
from polc.syntax.tree import File

RESPELT = ("syntax", "names")
"""Groups whose findings carry the word that was likely meant."""


def mends(finding: Finding, file: File, context: Context, lang: str) -> tuple[Mend, ...]:
    """Return the ways to mend a finding that are known.

    None for many, as only the author knows the facts.
    """
    return (*_respelt(finding, file.source, lang), *rule_mends(finding, file, context, lang))


def _respelt(finding: Finding, source: Source, lang: str) -> tuple[Mend, ...]:
    """The word that was likely meant in place of the one that is written."""
    suggestion = finding.facts.get("suggestion", "")
    written = source.slice(finding.span) if finding.span.path == source.path else ""
    if finding.rule.partition("/")[0] not in RESPELT or not isinstance(suggestion, str) or not suggestion:
        return ()
    if not written or any(c in written for c in '"{},\n'):
        return ()
    title = phrase("replace-with", lang, found=written, suggestion=suggestion)
    return (Mend("places", title, (TextEdit(finding.span, suggestion),)),)
