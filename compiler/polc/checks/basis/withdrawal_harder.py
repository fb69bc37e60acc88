"""basis/withdrawal-harder: consent is harder to withdraw than to give."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Listing
from polc.model.channels import easiest
from polc.model.legal_bases import CONSENT, one_of
from polc.model.objections import OBJECTION, reaches, withdrawal_channels
from polc.model.policy import Policy
from polc.model.purposes import Purpose

WITHDRAW = "withdraw-consent"


HARDER = 2
"""From how many steps of ease on withdrawing is certainly harder than giving: a click against a letter."""


@rule("basis/withdrawal-harder")
def withdrawal_harder(policy: Policy) -> Iterator[Finding]:
    """Consent given with a click is taken back by letter, or through the browser only (Art. 7(3)).

    Compares the easiest way of giving with the easiest way out that the policy states anywhere, objection included. The
    channels of the right to withdraw take the place of those of all rights. Silent where the ease of one of them is
    not known. Marketing has a rule of its own: `marketing/withdrawal-harder`.
    """
    for purpose in policy.purposes:
        if policy.is_marketing(purpose):
            continue
        for basis in purpose.bases:
            stated = basis.withdrawn or withdrawal_channels(policy, purpose)
            if not one_of(policy, basis.id, (CONSENT,)) or not stated:
                continue
            given = easiest(policy, basis.asked)
            back = [easiest(policy, word) for word in _ways_out(policy, purpose, stated) if word]
            known = [b for b in back if b is not None]
            if given is None or len(known) < len(back) or min(known) - given < HARDER:
                continue
            yield finding(
                purpose.declaration,
                stated.span,
                related=(related(basis.asked.span, "asked"),) if basis.asked.span else (),
                given=_channel_names(policy, basis.asked),
                back=_channel_names(policy, stated),
            )


def _ways_out(policy: Policy, purpose: Purpose, stated: Listing) -> list[Listing]:
    """Every list of channels by which this consent can end: stated with it, opt-outs, rights of its own and of all."""
    ways = [stated, *(policy.effective(p, "opt-out") for p in (purpose, *policy.members(purpose)))]
    objection, block = policy.rights.get(OBJECTION), policy.rights_block
    ways += [c.through for c in (objection.every if objection else ()) if reaches(policy, c, purpose)]
    own = withdrawal_channels(policy, purpose)
    if own:
        ways.append(own)
    elif block and policy.offers(WITHDRAW):
        ways.append(block.listing("through"))
    return ways


def _channel_names(policy: Policy, channels: Listing) -> tuple[Fact, ...]:
    return tuple(policy.called(("channel", "~channel-kinds"), word) for word in channels.words)
