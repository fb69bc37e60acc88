"""omission/transfer-safeguard: data go to a third country and no safeguard is named."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfers import concerns, is_meant, named, places_besides, third_countries, transfers_of
from polc.reference.adequacy import adequacy
from polc.reference.law import inside
from polc.reference.vocabulary import vocabulary


@rule("omission/transfer-safeguard")
def transfer_safeguard(policy: Policy) -> Iterator[Finding]:
    """Data go to a third country and no decision or tool is named (Art. 13(1)(f), 45, 46, 49).

    A safeguard in words only names none. A transfer is told by its recipients where it names them and says where they
    are. Staff of the controller abroad are no transfer.
    """
    if policy.header is None:
        return
    transfers = transfers_of(policy)
    for recipient in policy.all("recipient"):
        abroad = third_countries(policy, recipient)
        concerned = [t for t in transfers if concerns(policy, t, recipient)]
        role = recipient.word("role")
        besides = places_besides(recipient)
        if not (abroad or besides) or (role and role.text == "internal"):
            continue
        if any(named(d) for d in (recipient, *concerned)):
            continue
        stated = recipient.first("safeguard")
        if stated and not _is_known_safeguard(stated):
            continue
        if not abroad:
            areas = tuple(_country(word) for word in besides)
            yield finding(recipient, besides[0].span, variant="besides", places=areas)
            continue
        decided = [
            d
            for word in abroad
            if (d := adequacy(policy.jurisdictions, word.text, policy.as_of)) and not d.certified_only
        ]
        variant = "words" if stated else "adequate" if len(decided) == len(abroad) else ""
        if variant == "adequate" and all(_is_home_of_controllers(policy, word) for word in abroad):
            continue
        places = tuple(related(t.place, "transfer") for t in concerned)
        yield finding(
            recipient, stated.span if stated else abroad[0].span, related=places, variant=variant,
            citations=tuple(d.act for d in decided) if variant == "adequate" else (),
            places=tuple(_country(word) for word in abroad),
        )  # fmt: skip
    for transfer in transfers:
        stated = transfer.first("safeguard")
        if stated and not _is_known_safeguard(stated):
            continue
        if not named(transfer) and not _told_by_recipients(policy, transfer):
            where = tuple(_country(word) for word in third_countries(policy, transfer))
            yield finding(transfer, stated.span if stated else None, variant="transfer", places=where)


def _is_home_of_controllers(policy: Policy, place: Word) -> bool:
    """True for a place where all controllers are, under another law named too.

    Data that are collected and handled there cross no border between the two laws, as far as the policy shows.
    """
    countries = {word.text if (word := c.word("country")) else "" for c in policy.controllers}
    area = next((home for home in policy.homes if inside(place.text, home)), "")
    return bool(area and countries) and all(inside(country, area) for country in countries)


def _told_by_recipients(policy: Policy, transfer: Declaration) -> bool:
    """True when its recipients are declared with all their places, a third country or tools: they are judged alone.

    Places that are left open tell nothing of where a transfer goes that names none itself.
    """
    places = ((r, r.listing("located")) for r in policy.all("recipient"))
    known = [r for r, located in places if named(r) or third_countries(policy, r) or (located and not located.open)]
    names = transfer.listing("to").names
    if not names:
        return any(third_countries(policy, r) and concerns(policy, transfer, r) for r in known)
    return all(any(is_meant(policy, n, r) for r in known) for n in names)


def _is_known_safeguard(safeguard: Declaration) -> bool:
    """True when a safeguard is a word of the vocabulary.

    One that is not has a finding of its own.
    """
    return any(vocabulary("safeguards").get(word.text) for word in safeguard.own_words)


def _country(word: Word) -> Fact:
    return vocabulary("countries").term_of(word.text, vocabulary("regions").term_of(word.text, word))
