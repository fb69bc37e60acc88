"""structure/document-unreachable: what the notice leaves to another document cannot be found there."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.layers import completed, is_reachable, list_document
from polc.model.policy import Policy


@rule("structure/document-unreachable")
def document_unreachable(policy: Policy) -> Iterator[Finding]:
    """A list, or part of the notice, stands in a document without an address (Art. 12(1); WP260 §§ 11, 33-37)."""
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
