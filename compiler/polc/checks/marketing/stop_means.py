"""marketing/stop-means: marketing messages cannot be stopped easily."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.direct_marketing import (
    channel,
    ease,
    electronic,
    kinds_of_channel,
    mailings,
    medium,
    opt_outs,
    rests_on_consent,
)
from polc.model.layers import told_elsewhere
from polc.model.legal_bases import CONSENT
from polc.model.objections import OBJECTION, reaches
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import periods_of
from polc.model.retention.periods import RetentionPeriod

A_LETTER = 3
"""Ease of a channel from which on refusing takes more than a click or a message."""
LEAVING = "unsubscribe"
"""What a channel offers by which messages end."""


@rule("marketing/stop-means")
def stop_means(policy: Policy) -> Iterator[Finding]:
    """Electronic messages cannot be refused, or only by letter, register or browser settings.

    Directive 2002/58/EC Art. 13(2) and (4); for whomever they are meant. Not stated is not none: then it is enough that
    the policy tells anywhere how they end, be it by a right. Where data are kept until somebody unsubscribes, a way to
    do so must be told. Consent is left to the rules on its withdrawal.
    """
    for purpose in mailings(policy):
        media, refusals = electronic(purpose), opt_outs(policy, purpose)
        bases = policy.bases(purpose)
        withdrawn = any(b.withdrawn.stated for b in bases if policy.is_a("legal-bases", b.id, CONSENT))
        if not media or withdrawn:
            continue
        if not refusals.stated:
            yield from _untold(policy, purpose)
            continue
        names = tuple(medium(word) for word in media)
        places = (related(media[0].span, "medium"),)
        if refusals.none:
            yield finding(purpose.declaration, refusals.span, related=places, media=names)
            continue
        grade = ease(policy, refusals)
        if grade is not None and grade >= A_LETTER:
            yield finding(
                purpose.declaration, refusals.span, related=places, variant="letter",
                media=names, channels=tuple(channel(policy, word) for word in refusals.words),
            )  # fmt: skip


def _untold(policy: Policy, purpose: Purpose) -> Iterator[Finding]:
    """A finding on a mailing that nothing tells how to end, or whose data are kept until an act nobody describes."""
    if rests_on_consent(policy, purpose) or _ends_by_a_click(policy):
        return
    media = electronic(purpose)
    names, places = tuple(medium(word) for word in media), (related(media[0].span, "medium"),)
    if not _ends_by_a_right(policy, purpose):
        yield finding(purpose.declaration, related=places, variant="untold", media=names)
        return
    until = [p for p in periods_of(policy, purpose) if _lasts_until_leaving(p)]
    if until:
        places = (related(until[0].span, "until"),)
        yield finding(purpose.declaration, related=places, variant="leaving", media=names)


def _ends_by_a_click(policy: Policy) -> bool:
    """True where a channel is there to leave: a link in messages, a register, or one that offers it."""
    for channel_ in policy.all("channel"):
        offers = channel_.listing("offers").names
        if LEAVING in offers or kinds_of_channel(policy, channel_.id) & {"message-link", "register"}:
            return True
    return False


def _ends_by_a_right(policy: Policy, purpose: Purpose) -> bool:
    """True where the right to object is offered and reaches it, or the rights are told in another document."""
    right = policy.rights.get(OBJECTION)
    if right and any(reaches(policy, case, purpose) for case in right.every):
        return True
    return (right is None and policy.offers(OBJECTION)) or "rights" in told_elsewhere(policy)


def _lasts_until_leaving(period: RetentionPeriod) -> bool:
    links = period.retention_term.periods if period.retention_term else ()
    return any(isinstance(m, Word) and m.text == "unsubscribe" for link in links for m in link.moments)
