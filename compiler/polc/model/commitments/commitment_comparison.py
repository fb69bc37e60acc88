"""One commitment compared with one act that the policy states.

Each part of a commitment is answered yes, no, or not stated. What `never` or `forbid` excludes is contradicted by a
processing activity of which every part certainly holds; what `only` limits, by one that holds in every other part and
is certainly outside that one. A narrower activity contradicts a wider denial; a wider one may be another than what is
denied, and contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from polc.core.values import Entry, Listing, Word
from polc.model.commitments.activities import Datum, ProcessingActivity, aim_within, leaves
from polc.model.commitments.conflicts import Conflict
from polc.model.commitments.promises import Commitment, Condition
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.subsumption import is_third_party, place_outside, place_within, recipient_reaches, recipient_within
from polc.model.term_meanings import ALL_DATA
from polc.reference.law import inside
from polc.reference.vocabulary import vocabulary

DATA, PURPOSES, RECIPIENTS = ("data", "~data"), ("purpose", "~purposes"), ("recipient", "~recipients")


class ComparedCommitment:
    """A commitment of a policy, to be compared with processing activities.

    What its names stand for is found once, and so is each answer: many activities have one recipient or purpose.
    """

    def __init__(self, policy: Policy, commitment: Commitment) -> None:
        self._policy = policy
        self._commitment = commitment
        self._answers: dict[tuple[object, ...], bool | None] = {}

    @cached_property
    def _all_data(self) -> bool:
        return not self._commitment.object or ALL_DATA in self._commitment.object.names

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return self._policy.data_inside(self._commitment.object.names)

    @cached_property
    def _spared(self) -> frozenset[str]:
        """The data that the commitment excepts."""
        names = self._commitment.except_names.names
        return self._policy.data_inside(frozenset(n for n in names if _is_any_of(self._policy, n, DATA)))

    @cached_property
    def _purposes(self) -> Listing:
        """The purposes that the commitment excepts."""
        excepted = self._commitment.except_purposes
        named = (*excepted.words, *self._commitment.except_names.words)
        return _listing([word for word in named if _is_any_of(self._policy, word.text, PURPOSES)], open_=excepted.open)

    @cached_property
    def _recipients(self) -> list[str]:
        """The recipients that the commitment excepts."""
        words = self._commitment.except_names.words
        return sorted(word.text for word in words if _is_any_of(self._policy, word.text, RECIPIENTS))

    @cached_property
    def _conditions(self) -> list[tuple[Condition, list[str]]]:
        """Each condition with its names, sorted."""
        return [(condition, sorted(condition.listing.names)) for condition in self._commitment.conditions]

    def against(self, activity: ProcessingActivity) -> Iterator[Conflict]:
        """What an act states against the commitment."""
        commitment = self._commitment
        data = self._data_not_excepted(activity.data)
        if (activity.data and not data) or self._excepted(activity):
            return
        conditions = [(condition, self._holds(condition, names, activity)) for condition, names in self._conditions]
        by_default = commitment.verb.text == "share" and not commitment.condition("with-whom")
        if by_default and is_third_party(self._policy, activity.recipient) is not True:
            return  # without a recipient, `share` speaks of third parties: a processor acts for the controller
        if commitment.verb.text == "transfer" and not _abroad(self._policy, commitment, activity):
            return
        about = self._concerns_data(data)
        if commitment.negative:
            if (
                about
                and all(answer is True and not condition.only for condition, answer in conditions)
                and not commitment.object_only
            ):
                yield Conflict(activity.declaration, activity.span, activity.label)
            return
        if not all(answer is True for condition, answer in conditions if not condition.only):
            return
        if commitment.object_only:
            for datum in _data_outside(self._policy, commitment.object, data or ()):
                yield Conflict(activity.declaration, datum.span, datum.label)
        elif about and any(answer is False for condition, answer in conditions if condition.only):
            yield Conflict(activity.declaration, activity.span, activity.label)

    # ------------------------------------------------------------------------------------------------------ limits
    def _holds(self, condition: Condition, names: list[str], activity: ProcessingActivity) -> bool | None:
        """Whether a limit of the commitment holds of an act: yes, no, or not stated."""
        commitment = self._commitment
        match condition.kind:
            case "with-whom" | "by-whom":
                if activity.automatic and condition.kind == "by-whom":
                    return False
                return self._of_recipient(condition, names, activity.recipient)
            case "for-what":
                answers = self._of_aims(condition.listing, activity)
                return _some(answers, sure=self._holds_for_each_purpose(activity))
            case "in-places":
                answers = [_within_places(p, condition.listing) for p in activity.places]
                return _some(answers, sure=True)
            case "outside":
                areas = condition.listing.names
                if not activity.places:
                    return True if commitment.verb.text == "transfer" and self._is_home(areas) else None
                return any(place_outside(p, areas) for p in activity.places)
            case "longer-than" if condition.duration:
                return activity.days > condition.duration.bounds()[1]
            case "automatically":
                return True if activity.automatic else None
        return None

    def _is_home(self, areas: frozenset[str]) -> bool:
        """Whether data that are transferred certainly leave some areas: each lies within what is home."""
        return all(any(inside(a, home) for home in self._policy.homes) for a in areas)

    def _of_recipient(self, condition: Condition, names: list[str], recipient: str) -> bool | None:
        key = (id(condition), recipient)
        if key not in self._answers:
            if self._commitment.negative and any(
                recipient_reaches(self._policy, recipient, n) for n in names if recipient
            ):
                self._answers[key] = True
            else:
                self._answers[key] = _is_among(self._policy, recipient, names, open_=condition.listing.open)
        return self._answers[key]

    def _of_aims(self, wider: Listing, activity: ProcessingActivity) -> list[bool | None]:
        """For each purpose of an act, whether it lies within those of a list."""
        found = []
        for aim in activity.aims or ():
            key = (id(wider), aim if isinstance(aim, str) else id(aim))
            if key not in self._answers:
                self._answers[key] = aim_within(self._policy, aim, wider)
            found.append(self._answers[key])
        return found

    def _holds_for_each_purpose(self, activity: ProcessingActivity) -> bool:
        """Whether what the commitment says of data holds for each purpose: there is one, or all data are meant."""
        return len(activity.aims or ()) <= 1 or self._all_data

    # -------------------------------------------------------------------------------------------------------- data
    def _concerns_data(self, data: tuple[Datum, ...] | None) -> bool:
        """Whether an activity certainly concerns data of the commitment.

        One that names none speaks of all.
        """
        return self._all_data or any(not self._wanted.isdisjoint(d.terms) for d in data or ())

    # -------------------------------------------------------------------------------------------------- exceptions
    def _data_not_excepted(self, data: tuple[Datum, ...] | None) -> tuple[Datum, ...] | None:
        """The data of an act without those that the commitment excepts."""
        if data is None or not self._spared:
            return data
        left = (Datum(d.span, d.label, d.terms - self._spared) for d in data)
        return tuple(d for d in left if d.terms)

    def _excepted(self, activity: ProcessingActivity) -> bool:
        """True when an exception of the commitment holds of an act, or may hold of it."""
        if self._commitment.except_consent and activity.consent is not False:
            return True
        if self._purposes or self._purposes.open:
            outside = [answer is False for answer in self._of_aims(self._purposes, activity)]
            if not (any(outside) if self._holds_for_each_purpose(activity) else outside and all(outside)):
                return True
        open_ = self._commitment.except_names.open
        if self._recipients and _is_among(self._policy, activity.recipient, self._recipients, open_=open_) is not False:
            return True
        return open_


def _some(answers: list[bool | None], *, sure: bool) -> bool | None:
    """Yes when one is yes (when all are, unless `sure`), no when all are no."""
    if answers and (any(a is True for a in answers) if sure else all(a is True for a in answers)):
        return True
    return False if answers and all(a is False for a in answers) else None


def _within_places(place: str, listing: Listing) -> bool | None:
    if place_within(place, listing.names):
        return True
    return False if place_outside(place, listing.names) and not listing.open else None


def _is_among(policy: Policy, recipient: str, names: list[str], *, open_: bool) -> bool | None:
    if not recipient:
        return None
    answers = [recipient_within(policy, recipient, n) for n in names]
    if any(a is True for a in answers):
        return True
    return False if not open_ and all(a is False for a in answers) else None


def _abroad(policy: Policy, commitment: Commitment, activity: ProcessingActivity) -> bool:
    """Whether an activity is a transfer as the commitment means it: to its places, else to a third country."""
    if commitment.condition("outside") or commitment.condition("in-places"):
        return True
    return not activity.places or any(place_outside(p, policy.homes) for p in activity.places)


def _data_outside(policy: Policy, allowed: Listing, data: tuple[Datum, ...]) -> Iterator[Datum]:
    """The data that are certainly outside those allowed: neither within them, nor a wider term that holds them."""
    if allowed.open or ALL_DATA in allowed.names or not all(_is_fully_stated(policy, n) for n in allowed.names):
        return
    wide = {t for n in allowed.names for t in leaves(policy, n)}
    inside_ = policy.data_inside(allowed.names)
    for datum in data:
        known = [t for t in datum.terms - inside_ if vocabulary("data").get(t)]
        if any(wide.isdisjoint(vocabulary("data").below((t,))) for t in known):
            yield datum


def _is_fully_stated(policy: Policy, name: str) -> bool:
    """True when it is stated in full what a name of data stands for: no open list, no member in words only."""
    return all(_is_closed(policy, n) for n in policy.data_terms(name))


@cached_on_policy
def _is_closed(policy: Policy, name: str) -> bool:
    declared = policy.get("data", name)
    included = declared.listing("includes") if declared else None
    if not included:
        return vocabulary("data").get(name) is not None
    return not included.open and all(e.name for e in included)


def _is_any_of(policy: Policy, name: str, targets: tuple[str, ...]) -> bool:
    return any(policy.index.holds(t, name) for t in targets)


def _listing(words: list[Word], *, open_: bool) -> Listing:
    return Listing(tuple(Entry(word.span, word) for word in words), words[0].span if words else None, open=open_)
