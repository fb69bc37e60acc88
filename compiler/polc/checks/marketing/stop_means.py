"""marketing/stop-means: marketing messages cannot be stopped easily."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.direct_marketing import channel, direct_marketing, ease, electronic, medium, opt_outs
from polc.model.legal_bases import CONSENT
from polc.model.policy import Policy

A_LETTER = 3
"""Ease of a channel from which on refusing takes more than a click or a message."""


@rule("marketing/stop-means")
def stop_means(policy: Policy) -> Iterator[Finding]:
    """Electronic messages cannot be refused, or only by letter, register or browser settings.

    Directive 2002/58/EC Art. 13(2) and (4); for whomever they are meant. Not stated is not none. Consent
    whose withdrawal is stated is left to the rules on withdrawal.
    """
    for purpose in direct_marketing(policy):
        media, refusals = electronic(purpose), opt_outs(policy, purpose)
        bases = policy.bases(purpose)
        withdrawn = any(b.withdrawn.stated for b in bases if policy.is_a("legal-bases", b.id, CONSENT))
        if not media or not refusals.stated or withdrawn:
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
