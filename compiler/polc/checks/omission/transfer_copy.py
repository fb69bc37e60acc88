"""omission/transfer-copy: nothing says how to obtain a copy of the safeguards."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfers import concerns, named, third_countries, transfers_of
from polc.reference.vocabulary import Entry


@rule("omission/transfer-copy")
def transfer_copy(policy: Policy) -> Iterator[Finding]:
    """A tool of Art. 46 is relied on, and nothing says where a copy of it can be obtained (Art. 13(1)(f)).

    A copy stated for the recipient or for the transfer serves both.
    """
    if policy.header is None:
        return
    transfers = transfers_of(policy)
    told: list[Declaration] = []
    for recipient in policy.all("recipient"):
        concerned = [t for t in transfers if concerns(policy, t, recipient)]
        tool = _appropriate(recipient)
        inside = recipient.listing("located").stated and not third_countries(policy, recipient)
        if tool is None or inside or any(d.listing("copy") for d in (recipient, *concerned)):
            continue
        told += concerned
        word, entry = tool
        yield finding(recipient, word.span, tool=entry.term)
    for transfer in transfers:
        tool = _appropriate(transfer)
        served = [r for r in policy.all("recipient") if concerns(policy, transfer, r)]
        if tool is None or transfer in told or transfer.listing("copy") or any(r.listing("copy") for r in served):
            continue
        word, entry = tool
        yield finding(transfer, word.span, variant="transfer", tool=entry.term)


def _appropriate(declaration: Declaration) -> tuple[Word, Entry] | None:
    """The first tool of Art. 46 that a recipient or a transfer names, at its place."""
    return next(((word, e) for word, e in named(declaration) if e.fields["tool"] == "appropriate"), None)
