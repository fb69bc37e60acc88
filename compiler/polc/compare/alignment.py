"""Which declaration of the first version is which of the second, renamed ones included."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping

from polc.compare.difference import Key
from polc.compare.normal_form import TEXTS, Normal, content
from polc.compare.renaming import renamed
from polc.core.record import field, record
from polc.core.values import Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

Pair = tuple[Declaration, Declaration]
FIXED = frozenset({"right", "rights", "authority", "officer", "provision", "disputes", "decisions"})
"""Declarations whose name says what they are in law, or that have none: under another name they are something else."""
MEANT = {"subject": "subjects", "data": "data"}
"""Declarations that mean what the vocabulary means by their name, while they state nothing else."""


@record
class Versions:
    """Two versions of a policy, declaration by declaration.

    `after` is the second version with the names of the first for whatever was renamed, so that a name means the same in
    both; `names` gives the name that it really has there.
    """

    before: Policy
    after: Policy
    pairs: tuple[Pair, ...]
    added: tuple[Declaration, ...]
    removed: tuple[Declaration, ...]
    names: Mapping[Key, str] = field(default_factory=dict)

    def pairs_of(self, *kinds: str) -> Iterator[Pair]:
        """The declarations of some kinds that both versions have."""
        return (p for p in self.pairs if p[0].kind in kinds)

    def added_of(self, *kinds: str) -> Iterator[Declaration]:
        """Those that only the second version has."""
        return (d for d in self.added if d.kind in kinds)

    def removed_of(self, *kinds: str) -> Iterator[Declaration]:
        """Those that only the first version has."""
        return (d for d in self.removed if d.kind in kinds)

    def written(self, key: Key) -> Key:
        """A declaration of the second version under the name that it has there."""
        return key[0], self.names.get(key, key[1])


def align(before: Policy, after: Policy) -> Versions:
    """The two versions side by side."""
    aliases: dict[Key, str] = {}
    current = after
    while True:
        pairs, added, removed = _by_name(before, current)
        found = _renames(added, removed)
        if not found:
            break
        aliases.update(found)
        current = renamed(current, found)
    names = {(kind, old): new for (kind, new), old in aliases.items()}
    pairs += _unnamed(added, removed)
    paired = {id(d) for pair in pairs for d in pair}
    return Versions(
        before,
        current,
        tuple(pairs),
        tuple(d for d in added if id(d) not in paired),
        tuple(d for d in removed if id(d) not in paired),
        names,
    )


def _by_name(before: Policy, after: Policy) -> tuple[list[Pair], list[Declaration], list[Declaration]]:
    pairs: list[Pair] = []
    added: list[Declaration] = []
    for declaration in after.declarations:
        twin = before.get(*declaration.key) if declaration.id or declaration.kind in FIXED else None
        if twin is None:
            added.append(declaration)
        else:
            pairs.append((twin, declaration))
    known = {id(old) for old, _ in pairs}
    return pairs, added, [d for d in before.declarations if id(d) not in known]


def _renames(added: list[Declaration], removed: list[Declaration]) -> dict[Key, str]:
    """Declarations that only changed their names: kind and new name, to the old one.

    They say the same, or the same under another title, or have the same title as no other. Where several could be
    meant, none is.
    """
    new = [d for d in added if d.id and d.kind not in FIXED]
    old = [d for d in removed if d.id and d.kind not in FIXED]
    forms: tuple[Callable[[Declaration], Normal | str], ...] = (_full_content, _untitled, _title)
    for form in forms:
        mine, theirs = _unique(new, form), _unique(old, form)
        found = {mine[key].key: theirs[key].id for key in mine.keys() & theirs.keys()}
        if found:
            return dict(sorted(found.items()))
    return {}


def _unique(
    declarations: list[Declaration], form: Callable[[Declaration], Normal | str]
) -> dict[tuple[str, Normal | str], Declaration]:
    found: dict[tuple[str, Normal | str], list[Declaration]] = {}
    for declaration in declarations:
        key = form(declaration)
        if key and not _means_by_name(declaration):
            found.setdefault((declaration.kind, key), []).append(declaration)
    return {key: declarations[0] for key, declarations in found.items() if len(declarations) == 1}


def _means_by_name(declaration: Declaration) -> bool:
    class_ = MEANT.get(declaration.kind)
    stated = declaration.listing("includes") or declaration.listing("kind")
    return bool(class_ and not stated and vocabulary(class_).get(declaration.id))


def _full_content(declaration: Declaration) -> Normal:
    return content(declaration) if declaration.node.children else ()


def _untitled(declaration: Declaration) -> Normal:
    told = [n for n in declaration.node.children if n.rule not in TEXTS]
    return content(declaration, without=TEXTS) if len(told) > 1 else ()


def _title(declaration: Declaration) -> str:
    title: Text | None = declaration.text("name") or declaration.text("title")
    return "|".join(sorted(f"{p.lang}:{p.text}" for p in title.passages)) if title else ""


def _unnamed(added: list[Declaration], removed: list[Declaration]) -> list[Pair]:
    """Declarations without a name, such as `cookies { … }`: those that say the same, then the others in their order."""
    pairs: list[Pair] = []
    left = [d for d in removed if not d.id]
    new = [d for d in added if not d.id]
    forms: tuple[Callable[[Declaration], object], ...] = (content, lambda d: d.says_none, lambda _: None)
    for form in forms:
        waiting: dict[object, deque[Declaration]] = {}
        for declaration in left:
            waiting.setdefault((declaration.kind, form(declaration)), deque()).append(declaration)
        found = [(d, same_form.popleft()) for d in new if (same_form := waiting.get((d.kind, form(d))))]
        pairs += [(twin, declaration) for declaration, twin in found]
        paired = {id(d) for pair in found for d in pair}
        left, new = ([d for d in declarations if id(d) not in paired] for declarations in (left, new))
    return pairs
