"""recipient/own-purposes: data are passed on for another’s own purposes, without purpose or legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfers import is_meant
from polc.reference.vocabulary import vocabulary


@rule("recipient/own-purposes")
def own_purposes(policy: Policy) -> Iterator[Finding]:
    """A recipient uses the data for purposes of its own, and no purpose or basis is stated for passing them on.

    Art. 13(1)(c) and (e): disclosure is processing of its own. A purpose that names the recipient, or that consists in
    sharing, is enough, and so are a basis, purposes or consent stated for the recipient. A processor is left to
    `contradiction/processor-own-purposes`.
    """
    shared = any(policy.kind_flag(p, "sharing") for p in policy.purposes)
    if policy.header is None or shared:
        return
    for recipient in policy.all("recipient"):
        own, role = recipient.first("own-purposes"), recipient.word("role")
        if own is None or not own.own_listing or (role and role.text == "processor"):
            continue
        grounds = {n for n in recipient.listing("when").names if vocabulary("legal-bases").get(n)}
        stated = recipient.first("recipient-basis") or recipient.listing("purposes") or grounds
        if not stated and not _named_by_purpose(policy, recipient) and not _on_consent(policy, recipient):
            yield finding(recipient, own.span)


def _named_by_purpose(policy: Policy, recipient: Declaration) -> bool:
    """True when a purpose, with its bases, names the recipient, its role or a category that it includes."""
    lists = (policy.effective(p, "recipients") for p in policy.purposes)
    return any(is_meant(policy, word.text, recipient) for listing in lists for word in listing.words)


def _on_consent(policy: Policy, recipient: Declaration) -> bool:
    """True when data are promised to be shared with the recipient with consent only."""
    sharing = (d.condition("with-whom") for d in policy.commitments if d.verb.text == "share" and d.except_consent)
    return any(
        is_meant(policy, word.text, recipient) for condition in sharing if condition for word in condition.listing.words
    )
