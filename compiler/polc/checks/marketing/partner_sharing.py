"""marketing/partner-sharing: addresses go to partners for their own marketing without consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.direct_marketing import (
    professional_only,
    rests_on_consent,
)
from polc.model.legal_bases import CONSENT
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary

ADDRESSES = ("email", "mobile-phone", "fax")


@rule("marketing/partner-sharing")
def partner_sharing(policy: Policy) -> Iterator[Finding]:
    """Electronic addresses go to a partner for its own marketing, and nothing says with consent.

    Only where the policy names that purpose of the partner, such an address, and the basis on which it is passed on.
    """
    for law in national(policy, "partner-marketing"):
        yield from _findings_on_sharing(policy, law)


def _findings_on_sharing(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    if professional_only(policy):
        return
    for recipient in policy.all("recipient"):
        own = next((word for word in recipient.listing("own-purposes").words if _is_marketing(policy, word.text)), None)
        address = next((word for word in recipient.listing("receives").words if _is_address(policy, word.text)), None)
        if (
            own is None
            or address is None
            or role_of(policy, recipient.id) not in ("controller", "joint-controller", "")
        ):
            continue
        if CONSENT in recipient.listing("when").names or any(e.condition for e in recipient.listing("when")):
            continue
        stated = recipient.word("recipient-basis")
        sharing = [p for p in policy.purposes if recipient.id in policy.effective(p, "recipients").names]
        if not all(policy.bases(p) for p in sharing) or not (stated or sharing):
            continue
        if any(rests_on_consent(policy, p) for p in sharing) or (stated and stated.text == CONSENT):
            continue
        bases = [stated.span] if stated else [b.span for p in sharing for b in policy.bases(p)]
        label = policy.called(("data", "~data"), address)
        yield finding(recipient, own.span, related=tuple(related(s, "basis") for s in bases), law=law, data=label)


def _is_marketing(policy: Policy, name: str) -> bool:
    purpose = policy.purpose(name)
    if purpose is not None:
        return policy.is_marketing(purpose)
    return vocabulary("purposes").field(name, "marketing") is True


def _is_address(policy: Policy, name: str) -> bool:
    return any(policy.is_a("data", t, a) for t in policy.data_terms(name) for a in ADDRESSES)
