"""cookies/email-pixel: the opening of e-mails is followed without consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.direct_marketing import direct_marketing, rests_on_consent
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.trackers import PIXEL, classes, consent_of, described, label, tasks_needing
from polc.reference.legal_facts import LegalFact

OPENS = ("email-opens", "pixel")


TRACKING = "email-open-tracking"


EMAIL = "email"


@rule("cookies/email-pixel")
def email_pixel(policy: Policy) -> Iterator[Finding]:
    """The opening of marketing e-mails is followed without a word of consent.

    Silent where consent is asked for pixels or for the e-mails: whether one consent covers both is not certain here.
    An exemption as such is no fault either, since pixels for security and delivery have one; together with following
    who opens what, or a task that needs consent, it is.
    """
    if policy.header is not None:
        for law in national(policy, "email-pixels"):
            yield from _unasked(policy, law)


def _unasked(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    blocks = [b for b in described(policy) if PIXEL in classes(b) or TRACKING in b.listing("does").names]
    for block in blocks:
        consent = consent_of(policy, block)
        follows = TRACKING in block.listing("does").names
        if (PIXEL in classes(block) and consent == "") or (consent == "exempt" and (follows or tasks_needing(block))):
            yield finding(block, variant="block", law=law, cookies=label(block))
    if blocks:
        return
    for purpose in direct_marketing(policy):
        word = _tells_of_tracking(policy, purpose)
        if word and EMAIL in purpose.media.names and policy.bases(purpose) and not rests_on_consent(policy, purpose):
            yield finding(purpose.declaration, word.span, law=law)


def _tells_of_tracking(policy: Policy, purpose: Purpose) -> Word | None:
    """Where the data or the recipients of a purpose tell that openings are followed.

    None where they do not.
    """
    for word in policy.effective(purpose, "data").words:
        if any(policy.is_a("data", t, o) for t in policy.data_terms(word.text) for o in OPENS):
            return word
    for word in policy.effective(purpose, "recipients").words:
        recipient = policy.get("recipient", word.text)
        if recipient and TRACKING in recipient.listing("does").names:
            return word
    return None
