"""sensitive/condition-unavailable: a condition of Art. 9(2) is relied on that is not open to the controller."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("sensitive/condition-unavailable")
def condition_unavailable(policy: Policy) -> Iterator[Finding]:
    """A condition that is open to some bodies only is relied on by others (Art. 9(2)(d): not-for-profit bodies).

    Silent where the kind of a controller is not stated, and where one of joint controllers is such a body.
    """
    kinds = [c.listing("kind") for c in policy.controllers]
    if not kinds or not all(kinds):
        return
    stated = frozenset().union(*(listing.names for listing in kinds))
    for declaration in (*(p.declaration for p in policy.purposes), *policy.all("watchlist")):
        for statement in declaration.all("condition"):
            word = next(iter(statement.own_words), None)
            known = vocabulary("conditions").get(word.text) if word else None
            allowed = known.fields.get("controllers", ()) if known else ()
            if word and known and allowed and stated.isdisjoint(allowed):
                yield finding(
                    declaration,
                    word.span,
                    related=tuple(related(listing.span, "kind") for listing in kinds if listing.span),
                    citations=(str(known.fields["article"]),),
                    condition=known.term,
                )
