"""Where data go: shared, transferred, stored by others, handled or gathered by others, as the policy states it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.findings import Fact
from polc.core.sources import Span
from polc.model.commitments.activities import Datum, ProcessingActivity, aims_from, data_from, on_consent
from polc.model.commitments.stated_recipients import purposes_stating
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.subsumption import role_of
from polc.model.transfers import concerns, transfers_of
from polc.reference.vocabulary import vocabulary, with_below

ACTIVE = ("controller", "joint-controller", "internal")
"""Roles of recipients that work with the data by what they are; a processor does by the tasks that it has."""


def shared(policy: Policy) -> Iterator[ProcessingActivity]:
    """Data that recipients outside the controller get, as a whole and for each purpose that they are there for.

    Authorities are left out: those that receive data in a particular inquiry are no recipients (Art. 4(9)).
    """
    for recipient in policy.all("recipient"):
        if role_of(policy, recipient.id) in ("internal", "authority"):
            continue
        received = data_from(policy, recipient.listing("receives"))
        aims = aims_from(policy, recipient.listing("purposes"))
        places = tuple(word.text for word in recipient.listing("located").words)
        yield ProcessingActivity(
            recipient, recipient.place, recipient.label, received, aims, on_consent(policy, aims), recipient.id, places
        )
        for purpose in _serving(policy, recipient.id):
            data = _common_data(received, data_from(policy, policy.effective(purpose, "data")))
            yield _disclosure(policy, recipient, recipient.id, recipient.label, data, purpose)
    for purpose in policy.purposes:
        for word in purpose.declaration.listing("recipients").words:
            named = policy.get("recipient", word.text) is None and vocabulary("recipients").get(word.text)
            if named and role_of(policy, word.text) not in ("internal", "authority"):
                yield _disclosure(policy, purpose.declaration, word.text, named.term, None, purpose, word.span)


def _disclosure(
    policy: Policy,
    declaration: Declaration,
    name: str,
    label: Fact,
    data: tuple[Datum, ...] | None,
    purpose: Purpose,
    span: Span | None = None,
) -> ProcessingActivity:
    places = (
        tuple(word.text for word in declaration.listing("located").words) if declaration.kind == "recipient" else ()
    )
    aims = (purpose,)
    return ProcessingActivity(
        declaration, span or declaration.place, label, data, aims, on_consent(policy, aims), name, places
    )


def _serving(policy: Policy, recipient: str) -> list[Purpose]:
    """The purposes that state a recipient and are no mere groups."""
    return [p for p in purposes_stating(policy, recipient) if not policy.is_group(p)]


def _common_data(received: tuple[Datum, ...] | None, used: tuple[Datum, ...] | None) -> tuple[Datum, ...] | None:
    """The data received that a purpose uses.

    None where one of the two is not stated, or nothing is common.
    """
    if received is None or used is None:
        return None
    inside = with_below("data", frozenset(t for d in used for t in d.terms))
    found = []
    for datum in received:
        shared_terms = datum.terms & inside
        if shared_terms:
            found.append(Datum(datum.span, datum.label, shared_terms))
    return tuple(found) or None


def transferred(policy: Policy) -> Iterator[ProcessingActivity]:
    """Data that go to another country: to each place of a recipient outside the controller, and by each transfer."""
    for recipient in policy.all("recipient"):
        if role_of(policy, recipient.id) == "internal":
            continue
        data = data_from(policy, recipient.listing("receives"))
        aims = tuple(_serving(policy, recipient.id)) or aims_from(policy, recipient.listing("purposes"))
        for word in recipient.listing("located").words:
            yield ProcessingActivity(
                recipient, word.span, recipient.label, data, aims, on_consent(policy, aims), recipient.id, (word.text,)
            )
    for transfer in transfers_of(policy):
        data = data_from(policy, transfer.listing("data"))
        aims = aims_from(policy, transfer.listing("purposes"))
        consent = on_consent(policy, aims)
        places = transfer.listing("located").words
        for name in [word.text for word in transfer.listing("to").words] or [""]:
            told = policy.get("recipient", name)
            if told and told.listing("located") and concerns(policy, transfer, told):
                continue
            for place in places or (None,):
                spot = place.span if place else transfer.place
                yield ProcessingActivity(
                    transfer, spot, transfer.label, data, aims, consent, name, (place.text,) if place else ()
                )


def stored(policy: Policy) -> Iterator[ProcessingActivity]:
    """Data that recipients store because storing is one of their tasks, with the places where they are.

    With whom data are stored is asked of those whose service that is; where they are, of whoever keeps any
    (`conflicts.keeps_data`).
    """
    for recipient in policy.all("recipient"):
        if not any(vocabulary("tasks").field(n, "stores") is True for n in recipient.listing("does").names):
            continue
        places = tuple(word.text for word in recipient.listing("located").words)
        data = data_from(policy, recipient.listing("receives"))
        aims = tuple(_serving(policy, recipient.id)) or None
        spot = recipient.first("does")
        yield ProcessingActivity(
            recipient, spot.span if spot else recipient.place, recipient.label, data, aims,
            on_consent(policy, aims), recipient.id, places,
        )  # fmt: skip


def handled(policy: Policy) -> Iterator[ProcessingActivity]:
    """Data that others than the controller, or its departments, work with.

    Merely storing them is no work with them. Which data a processor works with that stores some of them as well is not
    stated.
    """
    for recipient in policy.all("recipient"):
        role = role_of(policy, recipient.id)
        tasks = [n for n in recipient.listing("does").names if vocabulary("tasks").get(n)]
        storing = [n for n in tasks if vocabulary("tasks").field(n, "stores") is True]
        if role in ACTIVE or (role == "processor" and len(tasks) > len(storing)):
            data = None if storing else data_from(policy, recipient.listing("receives"))
            aims = tuple(_serving(policy, recipient.id)) or aims_from(policy, recipient.listing("purposes"))
            yield ProcessingActivity(
                recipient, recipient.place, recipient.label, data, aims, on_consent(policy, aims), recipient.id
            )


def gathered(policy: Policy) -> Iterator[ProcessingActivity]:
    """Data that others gather by placing cookies."""
    for cookies in policy.all("cookies"):
        data = data_from(policy, cookies.listing("data"))
        for word in cookies.listing("placed").words:
            label = policy.called(("recipient", "platform", "~recipients"), word)
            yield ProcessingActivity(cookies, word.span, label, data, None, None, word.text)
