"""Marketing by e-mail, SMS or automated call: prior consent, its exception for customers, partners, and withdrawal."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.direct_marketing import (
    CONSENT,
    campaigns,
    channel,
    ease,
    electronic,
    exemptions,
    is_commercial,
    limit_of,
    medium,
    natural_persons,
    opt_outs,
    person,
    professional_only,
    rests_on_consent,
    statuses,
)
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.subsumption import role_of
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary

CONTRACTUAL = ("contract", "pre-contract")
SIMILAR = "similar-products"
PARTNERS = "partner-offers"
ADDRESSES = ("email", "mobile-phone", "fax")
A_LETTER = 3
"""Ease of a channel from which on leaving takes more than a click or a message."""


def optin(policy: Policy) -> Iterator[Finding]:
    """Persons outside their trade get electronic marketing on another basis than consent.

    Directive 2002/58/EC Art. 13(1). Silent for those exempted as customers, where no basis or an unknown
    one is stated, for a contract (what somebody has ordered is not marketing), and for appeals that sell nothing.
    """
    for purpose in campaigns(policy):
        media, bases = electronic(purpose), policy.bases(purpose)
        known = bases and all(vocabulary("legal-bases").get(b.id) for b in bases)
        if (
            not media
            or not known
            or not is_commercial(policy, purpose)
            or any(policy.relies_on(purpose, g) for g in (CONSENT, *CONTRACTUAL))
        ):
            continue
        persons = natural_persons(policy, purpose)
        spared = {n for s in exemptions(policy, purpose) for n in s.own_listing.names}
        if persons is None or (spared and not persons):
            continue
        left = tuple(w for w in persons if not any(policy.subject_within(w.text, s) for s in spared))
        if left or not persons:
            yield found(
                purpose.declaration, media[0].span, related=tuple(related(b.span, "basis") for b in bases),
                media=tuple(medium(w) for w in media),
                persons=tuple(person(policy, w) for w in left),
            )  # fmt: skip


def soft_optin(policy: Policy) -> Iterator[Finding]:
    """The exemption of customers from consent goes further than the law (Directive 2002/58/EC Art. 13(2)).

    It covers persons whose address is not obtained at a sale, other goods than similar ones, or offers of partners.
    Refusal when the address is obtained is missed only where every way to refuse stands in the messages.
    """
    for purpose in (p for p in policy.purposes if is_commercial(policy, p)):
        for statement in purpose.declaration.all("without-consent"):
            yield from _exemption(policy, purpose, statement)


def _exemption(policy: Policy, purpose: Purpose, statement: Declaration) -> Iterator[Finding]:
    persons = tuple(w for w in statement.own_listing.words if "professional" not in statuses(policy, w.text))
    limit = limit_of(statement)
    calls = limit is not None and vocabulary("limits").field(limit.text, "calls") is True
    if calls or not persons or professional_only(policy) or (purpose.media and not electronic(purpose)):
        return
    strangers = tuple(w for w in persons if _no_customer(policy, w.text))
    if strangers:
        names = tuple(person(policy, w) for w in strangers)
        yield found(purpose.declaration, strangers[0].span, variant="persons", persons=names)
    partner = next((w for w in purpose.kinds.words if policy.is_a("purposes", w.text, PARTNERS)), None)
    if partner:
        yield found(purpose.declaration, partner.span, variant="partners")
    if limit is None:
        yield found(purpose.declaration, statement.span, variant="unlimited", severity="warning")
    elif limit.text != SIMILAR:
        label = policy.called(("~limits",), limit)
        yield found(purpose.declaration, limit.span, variant="other", limit=label)
    refusals = opt_outs(policy, purpose)
    if refusals and not refusals.open and all(_in_message(policy, w) for w in refusals.words):
        span = refusals.span or statement.span
        names = tuple(channel(policy, w) for w in refusals.words)
        places = (related(statement.span, "exempt"),)
        yield found(
            purpose.declaration, span, related=places, variant="collection", severity="warning",
            channels=names,
        )  # fmt: skip


def partner_sharing(policy: Policy) -> Iterator[Finding]:
    """Electronic addresses go to a partner for its own marketing, and nothing says with consent.

    Only where the policy names that purpose of the partner, such an address, and the basis on which it is passed on.
    """
    for law in national(policy, "partner-marketing"):
        yield from _passed_on(policy, law)


def _passed_on(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    if professional_only(policy):
        return
    for recipient in policy.all("recipient"):
        own = next((w for w in recipient.listing("own-purposes").words if _is_marketing(policy, w.text)), None)
        address = next((w for w in recipient.listing("receives").words if _is_address(policy, w.text)), None)
        if (
            own is None
            or address is None
            or role_of(policy, recipient.id) not in ("controller", "joint-controller", "")
        ):
            continue
        if CONSENT in recipient.listing("when").names or any(e.condition for e in recipient.listing("when")):
            continue
        stated = recipient.word("recipient-basis")
        sharing = [p for p in policy.purposes if recipient.id in policy.effective(p, "recipients").names]
        if not all(policy.bases(p) for p in sharing) or not (stated or sharing):
            continue
        if any(rests_on_consent(policy, p) for p in sharing) or (stated and stated.text == CONSENT):
            continue
        bases = [stated.span] if stated else [b.span for p in sharing for b in policy.bases(p)]
        label = policy.called(("data", "~data"), address)
        yield found(recipient, own.span, related=tuple(related(s, "basis") for s in bases), law=law, data=label)


def withdrawal_harder(policy: Policy) -> Iterator[Finding]:
    """Consent to marketing is given by a click and ends only by letter, register or browser settings (Art. 7(3)).

    Only where all channels are known; a message or a call is taken to be as easy as a form.
    """
    for purpose in campaigns(policy):
        for basis in policy.bases(purpose):
            if not policy.is_a("legal-bases", basis.id, CONSENT) or not basis.withdrawn:
                continue
            given, withdrawn = ease(policy, basis.asked), _easiest(policy, basis.withdrawn, opt_outs(policy, purpose))
            if given is not None and withdrawn is not None and given < A_LETTER <= withdrawn:
                spot = basis.asked.span
                yield found(
                    purpose.declaration, basis.withdrawn.span, related=(related(spot, "asked"),) if spot else (),
                    asked=tuple(channel(policy, w) for w in basis.asked.words),
                    withdrawn=tuple(channel(policy, w) for w in basis.withdrawn.words),
                )  # fmt: skip


def _no_customer(policy: Policy, name: str) -> bool:
    """True for persons whose address surely is not obtained at a sale: `no-sale` in the vocabulary, kinds included."""
    declared = policy.get("subject", name)
    names = {name, *(declared.listing("kind").names if declared else ())}
    return any(vocabulary("subjects").field(n, "no-sale") is True for n in names)


def _in_message(policy: Policy, word: Word) -> bool:
    declared = policy.get("channel", word.text)
    kinds = declared.listing("kind").names if declared else frozenset({word.text})
    return bool(kinds) and all(vocabulary("channel-kinds").field(k, "in-message") is True for k in kinds)


def _is_marketing(policy: Policy, name: str) -> bool:
    purpose = policy.purpose(name)
    if purpose is not None:
        return policy.kind_flag(purpose, "marketing")
    return vocabulary("purposes").field(name, "marketing") is True


def _is_address(policy: Policy, name: str) -> bool:
    return any(policy.is_a("data", t, a) for t in policy.data_terms(name) for a in ADDRESSES)


def _easiest(policy: Policy, *lists: Listing) -> int | None:
    """The ease of the easiest channel of some lists; None where one of them is unknown or open."""
    grades = [ease(policy, x) for x in lists if x]
    known = [g for g in grades if g is not None]
    return min(known) if known and len(known) == len(grades) else None
