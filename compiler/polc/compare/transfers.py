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
from polc.reference.adequacy import third_country
from polc.reference.vocabulary import vocabulary

CLAIMS = frozenset(("transfer", s) for s in ("located", "outside", "safeguard", "to", "avoided", "possible"))
PLACES = ("~countries", "~regions")


def places(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    """Countries that came to a recipient or a transfer, and those that went."""
    found = listed(versions, (one.listing("located"), other.listing("located")), PLACES)
    outside = tuple(i for i in found.change.added if third_country(i.key))
    if found.wider:
        beyond = bool(outside) or found.change.opened
        yield difference(
            "recipient/country-added",
            one,
            other,
            statement="located",
            variants=("" if beyond else "inside",),
            values=found.values,
            countries=labels(outside) if beyond else found.added,
        )
    if found.removed and not found.added:
        yield difference(
            "recipient/country-removed",
            one,
            other,
            statement="located",
            variants=("unsaid" if found.change.unstated else "",),
            values=found.values,
            countries=found.removed,
        )


def safeguards(one: Declaration, other: Declaration) -> Iterator[Difference]:
    """Another safeguard of a transfer, or another way to have a copy of it."""
    if said(one, "safeguard") != said(other, "safeguard"):
        old, new = _tools(one), _tools(other)
        variants = ("removed",) if old and not new else ("added",) if new and not old else ()
        if set(old) < set(new):
            variants = ("added",)
        yield difference(
            "transfer/safeguard-changed",
            one,
            other,
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
    for one, other in versions.pairs_of("transfer"):
        if one.says_none != other.says_none:
            yield difference(
                f"transfer/{'denied' if other.says_none else 'added'}",
                one,
                other,
                countries=_places(versions.after, other.listing("located")),
            )
            continue
        yield from places(versions, one, other)
        yield from safeguards(one, other)
        yield from _hedges(one, other)
        found = stated_lists(versions, one, other, "to")
        if found.wider or found.removed:
            yield difference(
                "transfer/recipients",
                one,
                other,
                statement="to",
                variants=("" if found.wider else "fewer",),
                values=found.values,
            )
        if said(one, "outside") != said(other, "outside"):
            yield difference(
                "transfer/area",
                one,
                other,
                statement="outside",
                values=values_of(versions, (one.listing("outside"), other.listing("outside")), PLACES),
            )


def _places(policy: Policy, listing: Listing) -> tuple[Fact, ...]:
    return tuple(policy.called(PLACES, word) for word in listing.words)


def _hedges(one: Declaration, other: Declaration) -> Iterator[Difference]:
    old, new = (one.has("avoided"), one.has("possible")), (other.has("avoided"), other.has("possible"))
    if old != new:
        firmer = new[0] and not old[0]
        rule = "possible" if old[1] != new[1] else "avoided"
        yield difference("transfer/hedge", one, other, statement=rule, variants=("avoided" if firmer else "",))
