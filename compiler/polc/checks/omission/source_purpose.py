"""omission/source-purpose: a source serves a use that is no declared purpose."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Entry
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("omission/source-purpose")
def source_purpose(policy: Policy) -> Iterator[Finding]:
    """A source is used for something that no declared purpose, activity, aim or class of cookies covers.

    Art. 13(1)(c), 14(1)(c). Judges only uses named by a purpose of the vocabulary; texts and mere tasks cannot be
    compared.
    """
    if policy.header is None:
        return
    for block in policy.all("source"):
        for entry in block.listing("used-to"):
            if entry.name and _is_kind_of_purpose(entry) and not _is_declared_use(policy, entry.name.text):
                kind = vocabulary("purposes").term_of(entry.name.text, entry.name)
                yield finding(block, entry.span, use=entry.text or kind)


def _is_kind_of_purpose(entry: Entry) -> bool:
    return entry.name is not None and vocabulary("purposes").get(entry.name.text) is not None


def _is_declared_use(policy: Policy, use: str) -> bool:
    """True when a declared purpose is, contains or is part of a use, or a class of cookies serves it."""
    purposes = vocabulary("purposes")
    for purpose in policy.purposes:
        listed = purpose.kinds.names | purpose.activities.names | purpose.declaration.listing("aims").names
        if use == purpose.id or any(purposes.is_a(n, use) or purposes.is_a(use, n) for n in listed):
            return True
    return any(use in c.listing("does").names or use in c.listing("purposes").names for c in policy.all("cookies"))
