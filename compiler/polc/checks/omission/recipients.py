"""Who receives the data, where they are, by what tool data get there, and how to obtain a copy of that tool."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfers import concerns, is_meant, third_countries, tools, transfers_of
from polc.reference.adequacy import adequacy
from polc.reference.vocabulary import vocabulary

ALL_DATA = "personal-data"


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
        yield found(policy.header)
        return
    for purpose in untold:
        parent = purpose.part_of
        if not policy.only_gathers(purpose) and not (parent and any(u.id == parent.text for u in untold)):
            yield found(purpose.declaration, variant="purpose")


def transfer_safeguard(policy: Policy) -> Iterator[Finding]:
    """Data go to a third country and no decision or tool is named (Art. 13(1)(f), 45, 46, 49).

    A safeguard in words only names none. A transfer is told by its recipients where it names them and says where they
    are. Staff of the controller abroad are no transfer.
    """
    if policy.header is None:
        return
    transfers = transfers_of(policy)
    for recipient in policy.all("recipient"):
        abroad = third_countries(recipient)
        concerned = [t for t in transfers if concerns(policy, t, recipient)]
        role = recipient.word("role")
        if not abroad or any(tools(d) for d in (recipient, *concerned)) or (role and role.text == "internal"):
            continue
        stated = recipient.first("safeguard")
        if stated and not _understood(stated):
            continue
        decided = [d for w in abroad if (d := adequacy(w.text, policy.as_of)) and not d.certified_only]
        variant = "words" if stated else "adequate" if len(decided) == len(abroad) else ""
        places = tuple(related(t.place, "transfer") for t in concerned)
        yield found(
            recipient, stated.span if stated else abroad[0].span, related=places, variant=variant,
            citations=tuple(d.act for d in decided) if variant == "adequate" else (),
            places=tuple(_country(w) for w in abroad),
        )  # fmt: skip
    for transfer in transfers:
        stated = transfer.first("safeguard")
        if stated and not _understood(stated):
            continue
        if not tools(transfer) and not _told_by_recipients(policy, transfer):
            where = tuple(_country(w) for w in third_countries(transfer))
            yield found(transfer, stated.span if stated else None, variant="transfer", places=where)


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
        yield found(recipient, tool.span, tool=vocabulary("safeguards").entries[tool.text].term)
    for transfer in transfers:
        tool = _appropriate(transfer)
        served = [r for r in policy.all("recipient") if concerns(policy, transfer, r)]
        if tool is None or transfer in told or transfer.listing("copy") or any(r.listing("copy") for r in served):
            continue
        yield found(transfer, tool.span, variant="transfer", tool=vocabulary("safeguards").entries[tool.text].term)


def _tells_recipients(policy: Policy) -> bool:
    """True when the policy names recipients somewhere, or says of data in general whether they are shared."""
    if policy.all("recipient") or any("recipients" in s.listing("kind").names for s in policy.all("section")):
        return True
    holders = (d for k in ("purpose", "cookies", "watchlist", "ai") for d in policy.all(k))
    if any(d.listing("recipients") or d.listing("placed") for d in holders):
        return True
    return any(d.verb.text == "share" and (not d.object or ALL_DATA in d.object.names) for d in policy.deeds)


def _told_by_recipients(policy: Policy, transfer: Declaration) -> bool:
    """True when its recipients are declared with their places or tools, so that they are judged themselves."""
    known = [r for r in policy.all("recipient") if r.listing("located") or tools(r)]
    names = transfer.listing("to").names
    if not names:
        return any(third_countries(r) and concerns(policy, transfer, r) for r in known)
    return all(any(is_meant(policy, n, r) for r in known) for n in names)


def _understood(safeguard: Declaration) -> bool:
    """True when a safeguard is a word of the vocabulary; one that is not has a finding of its own."""
    return any(vocabulary("safeguards").get(w.text) for w in safeguard.own_words)


def _appropriate(declaration: Declaration) -> Word | None:
    """The first tool of Art. 46 that a recipient or a transfer names."""
    found_tools = {e.id for e in tools(declaration) if e.fields["tool"] == "appropriate"}
    words = (w for s in declaration.all("safeguard") for w in s.own_words)
    for word in words:
        entry = vocabulary("safeguards").get(word.text)
        if entry and entry.id in found_tools:
            return Word(entry.id, word.span)
    return None


def _country(word: Word) -> Fact:
    entry = vocabulary("countries").get(word.text) or vocabulary("regions").get(word.text)
    return entry.term if entry else word
