"""Channels: ways to ask, consent, refuse or exercise a right that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import stated_lists
from polc.compare.lists import value_of
from polc.compare.normal_form import statement as said
from polc.core.findings import Fact
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.properties import property_of

CLAIMS = frozenset(("channel", s) for s in ("kind", "at", "offers", "run-by"))
EXERCISE = frozenset({"through", "withdrawn", "opt-out", "review"})
"""Statements in which a channel is a way for persons to do something about their data."""


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
    """The differences between the channels of two versions."""
    for declared in versions.added_of("channel"):
        yield difference("channel/added", None, declared, variants=_use(versions.after, declared))
    for declared in versions.removed_of("channel"):
        yield difference("channel/removed", declared, None, variants=_use(versions.before, declared))
    for before, after in versions.pairs_of("channel"):
        for rule in ("at", "kind", "run-by"):
            if said(before, rule) != said(after, rule):
                yield difference(
                    "channel/changed",
                    before,
                    after,
                    statement=rule,
                    variants=(rule, *_use(versions.after, after)),
                    before=_statement_value(versions.before, before, rule),
                    after=_statement_value(versions.after, after, rule),
                )
        found = stated_lists(versions, before, after, "offers")
        if found.added or found.removed:
            yield difference(
                "channel/offers",
                before,
                after,
                statement="offers",
                variants=("fewer" if found.removed else "",),
                added=found.added,
                removed=found.removed,
                values=found.values,
            )


def _statement_value(policy: Policy, declaration: Declaration, rule: str) -> Fact | None:
    if rule == "at":
        stated = declaration.first("at")
        return declaration.word("at") or (stated.own_text if stated else None)
    return value_of(policy, declaration.listing(rule), property_of("channel", rule).refers)


def _use(policy: Policy, channel: Declaration) -> tuple[str, ...]:
    """`idle` for a channel through which nobody exercises a right, refuses or withdraws consent."""
    return () if channel.id in _exercised(policy) else ("idle",)


@cached_on_policy
def _exercised(policy: Policy) -> frozenset[str]:
    """The channels that a declaration names as a way to exercise something, or to reach somebody."""
    found: set[str] = set()
    for inner in (node for declaration in policy.declarations for node in declaration.node.walk()):
        if inner.rule in EXERCISE:
            found.update(*(v.names for v in inner.values if isinstance(v, Listing)))
        elif inner.rule == "reach-channel":
            found.update(v.text for v in inner.values if isinstance(v, Word))
    return frozenset(found)
