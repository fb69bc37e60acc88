"""rights/sa-mismatch: the authority named is not the one of the controller’s country."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.rights._remedies import COMPLAINT
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.jurisdictions import countries
from polc.reference.law import authorities


@rule("rights/sa-mismatch")
def sa_mismatch(policy: Policy) -> Iterator[Finding]:
    """The only authority named is not that of the controller's country, or none of its law; or its site is old.

    Art. 77, 55, 56. Only where each authority named is known, the countries of all controllers are stated, and neither
    a representative nor the law that the policy names leads to the authority's country.
    """
    yield from _former_sites(policy)
    right = policy.rights.get(COMPLAINT)
    if policy.header is None or right is None or right.general.through.open:
        return
    words = right.general.through.words
    named = [(word, a) for word in words if (a := authorities().get(word.text))]
    if not named or len(named) < len(words):
        return
    countries = [c.word("country") for c in policy.controllers]
    home = {c.text for c in countries if c}
    if not home or len(home) < len({c.text if c else "" for c in countries}):
        return
    established = not any(policy.is_abroad(c) for c in home)
    if all(policy.is_abroad(a.country) for _, a in named):
        if established or policy.jurisdictions[-1] in policy.header.listing("law").names:
            yield finding(right.declaration, words[0].span, variant="outside", authority=named[0][1].term)
        return
    if established and not {a.country for _, a in named} & (home | _elsewhere(policy)):
        place = next(c for c in countries if c)
        yield finding(
            right.declaration,
            words[0].span,
            related=(related(place.span, "country"),),
            authority=named[0][1].term,
            country=policy.called(("~countries",), place),
        )


def _former_sites(policy: Policy) -> Iterator[Finding]:
    """Declared authorities whose address on the web is one that they have left."""
    for declared in policy.all("authority"):
        known = authorities().get(declared.id)
        former = {_host(str(s)) for s in known.fields.get("former-sites", ())} if known else set()
        for place in _addresses(declared):
            if known and _host(place.text) in former:
                yield finding(declared, place.span, variant="former", site=known.site)


def _addresses(declared: Declaration) -> Iterator[Word]:
    for reach in declared.all("reach"):
        for entry in reach.all("reach-at"):
            yield from entry.own_words


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _elsewhere(policy: Policy) -> set[str]:
    """Countries to which a representative, or the bodies of law that the policy names, lead."""
    places = {word.text for r in policy.all("representative") if (word := r.word("country"))}
    laws = policy.header.listing("law").names if policy.header else frozenset()
    return places | countries(laws)
