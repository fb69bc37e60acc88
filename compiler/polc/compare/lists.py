"""Two lists of one statement compared: what came in, what went, what was only worded otherwise. Knows no statement."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from polc.compare.normal_form import collapsed
from polc.core.findings import Fact
from polc.core.sources import Span
from polc.core.values import Entry, Listing, Text
from polc.model.policy import Policy

ALIKE = 0.75
"""Share of characters in common from which a text counts as another wording of a text, and not as another text."""
Within = Callable[[str, str], bool]
"""Whether a name lies within another one."""


@dataclass(frozen=True, slots=True)
class Item:
    """A member of a list: its name, or its text where it has none, and what to call it."""

    key: str
    label: Fact
    span: Span
    text: Text | None = None
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two lists; `opened` and `closed` are about `and others`.

    `stated` and `unstated`: only the second, or only the first, states the list at all.
    """

    added: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    opened: bool = False
    closed: bool = False
    stated: bool = False
    unstated: bool = False

    @property
    def wider(self) -> bool:
        """True when something came in."""
        return bool(self.added) or self.opened

    @property
    def narrower(self) -> bool:
        """True when things only went."""
        return not self.wider and (bool(self.removed) or self.closed)

    def without(self, new: Container[str], gone: Container[str]) -> Change:
        """The change without some of what came in and some of what went, by their keys."""
        added = tuple(i for i in self.added if i.key not in new)
        return replace(self, added=added, removed=tuple(i for i in self.removed if i.key not in gone))


def equal(name: str, wider: str) -> bool:
    """Names that lie in no hierarchy."""
    return name == wider


def items(policy: Policy, listing: Listing, targets: tuple[str, ...]) -> tuple[Item, ...]:
    """The members of a list; `targets` are what its names may stand for, as in `dsl/properties.toml`."""
    return tuple(item(policy, e, targets) for e in listing.entries)


def item(policy: Policy, entry: Entry, targets: tuple[str, ...]) -> Item:
    """One member of a list."""
    limited = entry.condition is not None
    if entry.name is None:
        return Item(f"“{key_of(entry.text)}”", entry.text or "", entry.span, entry.text, limited)
    return Item(entry.name.text, entry.text or policy.called(targets, entry.name), entry.span, None, limited)


def key_of(text: Text | None) -> str:
    """A text as a key: the same for the same words in the same languages."""
    return "|".join(sorted(f"{p.lang or ''}:{collapsed(p.text)}" for p in text.passages)) if text else ""


def changed(before: Sequence[Item], after: Sequence[Item], within: Within = equal) -> Change:
    """What came in and what went: a member within another one of the other list has neither come nor gone."""
    added = [i for i in after if not any(_covers(i, o, within) for o in before)]
    removed = [o for o in before if not any(_covers(o, i, within) for i in after)]
    for one in [i for i in added if i.text]:
        twin = next((o for o in removed if o.text and one.text and alike(o.text, one.text)), None)
        if twin is not None and twin.limited == one.limited:
            added.remove(one)
            removed.remove(twin)
    return Change(tuple(added), tuple(removed))


def _covers(narrow: Item, wide: Item, within: Within) -> bool:
    """True when one member lies within another; one without a condition does not lie within one that has any."""
    return within(narrow.key, wide.key) and (narrow.limited or not wide.limited)


def compared(
    policies: tuple[Policy, Policy],
    before: Listing,
    after: Listing,
    targets: tuple[str, ...],
    within: Within = equal,
) -> Change:
    """Two lists of one statement, `and others` and lists that are not stated included."""
    old, new = policies
    return whole(changed(items(old, before, targets), items(new, after, targets), within), before, after)


def whole(found: Change, before: Listing, after: Listing) -> Change:
    """A change of members with what the lists themselves say: open, closed, stated or not."""
    return replace(
        found,
        opened=after.open and not before.open and before.stated,
        closed=before.open and not after.open and after.stated,
        stated=after.stated and not before.stated,
        unstated=before.stated and not after.stated,
    )


def alike(one: Text, other: Text) -> bool:
    """True when two texts are wordings of one another: the same in one language, or nearly so."""
    for passage in one.passages:
        twin = next((p for p in other.passages if p.lang == passage.lang), None)
        if twin is None:
            continue
        mine, theirs = collapsed(passage.text).lower(), collapsed(twin.text).lower()
        if mine == theirs or SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= ALIKE:
            return True
    return False


def labels(found: Iterable[Item]) -> tuple[Fact, ...]:
    """What to call members, each once."""
    return tuple({repr(i.label): i.label for i in found}.values())


def value_of(policy: Policy, listing: Listing, targets: tuple[str, ...]) -> Fact | None:
    """A list as a value to show; None where it is not stated, an empty one where it is `none`."""
    if not listing.stated:
        return None
    return tuple(i.label for i in items(policy, listing, targets))
