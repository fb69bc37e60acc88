"""What a policy states to be done with data, as acts that a promise or a house rule can be compared with.

An act says who does what with which data, for what, with whom, where and for how long, as far as the policy states it.
"""

from __future__ import annotations

from collections.abc import Iterable

from polc.core.findings import Fact
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

ENDLESS = 10**9
"""The length, in days, of a period that never ends."""

Aim = Purpose | str
"""A purpose that the policy declares, or a kind of purpose (a term of `purposes`)."""


@record
class Datum:
    """Data that an act is about: where they are named, what to call them, and what they consist of as far as known."""

    span: Span
    label: Fact
    terms: frozenset[str]


@record
class ProcessingActivity:
    """One act: the declaration that states it, the words that do, and what to call it in a message.

    None stands for what is not stated: `data`, `aims`, and `consent` (whether it rests on consent). `recipient` is the
    name of whoever takes part in it, empty for nobody in particular; `places` are where; `days` the shortest length of
    time that it can last; `automatic` is true when no human being takes part.
    """

    declaration: Declaration
    span: Span
    label: Fact
    data: tuple[Datum, ...] | None = None
    aims: tuple[Aim, ...] | None = None
    consent: bool | None = None
    recipient: str = ""
    places: tuple[str, ...] = ()
    days: int = 0
    automatic: bool = False


def data_from(policy: Policy, listing: Listing) -> tuple[Datum, ...] | None:
    """The data that a list names, those said to be anonymous left out.

    None where it names none.
    """
    words = [word for word in listing.words if not _anonymous(policy, word.text)]
    return tuple(datum(policy, word) for word in words) or None


def datum(policy: Policy, word: Word) -> Datum:
    """The data that a name stands for."""
    return Datum(word.span, policy.called(("data", "~data"), word), leaves(policy, word.text))


@cached_on_policy
def leaves(policy: Policy, name: str) -> frozenset[str]:
    """What a name of data consists of; names that only gather others are left out."""
    return frozenset(t for t in policy.data_terms(name) if not policy.only_groups(t)) or frozenset({name})


def _anonymous(policy: Policy, name: str) -> bool:
    declared = policy.get("data", name)
    return declared is not None and declared.has("anonymous")


def aims_from(policy: Policy, listing: Listing) -> tuple[Aim, ...] | None:
    """The purposes that a list names, declared or by kind; None where it names none."""
    found: list[Aim] = []
    for word in listing.words:
        purpose = policy.purpose(word.text)
        if purpose:
            found.append(purpose)
        elif vocabulary("purposes").get(word.text):
            found.append(word.text)
    return tuple(found) or None


def aim_within(policy: Policy, aim: Aim, wider: Listing) -> bool | None:
    """Whether a purpose lies within those that a list names: a purpose, the members of a bundle, a kind.

    None where the list is open, where the purpose has no kind to compare, and where its kind is the wider one.
    """
    if isinstance(aim, Purpose) and id(aim) in _reached_purposes(policy, wider.names):
        return True
    answers = [_within_name(policy, aim, name) for name in wider.names]
    if any(answers):
        return True
    return None if None in answers or wider.open else False


@cached_on_policy
def _reached_purposes(policy: Policy, names: frozenset[str]) -> frozenset[int]:
    """The identities of the purposes that names reach: purposes are too large to be compared."""
    return frozenset(map(id, policy.reached(names)))


def _within_name(policy: Policy, aim: Aim, name: str) -> bool | None:
    declared, kinds = policy.purpose(name), vocabulary("purposes")
    if isinstance(aim, str):
        if kinds.is_a(aim, name):
            return True
        return None if declared or kinds.is_a(name, aim) else False
    if declared and any(p is aim for p in policy.ancestors(declared)):
        return None  # a bundle is wider than its member
    if kinds.get(name) is None:
        return False if declared else None
    own = {word.text for p in policy.ancestors(aim) for word in p.kinds.words}
    return None if not own or any(kinds.is_a(name, k) for k in own) else False


def on_consent(policy: Policy, aims: Iterable[Aim] | None) -> bool | None:
    """Whether acts for these purposes rest on consent: yes, certainly not, or not stated."""
    found = list(aims or ())
    if not found or not all(isinstance(a, Purpose) and policy.bases(a) for a in found):
        return None
    return any(isinstance(a, Purpose) and policy.relies_on(a, "consent") for a in found)
