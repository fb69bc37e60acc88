"""marketing/withdrawal-harder: consent to marketing is harder to withdraw than to give."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Listing
from polc.model.direct_marketing import (
    channel,
    direct_marketing,
    ease,
    opt_outs,
)
from polc.model.legal_bases import CONSENT
from polc.model.objections import withdrawal_channels
from polc.model.policy import Policy

A_LETTER = 3
"""Ease of a channel from which on leaving takes more than a click or a message."""


@rule("marketing/withdrawal-harder")
def withdrawal_harder(policy: Policy) -> Iterator[Finding]:
    """Consent to marketing is given by a click and ends only by letter, register or browser settings (Art. 7(3)).

    Only where all channels are known; a message or a call is taken to be as easy as a form.
    """
    for purpose in direct_marketing(policy):
        for basis in policy.bases(purpose):
            stated = basis.withdrawn or withdrawal_channels(policy, purpose)
            if not policy.is_a("legal-bases", basis.id, CONSENT) or not stated:
                continue
            given = ease(policy, basis.asked)
            withdrawn = _lowest_effort(policy, stated, opt_outs(policy, purpose))
            if given is not None and withdrawn is not None and given < A_LETTER <= withdrawn:
                spot = basis.asked.span
                yield finding(
                    purpose.declaration, stated.span, related=(related(spot, "asked"),) if spot else (),
                    asked=tuple(channel(policy, word) for word in basis.asked.words),
                    withdrawn=tuple(channel(policy, word) for word in stated.words),
                )  # fmt: skip


def _lowest_effort(policy: Policy, *lists: Listing) -> int | None:
    """The ease of the easiest channel of some lists.

    None where one of them is unknown or open.
    """
    grades = [ease(policy, x) for x in lists if x]
    known = [g for g in grades if g is not None]
    return min(known) if known and len(known) == len(grades) else None
