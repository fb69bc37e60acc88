"""Values of the editor as the protocol writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from polc.core.record import record
from polc.core.sources import Span
from polc.editor.completion import Completion
from polc.editor.structure import Fold, Symbol, TypedWord
from polc.editor.written_text import Point, Range, WrittenText
from polc.report.words import Told

Message = dict[str, Any]

SEVERITIES = {"error": 1, "warning": 2, "advice": 3}
COMPLETION_KINDS = {"keyword": 14, "text": 15}
COMPLETION_DECLARED = 6
COMPLETION_TERM = 20
PLAIN, SNIPPET = 1, 2
SYMBOL_KINDS = {
    "policy": 1, "controller": 5, "purpose": 12, "recipient": 5, "data": 8, "subject": 10, "channel": 24,
}  # fmt: skip
SYMBOL_OTHER = 13


@record
class Texts:
    """The texts in which spans are places, by path: open documents and files on the disk."""

    by_path: Mapping[str, WrittenText]

    def range(self, span: Span) -> Message:
        """The range of a span, as the protocol writes it.

        An empty one for a file that is not known.
        """
        text = self.by_path.get(span.path)
        return range_message(text.range(span.start, span.end) if text else Range(Point(0, 0), Point(0, 0)))

    def location(self, span: Span) -> Message:
        """The file and the range of a span."""
        return {"uri": uri_of(span.path), "range": self.range(span)}


def path_of(uri: str) -> str:
    """The path that a `file:` address names.

    Any other address as it is, such as that of a text without a name.
    """
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return uri
    path = unquote(parts.path)
    drive = len(path) > 2 and path[0] == "/" and path[2] == ":"
    return path[1:] if drive else path


def uri_of(path: str) -> str:
    """The address of a path, as `path_of` reads it."""
    if path.startswith("/"):
        return f"file://{quote(path)}"
    drive = len(path) > 1 and path[1] == ":"
    return f"file:///{quote(path.replace(chr(92), '/'))}" if drive else path


def point_of(message: Message) -> Point:
    """The point that a position names."""
    return Point(int(message["line"]), int(message["character"]))


def range_of(message: Message) -> Range:
    """The stretch that a range names."""
    return Range(point_of(message["start"]), point_of(message["end"]))


def range_message(stretch: Range) -> Message:
    """A stretch as a range."""
    return {
        "start": {"line": stretch.start.line, "character": stretch.start.character},
        "end": {"line": stretch.end.line, "character": stretch.end.character},
    }


def diagnostic(told: Told, texts: Texts, *, stale: bool, remark: str) -> Message:
    """A finding in words as a diagnostic; `remark` is said of one that is stale."""
    message = "\n".join(part for part in (told.message, told.fix, remark if stale else "") if part)
    made: Message = {
        "range": texts.range(told.place.span),
        "severity": SEVERITIES[told.severity],
        "code": told.rule,
        "source": "polc",
        "message": message,
        "data": {
            "stale": stale,
            "fingerprint": told.fingerprint,
            "told": told.message,
            "fix": told.fix,
            "laws": [[citation.label, citation.url] for citation in told.citations],
        },
    }
    laws = [citation.label for citation in told.citations]
    if laws:
        made["message"] += f"\n{' · '.join(laws)}"
    address = next((citation.url for citation in told.citations if citation.url), "")
    if address:
        made["codeDescription"] = {"href": address}
    if told.related:
        made["relatedInformation"] = [
            {"location": texts.location(place.span), "message": place.label or told.rule} for place in told.related
        ]
    return made


def completion_item(completion: Completion, number: int, typed: str, text: WrittenText) -> Message:
    """A word as an item of rank `number`.

    Each item says that it is what was typed, so that editors keep the order.
    """
    kind = COMPLETION_KINDS.get(completion.kind, 0)
    declared = completion.kind in SYMBOL_KINDS
    item: Message = {
        "label": completion.label,
        "kind": kind or (COMPLETION_DECLARED if declared else COMPLETION_TERM),
        "sortText": f"{number:04d}",
        "filterText": typed or completion.label,
        "insertTextFormat": SNIPPET if completion.snippet else PLAIN,
        "textEdit": {
            "range": range_message(text.range(completion.start, completion.end)),
            "newText": completion.snippet or completion.label,
        },
    }
    return {**item, "detail": completion.detail} if completion.detail else item


def symbol(found: Symbol, text: WrittenText) -> Message:
    """A declaration of the outline."""
    name = f"{found.kind} {found.name}".strip()
    made: Message = {
        "name": name,
        "kind": SYMBOL_KINDS.get(found.kind, SYMBOL_OTHER),
        "range": range_message(text.range(found.span.start, found.span.end)),
        "selectionRange": range_message(text.range(found.name_span.start, found.name_span.end)),
    }
    return {**made, "detail": found.title} if found.title else made


def fold(found: Fold) -> Message:
    """Lines that can be folded."""
    made: Message = {"startLine": found.first, "endLine": found.last}
    return {**made, "kind": "comment"} if found.comment else made


def token_numbers(words: Sequence[TypedWord], text: WrittenText) -> list[int]:
    """Typed words as five numbers each, every place told from the one before it."""
    numbers: list[int] = []
    last = Point(0, 0)
    for word in words:
        start, end = text.point(word.start), text.point(word.end)
        by = start.character - last.character if start.line == last.line else start.character
        numbers += [start.line - last.line, by, end.character - start.character, word.type, 0]
        last = start
    return numbers


def text_edit(span: Span, new: str, texts: Texts) -> Message:
    """Words in place of a stretch."""
    return {"range": texts.range(span), "newText": new}
