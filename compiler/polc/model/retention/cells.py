"""Which cells a purpose has: data subjects with data, each to be covered by a retention period.

- A side that the purpose states is taken as stated; a member of a bundle takes over what its bundle states. Where a
  purpose names no data subjects, the persons to whom all of its activities are addressed are its data subjects.
- A side that it does not state stands for every member that the policy declares, save those that some purpose or watch
  list names as its own: callers, named by the recording of calls, say nothing of another purpose. Where each member is
  named somewhere, each counts.
- Data and persons said to be anonymous, and anonymous purposes, have no cells. Cookies have lifetimes of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from polc.core.values import Listing, Word
from polc.model.closure import leaves
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import UNNAMED, CoverageCell, periods


def cells(policy: Policy, purpose: Purpose) -> tuple[CoverageCell, ...]:
    """Return the cells of a purpose; none where all of it is anonymous."""
    if policy.uses_anonymised(purpose):
        return ()
    terms = opened(policy, data_of(policy, purpose)[0])
    return tuple(CoverageCell(s, purpose.id, t) for s in subjects_of(policy, purpose)[0] for t in terms)


def subjects_of(policy: Policy, purpose: Purpose) -> tuple[list[str], bool]:
    """The data subjects of a purpose, and whether it states them."""
    stated = policy.effective(purpose, "subjects")
    addressed = [e.addressees for e in purpose.activities]
    if stated.stated:
        words: Iterable[Word] = stated.words
    elif addressed and all(a and not a.open for a in addressed):
        words = [word for a in addressed if a for word in a.words]
    else:
        return _all_subjects(policy), False
    return [n for n in _unique(words) if not _anonymous(policy, "subject", n)], True


def data_of(policy: Policy, purpose: Purpose) -> tuple[list[str], bool]:
    """The data of a purpose by name, and whether it states them."""
    stated = policy.effective(purpose, "data")
    if stated.stated:
        return _unique(stated.words), True
    if any(p.declaration.has("data") for p in policy.ancestors(purpose)):
        return [UNNAMED], True
    return _all_data(policy), False


@cached_on_policy
def _all_subjects(policy: Policy) -> list[str]:
    elsewhere = [d.listing("subjects") for k in ("purpose", "watchlist") for d in policy.all(k)]
    return _all_members(policy, "subject", elsewhere, lambda n: not _anonymous(policy, "subject", n))


@cached_on_policy
def _all_data(policy: Policy) -> list[str]:
    elsewhere = [d.listing("data") for k in ("purpose", "watchlist", "cookies") for d in policy.all(k)]
    return _all_members(policy, "data", elsewhere, lambda n: bool(_leaves(policy, n)))


def _all_members(policy: Policy, kind: str, elsewhere: list[Listing], counts: Callable[[str], bool]) -> list[str]:
    """All that a purpose may mean which does not state a side.

    One unnamed member where the policy names none.
    """
    declared = [d.id for d in policy.all(kind) if counts(d.id)]
    named = {word.text for listing in elsewhere for word in listing.words}
    sides = [c.side("subjects" if kind == "subject" else kind) for c in periods(policy)]
    return (
        [n for n in declared if n not in named]
        or declared
        or [n for n in sorted(named) if counts(n)]
        or _unique(word for side in sides for word in side.words)
        or [UNNAMED]
    )


def _unique(words: Iterable[Word]) -> list[str]:
    return list(dict.fromkeys(word.text for word in words))


def _anonymous(policy: Policy, kind: str, name: str) -> bool:
    declared = policy.get(kind, name)
    return declared is not None and declared.has("anonymous")


def opened(policy: Policy, names: Iterable[str]) -> list[str]:
    """The data that names stand for, each once, opened up to the last."""
    return list(dict.fromkeys(leaf for n in names for leaf in _leaves(policy, n)))


def _leaves(policy: Policy, name: str) -> tuple[str, ...]:
    """The data that a name stands for, opened up to the last.

    None when said to be anonymous.
    """
    return _all_leaves(policy).get(name, (name,))


@cached_on_policy
def _all_leaves(policy: Policy) -> dict[str, tuple[str, ...]]:
    declared = {d.id: d for d in reversed(policy.all("data")) if d.id}
    parts = {n: [word.text for word in d.listing("includes").words] for n, d in declared.items()}
    for name, included in parts.items():
        if included and any(entry.name is None for entry in declared[name].listing("includes").entries):
            included.append(name)  # what it tells in words has no name but its own
    return leaves(parts, "data", hidden={n for n, d in declared.items() if d.has("anonymous")})


def told_as(policy: Policy, names: list[str], missing: set[str]) -> list[str]:
    """The names by which to tell what is missing: a name of the purpose where all of it is, else the parts that are."""
    told: dict[str, None] = {}
    for name in names:
        parts = _leaves(policy, name)
        told |= dict.fromkeys([name] if set(parts) <= missing else [p for p in parts if p in missing])
    return list(told)
