"""All the data and all the persons of each version, so that what is new to the policy is told once, where it is stated.

A category is what it includes, opened up to the last; what is said to be anonymous is left out. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from polc.compare.alignment import Versions
from polc.compare.lists import Change, Item, changed, item, whole
from polc.core.findings import Fact
from polc.core.record import record
from polc.core.values import Entry, Listing, Word
from polc.core.work_limits import Extent, Limit
from polc.model.closure import MOST_REACHED, folded
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

DATA = ("data", "~data")
USERS = ("purpose", "cookies", "watchlist", "decision", "ai")


@record
class Holdings:
    """The data of two versions."""

    versions: Versions

    @cached_property
    def change(self) -> Change:
        """The data that are new to the policy, and those that it no longer has."""
        before, after = (tuple(all_data(p)) for p in (self.versions.before, self.versions.after))
        return changed(before, after, data_within, is_term)

    @cached_property
    def new(self) -> frozenset[str]:
        """The keys of the data that only the second version has."""
        return frozenset(i.key for i in self.change.added)

    @cached_property
    def gone(self) -> frozenset[str]:
        """The keys of the data that only the first version has."""
        return frozenset(i.key for i in self.change.removed)

    def compare(self, before: Listing, after: Listing) -> Change:
        """Two lists of data, without what is new to the policy or gone from it: that is told of the data themselves."""
        old, new = opened(self.versions.before, before), opened(self.versions.after, after)
        return whole(changed(old, new, data_within, is_term).without(self.new, self.gone), before, after)


def data_within(name: str, wider: str) -> bool:
    """Whether data lie within other data of the vocabulary."""
    return name == wider or vocabulary("data").is_a(name, wider)


def is_term(name: str) -> bool:
    """Whether a name is one of the vocabulary, which alone lie within one another."""
    return vocabulary("data").get(name) is not None


def opened(policy: Policy, listing: Listing) -> tuple[Item, ...]:
    """The data that a list stands for, each once."""
    found = (leaf for e in listing.entries for leaf in leaves(policy, e))
    return tuple({i.key: i for i in found}.values())


def leaves(policy: Policy, entry: Entry) -> tuple[Item, ...]:
    """The data that a member of a list stands for, each once."""
    return _leaves(policy, entry, _included(policy))


def _leaves(policy: Policy, entry: Entry, known: Mapping[str, tuple[Item, ...]]) -> tuple[Item, ...]:
    """As `leaves`, where it is known what declared data include.

    One that is not known stands for itself.
    """
    declared = policy.get("data", entry.name.text) if entry.name else None
    if declared is None:
        return (_canonical_item(item(policy, entry, DATA)),)
    if declared.has("anonymous"):
        return ()
    if not declared.listing("includes"):
        return (item(policy, entry, DATA),)
    return known[declared.id] if declared.id in known else (_canonical_item(item(policy, entry, DATA)),)


@cached_on_policy
def _included(policy: Policy) -> dict[str, tuple[Item, ...]]:
    """What each name of declared data includes, opened up to the last."""

    def opened_up(name: str, known: Mapping[str, tuple[Item, ...]]) -> tuple[Item, ...]:
        found: dict[str, Item] = {}
        for entry in declared[name].listing("includes").entries:
            leaves = _leaves(policy, entry, known)
            extent.add(len(leaves))
            found |= {i.key: i for i in leaves}
        return tuple(found.values())

    extent = Extent(Limit("data", MOST_REACHED))
    declared = {d.id: d for d in reversed(policy.all("data"))}
    return folded({n: d.listing("includes").names for n, d in declared.items()}, opened_up)


def _canonical_item(found: Item) -> Item:
    """The member under the vocabulary's own name for it, where it was written under another one."""
    entry = vocabulary("data").get(found.key)
    return Item(entry.id if entry else found.key, found.label, found.span, found.text, found.limited)


def data_of(policy: Policy, declared: Declaration) -> tuple[Item, ...]:
    """The data that a `data` declaration stands for."""
    name = declared.node.name
    return opened(policy, _single_listing(name)) if name else ()


def _single_listing(name: Word) -> Listing:
    return Listing((Entry(name.span, name),), name.span)


def all_data(policy: Policy) -> Iterator[Item]:
    """All the data of a policy: those declared, and those that purposes and other blocks name."""
    found: dict[str, Item] = {}
    for declared in policy.all("data"):
        for leaf in data_of(policy, declared):
            _add_leaf(found, leaf)
    for kind in USERS:
        for block in policy.all(kind):
            for leaf in opened(policy, block.listing("data")):
                _add_leaf(found, leaf)
    yield from found.values()


def _add_leaf(found: dict[str, Item], leaf: Item) -> None:
    """Keeps a datum once: without a condition where one of its mentions has none."""
    known = found.get(leaf.key)
    if known is None or (known.limited and not leaf.limited):
        found[leaf.key] = leaf


def told_as(policy: Policy, listing: Listing, items: tuple[Item, ...]) -> tuple[Fact, ...]:
    """What to call some data of a list: a category where all of it is meant, else the data themselves."""
    keys = {i.key for i in items}
    told: dict[str, Fact] = {}
    for entry in listing.entries:
        parts = tuple(leaves(policy, entry))
        if parts and all(p.key in keys for p in parts):
            told[repr(item(policy, entry, DATA).label)] = item(policy, entry, DATA).label
        else:
            told |= {repr(p.label): p.label for p in parts if p.key in keys}
    return tuple(told.values())


def is_special(policy: Policy, items: tuple[Item, ...]) -> bool:
    """True when data of special categories, or on offences, are among them."""
    found = {s for i in items for s in policy.sensitivities(i.key)}
    return bool(found & {"special", "offence"})
