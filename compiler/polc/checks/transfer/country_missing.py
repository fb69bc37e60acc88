"""transfer/country-missing: a transfer names no country."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfer_tools import destinations
from polc.model.transfers import concerns, is_meant, named, places_besides, third_countries, transfers_of


@rule("transfer/country-missing")
def country_missing(policy: Policy) -> Iterator[Finding]:
    """A transfer is stated, or a tool for one, and no third country is named (Art. 13(1)(f); WP260, annex).

    Countries stated for the recipients of a transfer serve it, and those of a transfer serve its recipients.
    """
    if policy.header is None:
        return
    transfers = [t for t in transfers_of(policy) if not third_countries(policy, t)]
    told = [t for t in transfers if not _placed_by_recipients(policy, t)]
    for transfer in told:
        yield finding(transfer)
    for recipient in policy.all("recipient"):
        besides = places_besides(recipient)
        if besides and not destinations(policy, recipient):
            yield finding(recipient, besides[0].span, variant="besides")
            continue
        tools = named(recipient)
        if not tools or recipient.listing("located").stated or destinations(policy, recipient):
            continue
        if not any(
            concerns(policy, t, recipient) and (t in told or third_countries(policy, t)) for t in transfers_of(policy)
        ):
            yield finding(recipient, tools[0][0].span, variant="recipient", tool=tools[0][1].term)


def _placed_by_recipients(policy: Policy, transfer: Declaration) -> bool:
    """True when the recipients that a transfer names are said to be somewhere outside the EEA."""
    abroad = [r for r in policy.all("recipient") if destinations(policy, r) and concerns(policy, transfer, r)]
    names = transfer.listing("to").names
    return all(any(is_meant(policy, n, r) for r in abroad) for n in names) if names else bool(abroad)
