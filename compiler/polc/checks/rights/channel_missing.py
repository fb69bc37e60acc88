"""rights/channel-missing: nobody can find out from the policy where to exercise a right."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.rights._exercise import offered
from polc.core.findings import Finding, Term
from polc.core.values import Listing
from polc.model.channels import reachable, unfindable
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("rights/channel-missing")
def channel_missing(policy: Policy) -> Iterator[Finding]:
    """Rights are exercised through channels that nobody can find from the policy, or through none (Art. 12(2)).

    A warning where the channel stated cannot be found, since the controller can be reached otherwise; where it cannot,
    or where no channel is stated, `omission/controller-contact` tells what is missing.
    """
    block = policy.rights_block
    general = block.first("through") if block else None
    if policy.header is None or block is None or general is None:
        return
    if general.own_listing.none:
        yield finding(block, general.span, variant="none")
        return
    lacking = [r for r in offered(policy) if _out_of_reach(policy, r)]
    if lacking and reachable(policy):
        names = tuple(policy.called(("channel", "~channel-kinds"), word) for word in general.own_listing.words)
        declared = (policy.get("channel", word.text) for word in general.own_listing.words)
        yield finding(
            block,
            general.span,
            related=tuple(related(c.place, "channel") for c in declared if c),
            rights=tuple(_term(r) for r in lacking),
            channels=names,
        )


def _term(right: str) -> Term:
    return vocabulary("rights").entries[right].term


def _out_of_reach(policy: Policy, right: str) -> bool:
    """True when no channel of a right, its own or the general ones, can be found from the policy."""
    block = policy.rights_block
    stated = policy.rights.get(right)
    own = [c.through for c in stated.every if c.through and not c.exception] if stated else []
    listings: list[Listing] = own or ([block.listing("through")] if block else [])
    words = [word for listing in listings for word in listing.words]
    return bool(words) and not any(x.open for x in listings) and all(unfindable(policy, word.text) for word in words)
