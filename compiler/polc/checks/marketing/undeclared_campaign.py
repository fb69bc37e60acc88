"""marketing/undeclared-campaign: a provider carries out marketing that is no declared purpose."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

PROMOTION = ("promotion", "public-relations")


@rule("marketing/undeclared-campaign")
def undeclared_campaign(policy: Policy) -> Iterator[Finding]:
    """A recipient sends marketing messages or makes calls, and no purpose is marketing by that medium (Art. 13(1)(c)).

    Silent while a purpose states no kind, or one that may be the campaign states no media.
    """
    purposes = [p for p in policy.purposes if not policy.is_group(p)]
    if policy.header is None or not purposes or not all(p.kinds for p in purposes):
        return
    for recipient in policy.all("recipient"):
        for word in recipient.listing("does").words:
            used = vocabulary("tasks").field(word.text, "campaign")
            if isinstance(used, str) and not any(_may_be_campaign(policy, p, used) for p in purposes):
                yield finding(recipient, word.span, task=policy.called(("~tasks",), word))


def _may_be_campaign(policy: Policy, purpose: Purpose, used: str) -> bool:
    """True when a purpose is a campaign by a medium, or may be one: promotion of some kind without media."""
    if purpose.media:
        return purpose.media.open or any(policy.is_a("media", used, n) for n in purpose.media.names)
    return policy.is_marketing(purpose) or any(policy.is_kind(purpose, k) for k in PROMOTION)
