"""Which cells (data subject, purpose, data) the stated retention periods reach. Knows no rule; judges nothing.

How the cells of a purpose are counted:
- A side that the purpose states is taken as stated; a member of a bundle takes over what its bundle states. Where a
  purpose names no data subjects, the persons to whom all of its activities are addressed are its data subjects.
- A side that it does not state stands for every member that the policy declares, save those that some purpose or watch
  list names as its own: callers, named by the recording of calls, say nothing of another purpose. Where each member is
  named somewhere, each counts.
- Data and persons said to be anonymous, and anonymous purposes, have no cells. Cookies have lifetimes of their own.

How a period reaches a cell:
- A period of the purpose itself, or of its bundle, reaches all of its cells. One that stands apart reaches those within
  each of its sides, hierarchies included; a side left open (`and others`) may reach anyone.
- A period for an unnamed part of the data (`data some`) reaches no cell that anybody could name.
- A period under a condition reaches its cells only in part: two under different conditions may complete each other; one
  alone does not, unless the condition is a ground on which the purpose rests, so that no other case can arise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from polc.model.policy import Policy
from polc.model.purpose import Purpose
from polc.model.retention import Cover
from polc.model.views import view, view_of
from polc.text.record import record
from polc.text.values import Listing, Word

ALL_DATA = "personal-data"
ANYONE = ""


@record
class Gap:
    """What no period reaches of a purpose.

    `subjects` are those none of whose data are reached, `data` what is not reached of the others; names as in the file
    or the vocabulary. `whole` is true when nothing is reached at all. `near` are the periods that reach some of it;
    `partly` those that reach missing ones on a condition, when that holds of every missing cell. `unsaid` names the
    statements (`subjects`, `data`) that the purpose lacks although what is missing depends on them.
    """

    purpose: Purpose
    subjects: tuple[str, ...]
    data: tuple[str, ...]
    whole: bool
    near: tuple[Cover, ...]
    partly: tuple[Cover, ...]
    unsaid: tuple[str, ...]

    def within(self, other: Gap) -> bool:
        """True when the other gap already tells all that this one does."""
        if bool(self.partly) != bool(other.partly) or (other.whole and not self.whole):
            return False
        named = bool(self.subjects) or not self.whole
        return other.whole or (
            named and set(self.subjects) <= set(other.subjects) and set(self.data) <= set(other.data)
        )


@view
def periods(policy: Policy) -> tuple[Cover, ...]:
    """Every stated period that can reach the data of a purpose: that of a watch list cannot, nor a fate alone."""
    covers = [c for c in policy.covers if c.chain and not c.some and c.declaration.kind != "watchlist"]
    for block in policy.all("cookies"):
        purposes = block.listing("purposes")
        chain = block.chain()
        if purposes and chain:
            sides = {"purposes": purposes} | ({"data": block.listing("data")} if block.listing("data") else {})
            covers.append(Cover(block, sides, chain, block.fates(), chain.span, conditional=bool(chain.only_if)))
    return tuple(covers)


@view_of
def periods_of(policy: Policy, purpose: Purpose) -> tuple[Cover, ...]:
    """The periods whose side of purposes reaches a purpose."""
    return tuple(c for c in periods(policy) if _reaches_purpose(policy, c, purpose))


def cells(policy: Policy, purpose: Purpose) -> tuple[tuple[str, str], ...]:
    """The cells of a purpose, each a name of a data subject and one of a datum; none where all of it is anonymous."""
    if any(p.anonymous for p in policy.lineage(purpose)):
        return ()
    terms = _opened(policy, _data(policy, purpose)[0])
    return tuple((s, t) for s in _subjects(policy, purpose)[0] for t in terms)


def reaches_cell(policy: Policy, cover: Cover, subject: str, datum: str) -> bool:
    """True when a period that reaches a purpose reaches one of its cells."""
    return _reaches_subject(policy, cover, subject) and _reaches_datum(policy, cover, datum)


def gap(policy: Policy, purpose: Purpose) -> Gap | None:
    """What no period reaches of a purpose; None when all of it is reached, or when it has no cells."""
    if any(p.anonymous for p in policy.lineage(purpose)):
        return None
    subjects, subjects_said = _subjects(policy, purpose)
    names, data_said = _data(policy, purpose)
    terms = _opened(policy, names)
    covers = periods_of(policy, purpose)
    bound = [c.conditional and not _sure(policy, c, purpose) for c in covers]
    of_terms = [frozenset(n for n, c in enumerate(covers) if _reaches_datum(policy, c, t)) for t in terms]
    missing: dict[str, list[str]] = {}
    lost: dict[frozenset[int], list[str]] = {}
    near: dict[int, None] = {}
    partly: dict[int, None] = {}
    all_partly = True
    for subject in subjects:
        of_subject = frozenset(n for n, c in enumerate(covers) if _reaches_subject(policy, c, subject))
        if of_subject not in lost:  # else the same periods reach these persons as others before
            lost[of_subject] = []
            for term, of_term in zip(terms, of_terms, strict=True):
                reaching = sorted(of_subject & of_term)
                near |= dict.fromkeys(reaching)
                conditional = [n for n in reaching if bound[n]]
                if len(reaching) > len(conditional) or len(conditional) > 1:
                    continue
                lost[of_subject].append(term)
                all_partly = all_partly and bool(conditional)
                partly |= dict.fromkeys(conditional)
        missing[subject] = lost[of_subject]
    if not any(missing.values()):
        return None
    persons = tuple(s for s in subjects if len(missing[s]) == len(terms))
    some = {d for s, terms_lost in missing.items() if s not in persons for d in terms_lost}
    whole = len(persons) == len(subjects) and not partly
    return Gap(
        purpose,
        subjects=tuple(p for p in persons if p),
        data=tuple(_told_as(policy, names, some)),
        whole=whole,
        near=tuple(covers[n] for n in near if n not in partly),
        partly=tuple(covers[n] for n in partly) if all_partly else (),
        unsaid=("subjects",) * (not whole and bool(persons) and not subjects_said)
        + ("data",) * (bool(some) and not data_said),
    )


def gaps(policy: Policy) -> tuple[tuple[Gap, tuple[Purpose, ...]], ...]:
    """The gaps of a policy, each with the members of its bundle that it already tells of.

    A bundle that only gathers others has a gap of its own only where all of them share it.
    """
    found = {p.id: g for p in policy.purposes if (g := gap(policy, p))}
    told: dict[str, list[Purpose]] = {}
    for purpose in sorted(policy.purposes, key=lambda p: len(list(policy.lineage(p)))):
        own = found.get(purpose.id)
        if own is None:
            continue
        above = next((p for p in policy.lineage(purpose) if p.id in told and p is not purpose), None)
        if above and own.within(found[above.id]):
            told[above.id].append(purpose)
            continue
        members = [found.get(m.id) for m in policy.members(purpose)]
        if policy.only_gathers(purpose) and not all(m and m.within(own) for m in members):
            continue
        told[purpose.id] = []
    return tuple((found[p.id], tuple(told[p.id])) for p in policy.purposes if p.id in told)


# ------------------------------------------------------------------------------------------------ which cells there are
def _subjects(policy: Policy, purpose: Purpose) -> tuple[list[str], bool]:
    """The data subjects of a purpose, and whether it states them."""
    stated = policy.effective(purpose, "subjects")
    addressed = [e.addressees for e in purpose.activities]
    if stated.stated:
        words: Iterable[Word] = stated.words
    elif addressed and all(a and not a.open for a in addressed):
        words = [w for a in addressed if a for w in a.words]
    else:
        return _all_subjects(policy), False
    return [n for n in _unique(words) if not _anonymous(policy, "subject", n)], True


def _data(policy: Policy, purpose: Purpose) -> tuple[list[str], bool]:
    """The data of a purpose by name, and whether it states them."""
    stated = policy.effective(purpose, "data")
    if stated.stated:
        return _unique(stated.words), True
    if any(p.declaration.has("data") for p in policy.lineage(purpose)):
        return [ANYONE], True
    return _all_data(policy), False


@view
def _all_subjects(policy: Policy) -> list[str]:
    elsewhere = [d.listing("subjects") for k in ("purpose", "watchlist") for d in policy.all(k)]
    return _all_members(policy, "subject", elsewhere, lambda n: not _anonymous(policy, "subject", n))


@view
def _all_data(policy: Policy) -> list[str]:
    elsewhere = [d.listing("data") for k in ("purpose", "watchlist", "cookies") for d in policy.all(k)]
    return _all_members(policy, "data", elsewhere, lambda n: bool(_leaves(policy, n)))


def _all_members(policy: Policy, kind: str, elsewhere: list[Listing], counts: Callable[[str], bool]) -> list[str]:
    """All that a purpose may mean which does not state a side; one unnamed member where the policy names none."""
    declared = [d.id for d in policy.all(kind) if counts(d.id)]
    named = {w.text for listing in elsewhere for w in listing.words}
    sides = [c.side("subjects" if kind == "subject" else kind) for c in periods(policy)]
    return (
        [n for n in declared if n not in named]
        or declared
        or [n for n in sorted(named) if counts(n)]
        or _unique(w for side in sides for w in side.words)
        or [ANYONE]
    )


def _unique(words: Iterable[Word]) -> list[str]:
    return list(dict.fromkeys(w.text for w in words))


def _anonymous(policy: Policy, kind: str, name: str) -> bool:
    declared = policy.get(kind, name)
    return declared is not None and declared.has("anonymous")


def _opened(policy: Policy, names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(leaf for n in names for leaf in _leaves(policy, n)))


@view
def _leaves(policy: Policy, name: str) -> tuple[str, ...]:
    return _opened_up(policy, name, frozenset())


def _opened_up(policy: Policy, name: str, seen: frozenset[str]) -> tuple[str, ...]:
    """The data that a name stands for, opened up to the last; none when said to be anonymous."""
    declared = policy.get("data", name)
    if declared is None or name in seen:
        return (name,)
    if declared.has("anonymous"):
        return ()
    parts = declared.listing("includes").words
    opened = (leaf for w in parts for leaf in _opened_up(policy, w.text, seen | {name}))
    return tuple(dict.fromkeys(opened)) if parts else (name,)


def _told_as(policy: Policy, names: list[str], missing: set[str]) -> list[str]:
    """The names by which to tell what is missing: a name of the purpose where all of it is, else the parts that are."""
    told: dict[str, None] = {}
    for name in names:
        parts = _leaves(policy, name)
        told |= dict.fromkeys([name] if set(parts) <= missing else [p for p in parts if p in missing])
    return list(told)


# ------------------------------------------------------------------------------------------------ what a period reaches
def _reaches_purpose(policy: Policy, cover: Cover, purpose: Purpose) -> bool:
    if cover.declaration.kind == "purpose":
        return any(p.id == cover.declaration.id for p in policy.lineage(purpose))
    side = cover.side("purposes")
    if not side.stated:
        return not cover.side("cookies").stated
    return side.open or any(p is purpose for p in policy.named_purposes(side))


def _reaches_subject(policy: Policy, cover: Cover, subject: str) -> bool:
    persons = cover.side("subjects")
    if cover.declaration.kind == "purpose" or not persons.stated or persons.open:
        return True
    return any(policy.subject_within(subject, w.text) for w in persons.words)


def _reaches_datum(policy: Policy, cover: Cover, datum: str) -> bool:
    data = cover.side("data")
    if cover.declaration.kind == "purpose" or not data.stated or data.open or datum == ANYONE:
        return True
    terms = _covered(policy, cover)
    return datum in terms or ALL_DATA in terms or any(policy.is_a("data", datum, t) for t in terms)


@view_of
def _covered(policy: Policy, cover: Cover) -> frozenset[str]:
    """The data that a period names, with all that they stand for."""
    return frozenset(t for w in cover.side("data").words for t in policy.data_terms(w.text))


def _sure(policy: Policy, cover: Cover, purpose: Purpose) -> bool:
    """True when the condition of a period is a ground on which the purpose rests anyway."""
    condition = cover.chain.only_if if cover.chain else None
    if not isinstance(condition, Word):
        return False
    conditions = {w.text for s in purpose.declaration.all("condition") for w in s.own_words}
    bases = policy.bases(purpose)
    rests = bool(bases) and all(policy.is_a("legal-bases", b.id, condition.text) for b in bases)
    return rests or condition.text in conditions
