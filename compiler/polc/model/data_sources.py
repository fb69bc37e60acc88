"""Where a policy says that data come from: every `from`, with the kinds of the sources it names."""

from __future__ import annotations

from polc.core.record import record
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

INDIRECT = ("third-party", "public")
"""Kinds of sources that fall under Art. 14: the data do not come from the data subject."""


@record
class Origin:
    """One name in a `from`.

    `owner` is the data, purpose or collection that states it; `source` the block it names, None for a bare kind of
    source; `kinds` the terms of `source-kinds` it stands for, empty when the block states none.
    """

    word: Word
    owner: Declaration
    source: Declaration | None
    kinds: frozenset[str]


@cached_on_policy
def origins(policy: Policy) -> tuple[Origin, ...]:
    """Every name in a `from` of data, purposes and collections, in this order.

    Names that nothing declares left out.
    """
    found: list[Origin] = []
    for owner in (d for kind in ("data", "purpose", "collection") for d in policy.all(kind)):
        for word in owner.listing("from").words:
            source = policy.get("source", word.text)
            term = vocabulary("source-kinds").get(word.text)
            if source:
                found.append(Origin(word, owner, source, kinds_of(source)))
            elif term:
                found.append(Origin(word, owner, None, frozenset({term.id})))
    return tuple(found)


def kinds_of(source: Declaration) -> frozenset[str]:
    """The kinds of a source block as terms of `source-kinds`.

    Empty when it states none.
    """
    terms = (vocabulary("source-kinds").get(name) for name in source.listing("kind").names)
    return frozenset(t.id for t in terms if t)


@cached_on_policy
def indirect_sources(policy: Policy) -> tuple[Declaration, ...]:
    """The source blocks whose kind is a third party or a publicly accessible source."""
    return tuple(s for s in policy.all("source") if kinds_of(s) & set(INDIRECT))


@cached_on_policy
def collects_directly(policy: Policy) -> bool:
    """True when data are obtained from the data subject: stated so, or nothing is said of where they come from.

    A `collection` without `from` tells occasions on which people hand data over, and counts as stated.
    """
    found = origins(policy)
    if any("person" in o.kinds for o in found) or any("person" in kinds_of(s) for s in policy.all("source")):
        return True
    if any(not c.listing("from").stated for c in policy.all("collection")):
        return True
    owners = policy.all("data") + policy.all("purpose") + policy.all("collection")
    said = policy.all("source") or any(d.listing("from").stated for d in owners)
    return bool(owners) and not said
