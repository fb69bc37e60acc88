"""The answers to requests about an open document: method by method, from the protocol's parameters to its results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from polc.core.sources import Source, Span
from polc.editor.completion import completions
from polc.editor.document import Document
from polc.editor.edit_places import Context
from polc.editor.edits import mends
from polc.editor.hover import told_at
from polc.editor.layout import laid_out
from polc.editor.navigation import Named, can_be_renamed, definition_of, named_at, places_of
from polc.editor.protocol import messages
from polc.editor.protocol.messages import Message, Texts
from polc.editor.same_policy import is_same_policy
from polc.editor.structure import folds, symbols, typed_words
from polc.syntax.parse import parse
from polc.syntax.tree import File

UNREAD = ("syntax/", "file/")
"""The findings of a text that was not read, or not all of it."""
Answer = Callable[["Question"], Any]


class RefusedError(Exception):
    """A request that cannot be answered as asked: what is said to the person who asked."""


class Question:
    """A request about a document: the document, the files that it uses, the parameters, the reader's language."""

    def __init__(self, document: Document, used: Sequence[File], texts: Texts, params: Message, lang: str) -> None:
        self.document = document
        self.used = used
        self.texts = texts
        self.params = params
        self.lang = lang

    @property
    def files(self) -> tuple[File, ...]:
        """The document as it was read, and the files that it uses."""
        return (self.document.file, *self.used)

    @property
    def offset(self) -> int:
        """The offset of the place that is asked about."""
        return self.document.text.offset(messages.point_of(self.params["position"]))

    @property
    def named(self) -> Named | None:
        """What the name at that place stands for."""
        analysis = self.document.analysis
        return named_at(self.document.file, analysis.policy.index, self.offset) if analysis else None


def completion(question: Question) -> Message:
    """The words that can be written at a place."""
    document = question.document
    best = document.sound or document.analysis
    if best is None:
        return {"isIncomplete": False, "items": []}
    text = document.text.read
    found = completions(text, question.offset, best.policy.index, best.policy.languages, question.lang)
    items = [
        messages.completion_item(item, number, text[item.start : item.end], document.text)
        for number, item in enumerate(found)
    ]
    return {"isIncomplete": True, "items": items}


def hover(question: Question) -> Message | None:
    """What stands at a place, in words."""
    document = question.document
    if document.analysis is None:
        return None
    told = told_at(document.file, document.analysis.policy, question.offset, question.lang)
    if told is None:
        return None
    value = "\n\n".join(line for line in told.lines if line)
    return {"contents": {"kind": "markdown", "value": value}, "range": question.texts.range(told.span)}


def definition(question: Question) -> Message | None:
    """The declaration that a name stands for."""
    named = question.named
    word = definition_of(question.files, named) if named else None
    return question.texts.location(word.span) if word else None


def references(question: Question) -> list[Message]:
    """Every place that names what the name at a place stands for."""
    with_declaration = question.params.get("context", {}).get("includeDeclaration", True)
    own = definition(question)
    places = [question.texts.location(span) for span in _places(question)]
    return [place for place in places if with_declaration or place != own]


def highlights(question: Question) -> list[Message]:
    """The places of this document that name what the name at a place stands for."""
    own = question.document.path
    return [{"range": question.texts.range(span)} for span in _places(question) if span.path == own]


def prepare_rename(question: Question) -> Message | None:
    """The name at a place, where it can be another one."""
    named = question.named
    if named is None or named.kind.startswith("~"):
        return None
    return {"range": question.texts.range(named.word.span), "placeholder": named.word.text}


def rename(question: Question) -> Message | None:
    """The edits that give a declaration another name, wherever it is named."""
    named, analysis, name = question.named, question.document.analysis, str(question.params["newName"])
    if named is None or analysis is None:
        return None
    if not can_be_renamed(named, name, analysis.policy.index):
        raise RefusedError(name)
    changes: dict[str, list[Message]] = {}
    for span in _places(question):
        changes.setdefault(messages.uri_of(span.path), []).append(messages.text_edit(span, name, question.texts))
    return {"changes": changes}


def _places(question: Question) -> list[Span]:
    named, analysis = question.named, question.document.analysis
    if named is None or analysis is None:
        return []
    return list(places_of(question.files, analysis.policy.index, named.kind, named.word.text))


def document_symbols(question: Question) -> list[Message]:
    """The declarations of a document."""
    return [messages.symbol(s, question.document.text) for s in symbols(question.document.file, question.lang)]


def folding_ranges(question: Question) -> list[Message]:
    """What can be folded."""
    return [messages.fold(found) for found in folds(question.document.file)]


def semantic_tokens(question: Question) -> Message:
    """What each word is."""
    return {"data": messages.token_numbers(typed_words(question.document.file), question.document.text)}


def code_actions(question: Question) -> list[Message]:
    """The ways to mend what was found in a stretch of a document."""
    document = question.document
    stretch = messages.range_of(question.params["range"])
    start, end = document.text.offset(stretch.start), document.text.offset(stretch.end)
    actions = []
    analysis = document.sound or document.analysis
    if analysis is None:
        return []
    context = Context(analysis.policy.index, analysis.policy.languages, analysis.policy.as_of)
    for shown in document.shown():
        span = shown.finding.span
        if shown.stale or span.path != document.path or span.end < start or end < span.start:
            continue
        for mend in mends(shown.finding, document.file, context, question.lang):
            edits = [messages.text_edit(edit.span, edit.text, question.texts) for edit in mend.edits]
            change = {"changes": {messages.uri_of(document.path): edits}}
            preferred = mend.kind == "safe"
            found = {"rule": shown.finding.rule, "range": question.texts.range(span)}
            action = {"title": mend.title, "kind": "quickfix", "edit": change, "isPreferred": preferred, "data": found}
            actions.append(action)
    return actions


def formatting(question: Question) -> list[Message]:
    """The document laid out, as one edit.

    None where it cannot be read, or would not state the same.
    """
    document = question.document
    if document.analysis is None or any(f.rule.startswith(UNREAD) for f in document.analysis.findings):
        return []
    after = laid_out(document.file)
    again, mistakes = parse(Source(document.path, after))
    if mistakes or not is_same_policy(document.file, again) or after == document.source.text:
        return []
    whole = Span(document.path, 0, len(document.source.text))
    ends = "\r\n" if "\r\n" in document.text.written else "\n"
    return [messages.text_edit(whole, after.replace("\n", ends), question.texts)]


ANSWERS: Mapping[str, Answer] = {
    "textDocument/completion": completion,
    "textDocument/hover": hover,
    "textDocument/definition": definition,
    "textDocument/references": references,
    "textDocument/documentHighlight": highlights,
    "textDocument/prepareRename": prepare_rename,
    "textDocument/rename": rename,
    "textDocument/documentSymbol": document_symbols,
    "textDocument/foldingRange": folding_ranges,
    "textDocument/semanticTokens/full": semantic_tokens,
    "textDocument/codeAction": code_actions,
    "textDocument/formatting": formatting,
}
