"""One deed compared with one act that the policy states.

Each part of a deed is answered yes, no, or not stated. What `never` or `forbid` excludes is belied by an act of which
every part certainly holds; what `only` limits, by an act that holds in every other part and is certainly outside that
one. A narrower act belies a wider denial; a wider act may be another one than what is denied, and belies nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

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


class Compared:
    """A deed of a policy, to be compared with acts.

    What its names stand for is found once, and so is each answer: many acts have one recipient or purpose.
    """

    def __init__(self, policy: Policy, deed: Commitment) -> None:
        self._policy = policy
        self._deed = deed
        self._all_data = not deed.object or ALL_DATA in deed.object.names
        self._wanted = policy.data_inside(deed.object.names)
        excepted = deed.except_names
        self._spared = policy.data_inside(frozenset(n for n in excepted.names if _is_any_of(policy, n, DATA)))
        named = (*deed.except_purposes.words, *excepted.words)
        self._purposes = _listing(
            [word for word in named if _is_any_of(policy, word.text, PURPOSES)], open_=deed.except_purposes.open
        )
        self._recipients = sorted(word.text for word in excepted.words if _is_any_of(policy, word.text, RECIPIENTS))
        self._limbs = [(limb, sorted(limb.listing.names)) for limb in deed.limbs]
        self._answers: dict[tuple[object, ...], bool | None] = {}

    def against(self, act: ProcessingActivity) -> Iterator[Conflict]:
        """What an act states against the deed."""
        deed = self._deed
        data = self._data_not_excepted(act.data)
        if (act.data and not data) or self._excepted(act):
            return
        limbs = [(limb, self._holds(limb, names, act)) for limb, names in self._limbs]
        by_default = deed.verb.text == "share" and not deed.limb("with-whom")
        if by_default and is_third_party(self._policy, act.recipient) is not True:
            return  # without a recipient, `share` speaks of third parties: a processor acts for the controller
        if deed.verb.text == "transfer" and not _abroad(deed, act):
            return
        about = self._concerns_data(data)
        if deed.negative:
            if about and all(answer is True and not limb.only for limb, answer in limbs) and not deed.object_only:
                yield Conflict(act.declaration, act.span, act.label)
            return
        if not all(answer is True for limb, answer in limbs if not limb.only):
            return
        if deed.object_only:
            for datum in _data_outside(self._policy, deed.object, data or ()):
                yield Conflict(act.declaration, datum.span, datum.label)
        elif about and any(answer is False for limb, answer in limbs if limb.only):
            yield Conflict(act.declaration, act.span, act.label)

    # ------------------------------------------------------------------------------------------------------ limits
    def _holds(self, limb: Condition, names: list[str], act: ProcessingActivity) -> bool | None:
        """Whether a limit of the deed holds of an act: yes, no, or not stated."""
        deed = self._deed
        match limb.kind:
            case "with-whom" | "by-whom":
                if act.automatic and limb.kind == "by-whom":
                    return False
                return self._of_recipient(limb, names, act.recipient)
            case "for-what":
                answers = self._of_aims(limb.listing, act)
                return _some(answers, sure=self._holds_for_each_purpose(act))
            case "in-places":
                answers = [_within_places(p, limb.listing) for p in act.places]
                return _some(answers, sure=True)
            case "outside":
                areas = limb.listing.names
                if not act.places:
                    return True if deed.verb.text == "transfer" and all(inside(a, "EEA") for a in areas) else None
                return any(place_outside(p, areas) for p in act.places)
            case "longer-than" if limb.duration:
                return act.days > limb.duration.bounds()[1]
            case "automatically":
                return True if act.automatic else None
        return None

    def _of_recipient(self, limb: Condition, names: list[str], recipient: str) -> bool | None:
        key = (id(limb), recipient)
        if key not in self._answers:
            if self._deed.negative and any(recipient_reaches(self._policy, recipient, n) for n in names if recipient):
                self._answers[key] = True
            else:
                self._answers[key] = _is_among(self._policy, recipient, names, open_=limb.listing.open)
        return self._answers[key]

    def _of_aims(self, wider: Listing, act: ProcessingActivity) -> list[bool | None]:
        """For each purpose of an act, whether it lies within those of a list."""
        found = []
        for aim in act.aims or ():
            key = (id(wider), aim if isinstance(aim, str) else id(aim))
            if key not in self._answers:
                self._answers[key] = aim_within(self._policy, aim, wider)
            found.append(self._answers[key])
        return found

    def _holds_for_each_purpose(self, act: ProcessingActivity) -> bool:
        """True when what the deed says of data holds for each purpose of an act: it has one, or all data are meant."""
        return len(act.aims or ()) <= 1 or self._all_data

    # -------------------------------------------------------------------------------------------------------- data
    def _concerns_data(self, data: tuple[Datum, ...] | None) -> bool:
        """True when an act certainly concerns data that the deed speaks of; a deed that names none speaks of all."""
        return self._all_data or any(not self._wanted.isdisjoint(d.terms) for d in data or ())

    # -------------------------------------------------------------------------------------------------- exceptions
    def _data_not_excepted(self, data: tuple[Datum, ...] | None) -> tuple[Datum, ...] | None:
        """The data of an act without those that the deed excepts."""
        if data is None or not self._spared:
            return data
        left = (Datum(d.span, d.label, d.terms - self._spared) for d in data)
        return tuple(d for d in left if d.terms)

    def _excepted(self, act: ProcessingActivity) -> bool:
        """True when an exception of the deed holds of an act, or may hold of it."""
        if self._deed.except_consent and act.consent is not False:
            return True
        if self._purposes or self._purposes.open:
            outside = [answer is False for answer in self._of_aims(self._purposes, act)]
            if not (any(outside) if self._holds_for_each_purpose(act) else outside and all(outside)):
                return True
        open_ = self._deed.except_names.open
        if self._recipients and _is_among(self._policy, act.recipient, self._recipients, open_=open_) is not False:
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


def _abroad(deed: Commitment, act: ProcessingActivity) -> bool:
    """True when an act is a transfer in the sense of the deed: to the places it speaks of, else to a third country."""
    if deed.limb("outside") or deed.limb("in-places"):
        return True
    return not act.places or any(place_outside(p, ("EEA",)) for p in act.places)


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
