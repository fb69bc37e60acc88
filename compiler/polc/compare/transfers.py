"""Where data go and under which safeguard: the countries of recipients, and transfers stated apart."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import listed, stated_lists, values_of
from polc.compare.lists import labels
from polc.compare.normal_form import normal
from polc.compare.normal_form import statement as said
from polc.core.findings import Fact
from polc.core.values import Listing
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

CLAIMS = frozenset(("transfer", s) for s in ("located", "outside", "safeguard", "to", "avoided", "possible"))
PLACES = ("~countries", "~regions")


def places(versions: Versions, before: Declaration, after: Declaration) -> Iterator[Difference]:
    """Countries that came to a recipient or a transfer, and those that went."""
    found = listed(versions, (before.listing("located"), after.listing("located")), PLACES)
    outside = tuple(i for i in found.change.added if versions.after.is_abroad(i.key))
    if found.wider:
        beyond = bool(outside) or found.change.opened
        yield difference(
            "recipient/country-added",
            before,
            after,
            statement="located",
            variants=("" if beyond else "inside",),
            values=found.values,
            countries=labels(outside) if beyond else found.added,
        )
    if found.removed and not found.added:
        yield difference(
            "recipient/country-removed",
            before,
            after,
            statement="located",
            variants=("unsaid" if found.change.unstated else "",),
            values=found.values,
            countries=found.removed,
        )


def safeguards(before: Declaration, after: Declaration) -> Iterator[Difference]:
    """Another safeguard of a transfer, or another way to have a copy of it."""
    if said(before, "safeguard") != said(after, "safeguard"):
        old, new = _tools(before), _tools(after)
        variants = ("removed",) if old and not new else ("added",) if new and not old else ()
        if set(old) < set(new):
            variants = ("added",)
        yield difference(
            "transfer/safeguard-changed",
            before,
            after,
            statement="safeguard",
            variants=variants,
            before=tuple(old.values()) or None,
            after=tuple(new.values()) or None,
        )


def _tools(declaration: Declaration) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for stated in declaration.all("safeguard"):
        for word in stated.own_words:
            found[word.text] = vocabulary("safeguards").term_of(word.text, word)
        if stated.own_text and not stated.own_words:
            found[repr(normal(stated.own_text))] = stated.own_text
    return found


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
    """Transfers that are new, denied, no longer made, or made elsewhere and otherwise."""
    added, removed = tuple(versions.added_of("transfer")), tuple(versions.removed_of("transfer"))
    for declared in added:
        kind = "transfer/denied" if declared.says_none else "transfer/added"
        countries = _places(versions.after, declared.listing("located"))
        yield difference(kind, None, declared, countries=countries)
    for declared in removed:
        if declared.says_none and not any(not d.says_none for d in added):
            yield difference("transfer/no-longer-denied", declared, None)
        elif not declared.says_none and not any(d.says_none for d in added):
            yield difference("transfer/removed", declared, None)
    for before, after in versions.pairs_of("transfer"):
        if before.says_none != after.says_none:
            yield difference(
                f"transfer/{'denied' if after.says_none else 'added'}",
                before,
                after,
                countries=_places(versions.after, after.listing("located")),
            )
            continue
        yield from places(versions, before, after)
        yield from safeguards(before, after)
        yield from _hedges(before, after)
        found = stated_lists(versions, before, after, "to")
        if found.wider or found.removed:
            yield difference(
                "transfer/recipients",
                before,
                after,
                statement="to",
                variants=("" if found.wider else "fewer",),
                values=found.values,
            )
        if said(before, "outside") != said(after, "outside"):
            yield difference(
                "transfer/area",
                before,
                after,
                statement="outside",
                values=values_of(versions, (before.listing("outside"), after.listing("outside")), PLACES),
            )


def _places(policy: Policy, listing: Listing) -> tuple[Fact, ...]:
    return tuple(policy.called(PLACES, word) for word in listing.words)


def _hedges(before: Declaration, after: Declaration) -> Iterator[Difference]:
    old, new = (before.has("avoided"), before.has("possible")), (after.has("avoided"), after.has("possible"))
    if old != new:
        firmer = new[0] and not old[0]
        rule = "possible" if old[1] != new[1] else "avoided"
        yield difference("transfer/hedge", before, after, statement=rule, variants=("avoided" if firmer else "",))
