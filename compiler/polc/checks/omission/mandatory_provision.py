"""omission/mandatory-provision: nothing says which data must be given."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.data_sources import collects_directly, kinds_of
from polc.model.declaration import Declaration
from polc.model.policy import Policy


@rule("omission/mandatory-provision")
def mandatory_provision(policy: Policy) -> Iterator[Finding]:
    """Nothing says which data must be given, or what follows if they are not (Art. 13(2)(e)).

    Data collected directly, and neither a `provision` nor any `mandatory` or `optional`: an error. Some data called
    optional and nothing said of others that people are asked for, or something mandatory or marked and consequences
    nowhere, or not for all that is mandatory: a warning.
    """
    if policy.header is None or not collects_directly(policy):
        return
    blocks = [b for b in policy.all("provision") if any(b.statements())]
    stated = [d for d in policy.all("data") if d.has("mandatory") or d.has("optional")]
    if not blocks and not stated:
        collected = policy.all("collection") or policy.all("data")
        spots = tuple(related(c.place, "collected") for c in collected[:1])
        yield finding(policy.header, related=spots)
        return
    # Data that are called mandatory leave the others free; data that are called optional tell nothing of the others.
    told_apart = bool(blocks) or any(d.has("mandatory") for d in stated)
    unsaid = [] if told_apart else [d for d in policy.all("data") if d not in stated and _asked_for(policy, d)]
    if unsaid:
        spots = tuple(related(d.place, "again") for d in unsaid[1:])
        yield finding(unsaid[0], related=spots, variant="others")
    general = any(b.has("otherwise") or b.has("note") for b in blocks)
    marked = [] if general else [m for b in blocks if (m := b.first("marked"))]
    duties = [] if general else [(d, m) for d in stated for m in d.all("mandatory") if not m.has("otherwise")]
    told = {d.key for d in stated if any(m.has("otherwise") for m in d.all("mandatory"))}
    if duties and told:
        for data, duty in duties:
            if data.key not in told and not data.has("note"):
                yield finding(data, duty.span, variant="consequence")
    elif duties or (marked and not told):
        owner, spot = (blocks[0], marked[0]) if marked else duties[0]
        yield finding(owner, spot.span, variant="consequences")


def _asked_for(policy: Policy, data: Declaration) -> bool:
    """True for data that the policy itself says are asked of the person."""
    listing = data.listing("from")
    kinds = {kind for word in listing.words for kind in _kinds(policy, word.text)}
    return data.span.path == policy.path and not data.has("anonymous") and "person" in kinds


def _kinds(policy: Policy, name: str) -> frozenset[str]:
    source = policy.get("source", name)
    return kinds_of(source) if source else frozenset({name})
