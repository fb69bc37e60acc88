"""structure/document-unreachable: what the notice leaves to another document cannot be found there."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.declaration import Declaration
from polc.model.layers import completed, is_reachable, list_document
from polc.model.policy import Policy
from polc.model.text_references import references
from polc.model.texts.passages import pieces
from polc.reference.lexicon import folded


@rule("structure/document-unreachable")
def document_unreachable(policy: Policy) -> Iterator[Finding]:
    """A list, periods, or part of the notice stand in a document without an address (Art. 12(1); WP260 § 11)."""
    for statement in completed(policy):
        for word in statement.own_words:
            notice = policy.get("document", word.text)
            if notice and policy.header and not is_reachable(policy, word.text):
                places = (related(notice.place, "document"),)
                yield finding(policy.header, word.span, related=places, variant="completed", document=notice.label)
    for recipient in policy.all("recipient"):
        document = list_document(recipient)
        declared = document and policy.get("document", document.text)
        if document and declared and not is_reachable(policy, document.text):
            places = (related(declared.place, "document"),)
            yield finding(recipient, document.span, related=places, document=declared.label)
    yield from _holding_periods(policy)


def _holding_periods(policy: Policy) -> Iterator[Finding]:
    """The documents without an address in which periods are said to stand, each with the first place that says so."""
    told = [piece for piece in pieces(policy) if piece.declaration.kind == "retention" or piece.statement == "keep"]
    for document in policy.all("document"):
        if is_reachable(policy, document.id) or document.title is None:
            continue
        for piece in told:
            if _names(piece.text, document):
                places = (related(piece.text.span, "period"),)
                yield finding(document, related=places, variant="periods", document=document.label)
                break


def _names(text: Text, document: Declaration) -> bool:
    """True when a text refers to a document, or holds its title in the same language."""
    titles = {p.lang: folded(p.text) for p in document.title.passages} if document.title else {}
    return any(
        any(r.kind == "document" and r.name == document.id for r in references(p.text))
        or ((title := titles.get(p.lang, "")) and title in folded(p.text))
        for p in text.passages
    )
