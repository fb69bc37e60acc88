"""structure/external-only: something that the notice must hold stands only in another document."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Listing, Word
from polc.model.contacts import contact
from polc.model.layers import outward_reference, rights_elsewhere
from polc.model.policy import Policy

ALWAYS = ("access", "rectification", "erasure", "restriction")


@rule("structure/external-only")
def external_only(policy: Policy) -> Iterator[Finding]:
    """The means of exercising rights, or the purposes, are found only in another document (Art. 12(1)).

    WP260 §§ 35-37: the first layer holds the identity of the controller, the purposes and the rights. Where the contact
    details of the controller are elsewhere too, `omission/controller-contact` tells it all.
    """
    if policy.header is None:
        return
    linked = any(contact(policy, c) == "linked" for c in policy.controllers)
    block = policy.rights_block
    if block is not None and not linked:
        channels = _all_elsewhere(policy)
        if channels:
            spots = tuple(
                related(word.span, "document", document=policy.called(("document",), word)) for word in channels
            )
            statement = block.first("through")
            yield finding(block, statement.span if statement else None, related=spots, variant="rights")
    for section, reference in rights_elsewhere(policy):
        yield finding(section, reference, variant="layer")
    if not policy.purposes:
        for section in policy.all("section"):
            if "purposes" in section.listing("kind").names and (place := outward_reference(section)):
                yield finding(section, place, variant="purposes")


def _all_elsewhere(policy: Policy) -> list[Word]:
    """The documents to which every general channel refers.

    Empty when the policy itself gives one. A channel of its own for one of the rights that everyone has is one; that of
    an opt-out is not.
    """
    listings = [policy.rights_block.listing("through")] if policy.rights_block else []
    listings += [c.through for r in policy.rights.values() if r.id in ALWAYS for c in r.every if not c.exception]
    documents: list[Word] = []
    for listing in listings:
        here = _documents(policy, listing)
        if here is None:
            return []
        documents += here
    return documents


def _documents(policy: Policy, listing: Listing) -> list[Word] | None:
    """The documents to which the channels of a list refer.

    None when one of them needs no document.
    """
    documents = []
    for word in listing.words:
        channel = policy.get("channel", word.text)
        at = channel.word("at") if channel else None
        if at is None or at.kind != "name" or policy.get("document", at.text) is None:
            return None
        documents.append(at)
    return None if listing.open else documents
