"""How a policy speaks of transfers: whether they take place, where to, beyond which boundary. Reads no text."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfer_tools import destinations, named
from polc.model.transfers import concerns, is_meant, third_countries, transfers_of
from polc.reference.law import inside


def country_missing(policy: Policy) -> Iterator[Finding]:
    """A transfer is stated, or a tool for one, and no third country is named (Art. 13(1)(f); WP260, annex).

    Countries stated for the recipients of a transfer serve it, and those of a transfer serve its recipients.
    """
    if policy.header is None:
        return
    transfers = [t for t in transfers_of(policy) if not third_countries(t)]
    told = [t for t in transfers if not _placed_by_recipients(policy, t)]
    for transfer in told:
        yield found(transfer)
    for recipient in policy.all("recipient"):
        tools = named(recipient)
        if not tools or recipient.listing("located").stated or destinations(recipient):
            continue
        if not any(concerns(policy, t, recipient) and (t in told or third_countries(t)) for t in transfers_of(policy)):
            yield found(recipient, tools[0][0].span, variant="recipient", tool=tools[0][1].term)


def hedged(policy: Policy) -> Iterator[Finding]:
    """A transfer is said to be avoided, or to be possible: the reader cannot tell whether it takes place.

    Art. 13(1)(f); WP260, para. 13. One that is possible, with its countries and its tool, tells what the law asks for.
    """
    for transfer in policy.all("transfer"):
        if transfer.says_none:
            continue
        avoided, possible = transfer.first("avoided"), transfer.first("possible")
        complete = possible and not avoided and third_countries(transfer) and named(transfer)
        place = avoided or possible
        if place and not complete:
            again = (related(possible.span, "possible"),) if avoided and possible else ()
            yield found(transfer, place.span, related=again, variant="avoided" if avoided else "")


def eu_not_eea(policy: Policy) -> Iterator[Finding]:
    """Transfers are told from the boundary of the European Union, and the law's is that of the EEA.

    Silent where a country of the EEA outside the Union plays a part: the Union may then be what is meant.
    """
    located = [w for kind in ("recipient", "transfer") for d in policy.all(kind) for w in d.listing("located").words]
    if any(inside(w.text, "EEA") and not inside(w.text, "EU") for w in located if w.text != "EEA"):
        return
    for transfer in policy.all("transfer"):
        place = transfer.listing("outside").word("EU")
        if place:
            yield found(transfer, place.span)


def _placed_by_recipients(policy: Policy, transfer: Declaration) -> bool:
    """True when the recipients that a transfer names are said to be somewhere outside the EEA."""
    abroad = [r for r in policy.all("recipient") if destinations(r) and concerns(policy, transfer, r)]
    names = transfer.listing("to").names
    return all(any(is_meant(policy, n, r) for r in abroad) for n in names) if names else bool(abroad)
