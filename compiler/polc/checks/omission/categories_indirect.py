"""omission/categories-indirect: nothing says which data a source gives."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.data_sources import indirect_sources, kinds_of, origins
from polc.model.declaration import Declaration
from polc.model.policy import Policy


@rule("omission/categories-indirect")
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
            yield finding(block, related=spots, variant="unlinked")
        else:
            yield finding(block)


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
