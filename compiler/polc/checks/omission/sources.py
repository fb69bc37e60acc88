"""What Art. 14 asks of data that do not come from the data subject. Knows where data come from, not what for."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.values import Entry
from polc.model.data_sources import INDIRECT, indirect_sources, kinds_of, origins
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

TELLING = ("title", "name", "includes", "occasions", "at", "note")


def source(policy: Policy) -> Iterator[Finding]:
    """Data come from third parties or public sources of which nothing says who or what they are (Art. 14(2)(f)).

    Either a source block states its kind and nothing else of itself, or a `from` names the bare kind while no block
    describes a source of that kind; the latter gives one finding a kind.
    """
    if policy.header is None:
        return
    described: set[str] = set()
    for block in indirect_sources(policy):
        if _tells(block):
            described |= kinds_of(block)
        else:
            yield found(block, variant="block")
    for kind in INDIRECT:
        bare = [o for o in origins(policy) if o.source is None and kind in o.kinds]
        if bare and kind not in described:
            spots = tuple(related(o.word.span, "again") for o in bare[1:])
            variant, severity = ("public", "warning") if kind == "public" else ("", "")
            yield found(bare[0].owner, bare[0].word.span, related=spots, variant=variant, severity=severity)


def categories_indirect(policy: Policy) -> Iterator[Finding]:
    """A third-party or public source of which nothing says which data it gives (Art. 14(1)(d)).

    Silent where it states `gives`, where data are declared `from` it, or where a purpose `from` it lists its data. A
    warning where data are declared whose origin is not stated: the categories are told, the link is not.
    """
    if policy.header is None:
        return
    unlinked = next((d for d in policy.all("data") if not d.listing("from").stated), None)
    for block in indirect_sources(policy):
        if block.listing("gives").stated or _data_known(policy, block):
            continue
        if unlinked:
            spots = (related(unlinked.place, "unlinked"),)
            yield found(block, related=spots, variant="unlinked", severity="warning")
        else:
            yield found(block)


def source_purpose(policy: Policy) -> Iterator[Finding]:
    """A source is used for something that no declared purpose, activity, aim or class of cookies covers.

    Art. 13(1)(c), 14(1)(c). Judges only uses named by a purpose of the vocabulary; texts and mere tasks cannot be
    compared.
    """
    if policy.header is None:
        return
    for block in policy.all("source"):
        for entry in block.listing("used-to"):
            if entry.name and _is_kind_of_purpose(entry) and not _pursued(policy, entry.name.text):
                term = vocabulary("purposes").get(entry.name.text)
                use = entry.text or (term.term if term else entry.name)
                yield found(block, entry.span, use=use)


def _tells(block: Declaration) -> bool:
    """True when the block says anything of who or what the source is; an `includes none` says nothing."""
    return any(block.has(s) and not block.listing(s).none for s in TELLING)


def _data_known(policy: Policy, block: Declaration) -> bool:
    """True when data are declared from the source, or a purpose that uses it lists the data it uses."""
    for origin in origins(policy):
        if origin.source is block or (origin.source is None and origin.kinds & kinds_of(block)):
            if origin.owner.kind == "data":
                return True
            purpose = policy.purpose(origin.owner.id) if origin.owner.kind == "purpose" else None
            if purpose and policy.effective(purpose, "data"):
                return True
    return False


def _is_kind_of_purpose(entry: Entry) -> bool:
    return entry.name is not None and vocabulary("purposes").get(entry.name.text) is not None


def _pursued(policy: Policy, use: str) -> bool:
    """True when a declared purpose is, contains or is part of a use, or a class of cookies serves it."""
    purposes = vocabulary("purposes")
    for purpose in policy.purposes:
        listed = purpose.kinds.names | purpose.activities.names | purpose.declaration.listing("aims").names
        if use == purpose.id or any(purposes.is_a(n, use) or purposes.is_a(use, n) for n in listed):
            return True
    return any(use in c.listing("does").names or use in c.listing("purposes").names for c in policy.all("cookies"))
