"""Two lists of one statement compared: what came in, what went, what was only worded otherwise."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from math import prod

from polc.compare.normal_form import collapsed
from polc.core.findings import Fact
from polc.core.record import record, replace
from polc.core.sources import Span
from polc.core.values import Entry, Listing, Text
from polc.core.work_limits import Extent, Limit
from polc.model.policy import Policy

ALIKE = 0.75
"""Share of characters in common from which a text counts as another wording of a text, and not as another text."""
MOST_LETTERS = 4_000_000
"""The most pairs of characters of two texts, or of the texts of two lists, that are compared."""
MOST_NAMES = 4_000_000
"""The most pairs of names of two lists of which it is asked whether one lies within the other."""
Form = tuple[str | None, str]
Within = Callable[[str, str], bool]
"""Whether a name lies within another one."""


@record
class Item:
    """A member of a list: its name, or its text where it has none, and what to call it."""

    key: str
    label: Fact
    span: Span
    text: Text | None = None
    limited: bool = False

    @property
    def text_alone(self) -> bool:
        """True for one that has no name: no other lies within it."""
        return self.key.startswith("“")


@record
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
    """The members of a list.

    `targets` are what its names may stand for, as in `dsl/properties.toml`.
    """
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


def changed(
    before: Sequence[Item], after: Sequence[Item], within: Within = equal, known: Callable[[str], bool] = bool
) -> Change:
    """What came in and what went: a member within another one of the other list has neither come nor gone.

    `known` tells whether a name can lie within another one, or another one within it.
    Raises TooManyError where names of which many differ would be compared with too many others.
    """
    extent = Extent(Limit("data", MOST_NAMES))
    added = _uncovered(after, before, within, known, extent)
    removed = _uncovered(before, after, within, known, extent)
    reworded = _reworded([i for i in added if i.text], [o for o in removed if o.text])
    added = [i for i in added if id(i) not in reworded]
    return Change(tuple(added), tuple(o for o in removed if id(o) not in reworded))


def _uncovered(
    narrow: Sequence[Item], wide: Sequence[Item], within: Within, known: Callable[[str], bool], extent: Extent
) -> list[Item]:
    """The members of the first list that lie within none of the second.

    One without a condition does not lie within one that has any. A text lies within the same text alone.
    """
    same = {(word.key, word.limited) for word in wide}
    others = {(word.key, word.limited): None for word in wide if not word.text_alone and known(word.key)}
    found: dict[tuple[str, bool], bool] = {}
    for item in narrow:
        form = item.key, item.limited
        if form in found:
            continue
        found[form] = form in same or (item.limited and (item.key, False) in same)
        if not found[form] and within is not equal and not item.text_alone and known(item.key):
            extent.add(len(others))
            found[form] = any((item.limited or not limited) and within(item.key, key) for key, limited in others)
    return [item for item in narrow if not found[item.key, item.limited]]


def _reworded(added: Sequence[Item], removed: Sequence[Item]) -> set[int]:
    """The members, by identity, that are another wording of one of the other list, and that one.

    Where that would be much work, only texts that differ by capitals and blanks alone: `compare/long_lists.py` says so.
    """
    much = _too_long(added, removed)
    left: dict[int, Item] = {id(o): o for o in removed}
    forms: dict[Form, deque[Item]] = {}
    for item in removed if much else ():
        for form in _forms(item.text):
            forms.setdefault(form, deque()).append(item)
    found: set[int] = set()
    for item in added:
        if much:
            twin = next((t for f in _forms(item.text) if (t := _first_left(forms.get(f), left))), None)
        else:
            twin = next((o for o in left.values() if o.text and item.text and alike(o.text, item.text)), None)
        if twin is not None and twin.limited == item.limited:
            del left[id(twin)]
            found |= {id(item), id(twin)}
    return found


def _too_long(added: Sequence[Item], removed: Sequence[Item]) -> bool:
    """True where comparing each text of one list with each of the other would be much work."""
    sizes = (sum(len(p.text) for i in members if i.text for p in i.text.passages) for members in (added, removed))
    return prod(sizes) > MOST_LETTERS


def wordings_left_out(policies: tuple[Policy, Policy], before: Listing, after: Listing) -> bool:
    """True where so many texts of two lists differ that other wordings of a text are not looked for among them."""
    sides = [[e.text for e in listing.entries if e.name is None and e.text] for listing in (before, after)]
    if prod(sum(len(p.text) for text in side for p in text.passages) for side in sides) <= MOST_LETTERS:
        return False
    old, new = ([i for i in items(p, x, ()) if i.text] for p, x in zip(policies, (before, after), strict=True))
    extent = Extent(Limit("data", MOST_NAMES))
    return _too_long(_uncovered(new, old, equal, bool, extent), _uncovered(old, new, equal, bool, extent))


def _first_left(waiting: deque[Item] | None, left: Container[int]) -> Item | None:
    """The first of some members that is left; those before it are dropped."""
    while waiting:
        if id(waiting[0]) in left:
            return waiting[0]
        waiting.popleft()
    return None


def _forms(text: Text | None) -> Iterator[Form]:
    """A text in each of its languages, without capitals."""
    yield from ((p.lang, collapsed(p.text).lower()) for p in text.passages) if text else ()


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


def alike(before: Text, after: Text) -> bool:
    """True when two texts are wordings of one another: the same in one language, or nearly so."""
    for passage in before.passages:
        twin = next((p for p in after.passages if p.lang == passage.lang), None)
        if twin is None:
            continue
        mine, theirs = collapsed(passage.text).lower(), collapsed(twin.text).lower()
        if mine == theirs or _are_similar(mine, theirs):
            return True
    return False


def _are_similar(before: str, after: str) -> bool:
    """True when two texts share most of their characters, in their order.

    Of long ones, most of their words.
    """
    if len(before) * len(after) > MOST_LETTERS:
        words, others = Counter(before.split()), Counter(after.split())
        return 2 * (words & others).total() >= ALIKE * (words.total() + others.total())
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    # Each is never less than the next, and much quicker.
    return all(ratio() >= ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def labels(found: Iterable[Item]) -> tuple[Fact, ...]:
    """What to call members, each once."""
    return tuple({repr(i.label): i.label for i in found}.values())


def value_of(policy: Policy, listing: Listing, targets: tuple[str, ...]) -> Fact | None:
    """A list as a value to show.

    None where it is not stated, an empty one where it is `none`.
    """
    if not listing.stated:
        return None
    return tuple(i.label for i in items(policy, listing, targets))
