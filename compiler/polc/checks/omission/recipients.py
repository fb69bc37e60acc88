"""omission/recipients: nothing says who receives the data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.term_meanings import ALL_DATA


@rule("omission/recipients")
def recipients(policy: Policy) -> Iterator[Finding]:
    """Nothing says who receives the data, nor that nobody does (Art. 13(1)(e)).

    The law asks for recipients of the data, not of each purpose: a recipient stated anywhere is enough. One finding in
    all, or one a purpose where others are said to have no recipients.
    """
    if policy.header is None:
        return
    purposes = [p for p in policy.purposes if not policy.uses_anonymised(p)]
    untold = [p for p in purposes if not policy.effective(p, "recipients").stated]
    if not untold or _tells_recipients(policy):
        return
    if len(untold) == len(purposes):
        yield finding(policy.header)
        return
    for purpose in untold:
        parent = purpose.part_of
        if not policy.is_group(purpose) and not (parent and any(u.id == parent.text for u in untold)):
            yield finding(purpose.declaration, variant="purpose")


def _tells_recipients(policy: Policy) -> bool:
    """True when the policy names recipients somewhere, or says of data in general whether they are shared."""
    if policy.all("recipient") or any("recipients" in s.listing("kind").names for s in policy.all("section")):
        return True
    holders = (d for k in ("purpose", "cookies", "watchlist", "ai") for d in policy.all(k))
    if any(d.listing("recipients") or d.listing("placed") for d in holders):
        return True
    return any(d.verb.text == "share" and (not d.object or ALL_DATA in d.object.names) for d in policy.commitments)
