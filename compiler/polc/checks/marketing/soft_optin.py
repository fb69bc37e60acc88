"""marketing/soft-optin: the exemption of customers from consent reaches too far."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.direct_marketing import (
    channel,
    electronic,
    is_commercial,
    limit_of,
    medium,
    opt_outs,
    person,
    professional_only,
    statuses,
)
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

SIMILAR = "similar-products"


PARTNERS = "partner-offers"


@rule("marketing/soft-optin")
def soft_optin(policy: Policy) -> Iterator[Finding]:
    """The exemption of customers from consent goes further than the law (Directive 2002/58/EC Art. 13(2)).

    It covers persons whose address is not obtained at a sale, other goods than similar ones, or offers of partners.
    Refusal when the address is obtained is missed only where every way to refuse stands in the messages.
    """
    for purpose in (p for p in policy.purposes if is_commercial(policy, p)):
        for statement in purpose.declaration.all("without-consent"):
            yield from _exemption(policy, purpose, statement)


def _exemption(policy: Policy, purpose: Purpose, statement: Declaration) -> Iterator[Finding]:
    persons = tuple(word for word in statement.own_listing.words if "professional" not in statuses(policy, word.text))
    limit = limit_of(statement)
    calls = limit is not None and vocabulary("limits").field(limit.text, "calls") is True
    if calls or not persons or professional_only(policy) or (purpose.media and not electronic(purpose)):
        return
    machine = next((word for word in purpose.media.words if _is_machine(word)), None)
    if machine:
        places = (related(statement.span, "exempt"),)
        yield finding(purpose.declaration, machine.span, related=places, variant="machine", medium=medium(machine))
    strangers = tuple(word for word in persons if _no_customer(policy, word.text))
    if strangers:
        names = tuple(person(policy, word) for word in strangers)
        yield finding(purpose.declaration, strangers[0].span, variant="persons", persons=names)
    partner = next((word for word in purpose.kinds.words if policy.is_a("purposes", word.text, PARTNERS)), None)
    if partner:
        yield finding(purpose.declaration, partner.span, variant="partners")
    if limit is None:
        yield finding(purpose.declaration, statement.span, variant="unlimited")
    elif limit.text != SIMILAR:
        label = policy.called(("~limits",), limit)
        yield finding(purpose.declaration, limit.span, variant="other", limit=label)
    refusals = opt_outs(policy, purpose)
    if refusals and not refusals.open and all(_in_message(policy, word) for word in refusals.words):
        span = refusals.span or statement.span
        names = tuple(channel(policy, word) for word in refusals.words)
        places = (related(statement.span, "exempt"),)
        yield finding(
            purpose.declaration, span, related=places, variant="collection", channels=names,
        )  # fmt: skip


def _is_machine(word: Word) -> bool:
    """True for a calling machine or a fax, which are no electronic mail (Directive 2002/58/EC Art. 13(1) and (2))."""
    return vocabulary("media").field(word.text, "machine") is True


def _no_customer(policy: Policy, name: str) -> bool:
    """True for persons whose address surely is not obtained at a sale: `no-sale` in the vocabulary, kinds included."""
    declared = policy.get("subject", name)
    names = {name, *(declared.listing("kind").names if declared else ())}
    return any(vocabulary("subjects").field(n, "no-sale") is True for n in names)


def _in_message(policy: Policy, word: Word) -> bool:
    declared = policy.get("channel", word.text)
    kinds = declared.listing("kind").names if declared else frozenset({word.text})
    return bool(kinds) and all(vocabulary("channel-kinds").field(k, "in-message") is True for k in kinds)
