"""What no stated retention period covers of a purpose's cells.

Which cells there are is told by `cells`, what a period covers by `coverage`.
"""

from __future__ import annotations

from polc.core.record import record
from polc.model.never_held import never_held
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.cells import data_of, opened, subjects_of, told_as
from polc.model.retention.coverage import (
    Coverage,
    covered_data,
    holds,
    is_unconditional,
    periods_of,
    subject_coverage,
)
from polc.model.retention.periods import RetentionPeriod
from polc.model.retention.strangers import means_others


@record
class UncoveredCells:
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
    near: tuple[RetentionPeriod, ...]
    partly: tuple[RetentionPeriod, ...]
    unsaid: tuple[str, ...]

    def within(self, other: UncoveredCells) -> bool:
        """True when the other gap already tells all that this one does."""
        if bool(self.partly) != bool(other.partly) or (other.whole and not self.whole):
            return False
        named = bool(self.subjects) or not self.whole
        return other.whole or (
            named and set(self.subjects) <= set(other.subjects) and set(self.data) <= set(other.data)
        )


def gap(policy: Policy, purpose: Purpose) -> UncoveredCells | None:
    """What no period reaches of a purpose.

    None when all of it is reached, or when it has no cells.
    """
    if policy.uses_anonymised(purpose):
        return None
    subjects, subjects_said = subjects_of(policy, purpose)
    names, data_said = data_of(policy, purpose)
    terms = [t for t in opened(policy, names) if t not in never_held(policy)]
    periods = periods_of(policy, purpose)
    bound = [not is_unconditional(policy, c, purpose) for c in periods]
    wide = [covered_data(policy, c) for c in periods]
    of_terms = [frozenset(n for n, names in enumerate(wide) if holds(names, t)) for t in terms]
    missing: dict[str, list[str]] = {}
    reached: dict[frozenset[int], bool] = {}  # by the periods that reach a cell: most cells share theirs with others
    near: dict[int, None] = {}
    partly: dict[int, None] = {}
    all_partly = True
    for subject in subjects:
        reach = (subject_coverage(policy, c, subject) for c in periods)
        of_subject = frozenset(
            n
            for n, far in enumerate(reach)
            if far >= Coverage.OPENLY and not means_others(policy, periods[n], purpose, subject)
        )
        missing[subject] = []
        for term, of_term in zip(terms, of_terms, strict=True):
            reaching = of_subject & of_term
            if reaching not in reached:
                conditional = [n for n in sorted(reaching) if bound[n]]
                near |= dict.fromkeys(sorted(reaching))
                reached[reaching] = len(reaching) > len(conditional) or len(conditional) > 1
                if not reached[reaching]:
                    all_partly = all_partly and bool(conditional)
                    partly |= dict.fromkeys(conditional)
            if not reached[reaching]:
                missing[subject].append(term)
    if not any(missing.values()):
        return None
    persons = tuple(s for s in subjects if len(missing[s]) == len(terms))
    uncovered = {d for s, lost in missing.items() if s not in persons for d in lost}
    whole = len(persons) == len(subjects) and not partly
    return UncoveredCells(
        purpose,
        subjects=tuple(p for p in persons if p),
        data=tuple(told_as(policy, names, uncovered)),
        whole=whole,
        near=tuple(periods[n] for n in near if n not in partly),
        partly=tuple(periods[n] for n in partly) if all_partly else (),
        unsaid=("subjects",) * (not whole and bool(persons) and not subjects_said)
        + ("data",) * (bool(uncovered) and not data_said),
    )


def gaps(policy: Policy) -> tuple[tuple[UncoveredCells, tuple[Purpose, ...]], ...]:
    """The gaps of a policy, each with the members of its bundle that it already tells of.

    A bundle that only gathers others has a gap of its own only where all of them share it.
    """
    found = {p.id: g for p in policy.purposes if (g := gap(policy, p))}
    told: dict[str, list[Purpose]] = {}
    for purpose in sorted(policy.purposes, key=lambda p: len(list(policy.ancestors(p)))):
        own = found.get(purpose.id)
        if own is None:
            continue
        above = next((p for p in policy.ancestors(purpose) if p.id in told and p is not purpose), None)
        if above and own.within(found[above.id]):
            told[above.id].append(purpose)
            continue
        members = [found.get(m.id) for m in policy.members(purpose)]
        if policy.is_group(purpose) and not all(m and m.within(own) for m in members):
            continue
        told[purpose.id] = []
    return tuple((found[p.id], tuple(told[p.id])) for p in policy.purposes if p.id in told)


def covered_elsewhere(policy: Policy, gap_found: UncoveredCells) -> bool:
    """True for what a period reaches on a condition where another purpose keeps the same data of the same persons.

    Who opens no account has a period of its own; who opens one is covered by that of accounts.
    """
    if not gap_found.partly:
        return False
    subjects = set(gap_found.subjects or subjects_of(policy, gap_found.purpose)[0])
    data = set(opened(policy, gap_found.data or data_of(policy, gap_found.purpose)[0]))
    return any(
        subjects <= set(subjects_of(policy, other)[0])
        and data <= set(opened(policy, data_of(policy, other)[0]))
        and all(is_unconditional(policy, c, other) for c in periods_of(policy, other))
        and gap(policy, other) is None
        for other in policy.purposes
        if other is not gap_found.purpose and not policy.uses_anonymised(other)
    )
