"""omission/transfer-copy: nothing says how to obtain a copy of the safeguards."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfers import concerns, third_countries, tools
from polc.reference.vocabulary import vocabulary


@rule("omission/transfer-copy")
def transfer_copy(policy: Policy) -> Iterator[Finding]:
    """A tool of Art. 46 is relied on, and nothing says where a copy of it can be obtained (Art. 13(1)(f)).

    A copy stated for the recipient or for the transfer serves both.
    """
    if policy.header is None:
        return
    transfers = [t for t in policy.all("transfer") if not t.says_none]
    told: list[Declaration] = []
    for recipient in policy.all("recipient"):
        concerned = [t for t in transfers if concerns(policy, t, recipient)]
        tool = _appropriate(recipient)
        inside = recipient.listing("located").stated and not third_countries(recipient)
        if tool is None or inside or any(d.listing("copy") for d in (recipient, *concerned)):
            continue
        told += concerned
        yield finding(recipient, tool.span, tool=vocabulary("safeguards").entries[tool.text].term)
    for transfer in transfers:
        tool = _appropriate(transfer)
        served = [r for r in policy.all("recipient") if concerns(policy, transfer, r)]
        if tool is None or transfer in told or transfer.listing("copy") or any(r.listing("copy") for r in served):
            continue
        yield finding(transfer, tool.span, variant="transfer", tool=vocabulary("safeguards").entries[tool.text].term)


def _appropriate(declaration: Declaration) -> Word | None:
    """The first tool of Art. 46 that a recipient or a transfer names."""
    found_tools = {e.id for e in tools(declaration) if e.fields["tool"] == "appropriate"}
    words = (word for s in declaration.all("safeguard") for word in s.own_words)
    for word in words:
        entry = vocabulary("safeguards").get(word.text)
        if entry and entry.id in found_tools:
            return Word(entry.id, word.span)
    return None
