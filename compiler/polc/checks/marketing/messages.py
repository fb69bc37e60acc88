"""Messages of direct marketing: how they are stopped, and who sends them for a purpose that nobody declares."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.model.direct_marketing import CONSENT, campaigns, channel, ease, electronic, medium, opt_outs
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

PROMOTION = ("promotion", "public-relations")
A_LETTER = 3
"""Ease of a channel from which on refusing takes more than a click or a message."""


def stop_means(policy: Policy) -> Iterator[Finding]:
    """Electronic messages cannot be refused, or only by letter, register or browser settings.

    Directive 2002/58/EC Art. 13(2) and (4); for whomever they are meant. Not stated is not none. Consent
    whose withdrawal is stated is left to the rules on withdrawal.
    """
    for purpose in campaigns(policy):
        media, refusals = electronic(purpose), opt_outs(policy, purpose)
        bases = policy.bases(purpose)
        withdrawn = any(b.withdrawn.stated for b in bases if policy.is_a("legal-bases", b.id, CONSENT))
        if not media or not refusals.stated or withdrawn:
            continue
        names = tuple(medium(w) for w in media)
        places = (related(media[0].span, "medium"),)
        if refusals.none:
            yield found(purpose.declaration, refusals.span, related=places, media=names)
            continue
        grade = ease(policy, refusals)
        if grade is not None and grade >= A_LETTER:
            yield found(
                purpose.declaration, refusals.span, related=places, variant="letter",
                severity="warning", media=names, channels=tuple(channel(policy, w) for w in refusals.words),
            )  # fmt: skip


def undeclared_campaign(policy: Policy) -> Iterator[Finding]:
    """A recipient sends marketing messages or makes calls, and no purpose is marketing by that medium (Art. 13(1)(c)).

    Silent while a purpose states no kind, or one that may be the campaign states no media.
    """
    purposes = [p for p in policy.purposes if not policy.only_gathers(p)]
    if policy.header is None or not purposes or not all(p.kinds for p in purposes):
        return
    for recipient in policy.all("recipient"):
        for word in recipient.listing("does").words:
            used = vocabulary("tasks").field(word.text, "campaign")
            if isinstance(used, str) and not any(_may_be(policy, p, used) for p in purposes):
                yield found(recipient, word.span, task=policy.called(("~tasks",), word))


def _may_be(policy: Policy, purpose: Purpose, used: str) -> bool:
    """True when a purpose is a campaign by a medium, or may be one: promotion of some kind without media."""
    if purpose.media:
        return purpose.media.open or any(policy.is_a("media", used, n) for n in purpose.media.names)
    return policy.kind_flag(purpose, "marketing") or any(policy.is_kind(purpose, k) for k in PROMOTION)
