"""A deed (promise, claim, `forbid`, `require`) compared with all that the policy states: the one predicate for them.

Each part of a deed is answered yes, no, or not stated. What `never` or `forbid` excludes is belied by an act of which
every part certainly holds; what `only` limits, by an act that holds in every other part and is certainly outside that
one. A narrower act belies a wider denial; a wider act may be another one than what is denied, and belies nothing.
Knows no rule of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from polc.model.act import Act, Datum, aim_within, leaves
from polc.model.breach import (
    ALL_DATA,
    MOVING,
    STORING,
    Breach,
    areas_of,
    data_against,
    decisions_against,
    denies_data,
    places_against,
    recipients_against,
)
from polc.model.flows import gathered, handled, shared, stored, transferred
from polc.model.keeping import kept
from polc.model.policy import Policy
from polc.model.promise import Deed, Limb
from polc.model.subsumption import is_third_party, place_outside, place_within, recipient_reaches, recipient_within
from polc.model.transfer import concerns
from polc.model.uses import decided, held, sold, used
from polc.model.views import view
from polc.reference.law import inside
from polc.reference.vocabulary import vocabulary
from polc.text.values import Entry, Listing, Word

Source = Callable[[Policy], Iterator[Act]]
ACTS: dict[str, tuple[Source, ...]] = {
    "collect": (held, used),
    "use": (used,),
    "share": (shared,),
    "sell": (sold,),
    "transfer": (transferred,),
    "store": (held, used, stored),
    "hold": (held, used),
    "keep": (held, used, kept),
    "decide": (decided,),
}
"""The acts that a verb speaks of; with `by`, those of the persons who gather or handle the data."""
BY_OTHERS: dict[str, tuple[Source, ...]] = {"collect": (gathered,), "use": (handled,), "decide": (decided,)}
DATA, PURPOSES, RECIPIENTS = ("data", "~data"), ("purpose", "~purposes"), ("recipient", "~recipients")


def breaches(policy: Policy, deed: Deed) -> tuple[Breach, ...]:
    """All that certainly lies against a deed, one for each declaration, in the order written."""
    found: dict[tuple[str, str], Breach] = {}
    for breach in (
        *recipients_against(policy, deed),
        *places_against(policy, deed),
        *data_against(policy, deed),
        *decisions_against(policy, deed),
        *further(policy, deed),
    ):
        told = breach.declaration.kind == "transfer" and any(
            b.declaration.kind == "recipient" and concerns(policy, breach.declaration, b.declaration)
            for b in found.values()
        )
        if not told:
            found.setdefault(breach.declaration.key, breach)
    return tuple(found.values())


def further(policy: Policy, deed: Deed) -> tuple[Breach, ...]:
    """What lies against a deed of a shape that the four comparisons of `breach` do not read; each thing once."""
    if _read_elsewhere(deed) or denies_data(policy, deed):
        return ()
    found: dict[tuple[object, ...], Breach] = {}
    sources = BY_OTHERS.get(deed.verb.text, ()) if deed.limb("by-whom") else ACTS[deed.verb.text]
    for source in sources:
        for act in _acts(policy, source):
            for breach in _against(policy, deed, act):
                found.setdefault((breach.declaration.key, str(breach.label)), breach)
    once = {str(b.label): b for b in reversed(found.values())} if deed.object_only else found
    return tuple(sorted(once.values(), key=lambda b: b.span))


@view
def _acts(policy: Policy, source: Source) -> tuple[Act, ...]:
    """What a policy states of one kind of act; each deed with a verb of that kind is compared with it."""
    return tuple(source(policy))


def _read_elsewhere(deed: Deed) -> bool:
    kinds = {x.kind for x in deed.limbs}
    match deed.verb.text:
        case "share" if kinds <= {"with-whom"}:
            limb = deed.limb("with-whom")
            if (limb is None and deed.negative) or (limb and limb.only is not deed.negative):
                return True
        case "decide" if deed.negative and not deed.object and not deed.except_names:
            return kinds <= {"automatically", "for-what"}
    return deed.verb.text in (*STORING, *MOVING) and bool(areas_of(deed))


# ------------------------------------------------------------------------------------------------ one deed, one act
def _against(policy: Policy, deed: Deed, act: Act) -> Iterator[Breach]:
    data = _spared(policy, deed, act.data)
    if (act.data and not data) or _excepted(policy, deed, act):
        return
    limbs = [(x, _holds(policy, deed, x, act)) for x in deed.limbs]
    if deed.verb.text == "share" and not deed.limb("with-whom") and is_third_party(policy, act.recipient) is not True:
        return  # without a recipient, `share` speaks of third parties: a processor acts for the controller
    if deed.verb.text == "transfer" and not _abroad(deed, act):
        return
    about = _touches(policy, deed.object, data)
    if deed.negative:
        if about and all(answer is True and not limb.only for limb, answer in limbs) and not deed.object_only:
            yield Breach(act.declaration, act.span, act.label)
        return
    if not all(answer is True for limb, answer in limbs if not limb.only):
        return
    if deed.object_only:
        for datum in _beyond(policy, deed.object, data or ()):
            yield Breach(act.declaration, datum.span, datum.label)
    elif about and any(answer is False for limb, answer in limbs if limb.only):
        yield Breach(act.declaration, act.span, act.label)


def _holds(policy: Policy, deed: Deed, limb: Limb, act: Act) -> bool | None:
    """Whether a limit of the deed holds of an act: yes, no, or not stated."""
    names = sorted(limb.listing.names)
    match limb.kind:
        case "with-whom" | "by-whom":
            if act.automatic and limb.kind == "by-whom":
                return False
            if deed.negative and any(recipient_reaches(policy, act.recipient, n) for n in names if act.recipient):
                return True
            return _among(policy, act.recipient, names, open_=limb.listing.open)
        case "for-what":
            answers = [aim_within(policy, a, limb.listing) for a in act.aims or ()]
            return _some(answers, sure=_each(deed, act))
        case "in-places":
            answers = [_in(p, limb.listing) for p in act.places]
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


def _each(deed: Deed, act: Act) -> bool:
    """True when what the deed says of data holds for each purpose of an act: it has one, or all data are meant."""
    return len(act.aims or ()) <= 1 or not deed.object or ALL_DATA in deed.object.names


def _some(answers: list[bool | None], *, sure: bool) -> bool | None:
    """Yes when one is yes (when all are, unless `sure`), no when all are no."""
    if answers and (any(a is True for a in answers) if sure else all(a is True for a in answers)):
        return True
    return False if answers and all(a is False for a in answers) else None


def _in(place: str, listing: Listing) -> bool | None:
    if place_within(place, listing.names):
        return True
    return False if place_outside(place, listing.names) and not listing.open else None


def _among(policy: Policy, recipient: str, names: list[str], *, open_: bool) -> bool | None:
    if not recipient:
        return None
    answers = [recipient_within(policy, recipient, n) for n in names]
    if any(a is True for a in answers):
        return True
    return False if not open_ and all(a is False for a in answers) else None


def _abroad(deed: Deed, act: Act) -> bool:
    """True when an act is a transfer in the sense of the deed: to the places it speaks of, else to a third country."""
    if deed.limb("outside") or deed.limb("in-places"):
        return True
    return not act.places or any(place_outside(p, ("EEA",)) for p in act.places)


# ---------------------------------------------------------------------------------------------------------- data
def _touches(policy: Policy, wanted: Listing, data: tuple[Datum, ...] | None) -> bool:
    """True when an act certainly concerns data that the deed speaks of; a deed that names none speaks of all."""
    if not wanted or ALL_DATA in wanted.names:
        return True
    inside_ = policy.data_inside(wanted.names)
    return any(not inside_.isdisjoint(d.terms) for d in data or ())


def _beyond(policy: Policy, allowed: Listing, data: tuple[Datum, ...]) -> Iterator[Datum]:
    """The data that are certainly outside those allowed: neither within them, nor a wider term that holds them."""
    if allowed.open or ALL_DATA in allowed.names or not all(_known(policy, n) for n in allowed.names):
        return
    wide = {t for n in allowed.names for t in leaves(policy, n)}
    inside_ = policy.data_inside(allowed.names)
    for datum in data:
        known = [t for t in datum.terms - inside_ if vocabulary("data").get(t)]
        if any(wide.isdisjoint(vocabulary("data").below((t,))) for t in known):
            yield datum


def _known(policy: Policy, name: str) -> bool:
    """True when it is stated in full what a name of data stands for: no open list, no member in words only."""
    return all(_is_closed(policy, n) for n in policy.data_terms(name))


@view
def _is_closed(policy: Policy, name: str) -> bool:
    declared = policy.get("data", name)
    included = declared.listing("includes") if declared else None
    if not included:
        return vocabulary("data").get(name) is not None
    return not included.open and all(e.name for e in included)


# ---------------------------------------------------------------------------------------------------- exceptions
def _spared(policy: Policy, deed: Deed, data: tuple[Datum, ...] | None) -> tuple[Datum, ...] | None:
    """The data of an act without those that the deed excepts."""
    names = frozenset(n for n in deed.except_names.names if _is(policy, n, DATA))
    if data is None or not names:
        return data
    spared = policy.data_inside(names)
    left = (Datum(d.span, d.label, d.terms - spared) for d in data)
    return tuple(d for d in left if d.terms)


def _excepted(policy: Policy, deed: Deed, act: Act) -> bool:
    """True when an exception of the deed holds of an act, or may hold of it."""
    if deed.except_consent and act.consent is not False:
        return True
    names = deed.except_names
    purposes = [w for w in (*deed.except_purposes.words, *names.words) if _is(policy, w.text, PURPOSES)]
    if purposes or deed.except_purposes.open:
        listing = _listing(purposes, open_=deed.except_purposes.open)
        outside = [aim_within(policy, a, listing) is False for a in act.aims or ()]
        if not (any(outside) if _each(deed, act) else outside and all(outside)):
            return True
    others = sorted(w.text for w in names.words if _is(policy, w.text, RECIPIENTS))
    if others and _among(policy, act.recipient, others, open_=names.open) is not False:
        return True
    return names.open


def _is(policy: Policy, name: str, targets: tuple[str, ...]) -> bool:
    return any(policy.index.holds(t, name) for t in targets)


def _listing(words: list[Word], *, open_: bool) -> Listing:
    return Listing(tuple(Entry(w.span, w) for w in words), words[0].span if words else None, open=open_)
