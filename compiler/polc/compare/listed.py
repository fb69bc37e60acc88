"""One list as two versions of a policy state it: what came in, what went, and both as values."""

from __future__ import annotations

from polc.compare.alignment import Versions
from polc.compare.holdings import DATA, Holdings, told_as
from polc.compare.lists import Change, Within, compared, equal, labels, value_of
from polc.core.findings import Fact
from polc.core.record import record, replace
from polc.core.values import Listing
from polc.model.declaration import Declaration
from polc.reference.properties import property_of

Lists = tuple[Listing, Listing]


@record
class Listed:
    """What differs between two lists: the change, what to call its members, and what each version shows."""

    change: Change
    added: tuple[Fact, ...]
    removed: tuple[Fact, ...]
    values: tuple[Fact | None, Fact | None]

    @property
    def wider(self) -> bool:
        """True when something came in."""
        return bool(self.added) or self.change.opened

    @property
    def differs(self) -> bool:
        """True when something came in or went."""
        return self.wider or bool(self.removed) or self.change.closed


def listed(versions: Versions, lists: Lists, targets: tuple[str, ...], within: Within = equal) -> Listed:
    """Two lists of one statement.

    `targets` are what its names may stand for, as in `dsl/properties.toml`.
    """
    change = compared((versions.before, versions.after), *lists, targets, within)
    return Listed(change, labels(change.added), labels(change.removed), values_of(versions, lists, targets))


def stated_lists(versions: Versions, before: Declaration, after: Declaration, rule: str) -> Listed:
    """The lists of one statement of a declaration that both versions have."""
    return listed(versions, (before.listing(rule), after.listing(rule)), property_of(before.kind, rule).refers)


def stated_data(holdings: Holdings, before: Declaration, after: Declaration, rule: str) -> Listed:
    """The same for a statement that lists data: without what is new to the policy or gone from it."""
    versions, lists = holdings.versions, (before.listing(rule), after.listing(rule))
    change = holdings.compare(*lists)
    added = told_as(versions.after, lists[1], change.added)
    removed = told_as(versions.before, lists[0], change.removed)
    return Listed(change, added, removed, values_of(versions, lists, DATA))


def listed_by(holdings: Holdings, before: Declaration, after: Declaration, rule: str, data: str = "data") -> Listed:
    """The lists of one statement, compared as data where it is the one of data.

    `data` is the statement that lists data in such a declaration.
    """
    if rule == data:
        return stated_data(holdings, before, after, rule)
    return stated_lists(holdings.versions, before, after, rule)


def known(versions: Versions, found: Listed, kind: str) -> Listed:
    """The same without declarations of a kind that came or went themselves: that is told where they are declared."""
    change = without_new(versions, found.change, kind)
    return replace(found, change=change, added=labels(change.added), removed=labels(change.removed))


def without_new(versions: Versions, change: Change, kind: str) -> Change:
    """A change without declarations of a kind that are new to the policy, or gone from it."""
    return change.without({d.id for d in versions.added_of(kind)}, {d.id for d in versions.removed_of(kind)})


def values_of(versions: Versions, lists: Lists, targets: tuple[str, ...]) -> tuple[Fact | None, Fact | None]:
    """Two lists as values to show, each in its own version."""
    return value_of(versions.before, lists[0], targets), value_of(versions.after, lists[1], targets)
