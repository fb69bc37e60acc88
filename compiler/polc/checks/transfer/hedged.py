"""transfer/hedged: the policy does not say whether data leave the EEA."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.transfers import named, third_countries


@rule("transfer/hedged")
def hedged(policy: Policy) -> Iterator[Finding]:
    """A transfer is said to be avoided, or to be possible: the reader cannot tell whether it takes place.

    Art. 13(1)(f); WP260, para. 13. One that is possible, with its countries and its tool, tells what the law asks for.
    """
    for transfer in policy.all("transfer"):
        if transfer.says_none:
            continue
        avoided, possible = transfer.first("avoided"), transfer.first("possible")
        complete = possible and not avoided and third_countries(policy, transfer) and named(transfer)
        place = avoided or possible
        if place and not complete:
            again = (related(possible.span, "possible"),) if avoided and possible else ()
            yield finding(transfer, place.span, related=again, variant="avoided" if avoided else "")
