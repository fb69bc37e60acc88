"""contradiction/marketing-basis-vs-text: some persons alone are said to need no consent, and marketing rests on."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

INTEREST = "legitimate-interest"


@rule("contradiction/marketing-basis-vs-text")
def marketing_basis_vs_text(policy: Policy) -> Iterator[Finding]:
    """Electronic marketing rests on legitimate interest, although only some persons are said to need no consent.

    Art. 13(1)(c). A purpose without data subjects reaches those to whom its activities are addressed, else
    the prospects that the policy declares. Professionals are left out: their consent is not needed.
    """
    exempt = [(p, s) for p in policy.purposes for s in p.declaration.all("without-consent")]
    if not exempt or _professional_only(policy):
        return
    spared = {n for _, s in exempt for n in s.own_listing.names}
    for purpose in policy.purposes:
        if not (policy.is_marketing(purpose) and _electronic(purpose)):
            continue
        if not policy.relies_on(purpose, INTEREST) or policy.relies_on(purpose, "consent"):
            continue
        beyond = [word for word in _addressees(policy, purpose) if not _is_spared(policy, word.text, spared)]
        if beyond:
            places = [related(b.span, "basis") for b in policy.bases(purpose) if b.id == INTEREST]
            places += [related(s.span, "exempt") for _, s in exempt]
            yield finding(
                purpose.declaration, related=tuple(places),
                spared=tuple(_person(policy, word) for word in exempt[0][1].own_listing.words),
                beyond=tuple(_person(policy, word) for word in beyond),
            )  # fmt: skip


def _electronic(purpose: Purpose) -> bool:
    return any(vocabulary("media").field(word.text, "electronic") is True for word in purpose.media.words)


def _professional_only(policy: Policy) -> bool:
    audience = policy.header.listing("audience").names if policy.header else ()
    return bool(audience) and all(vocabulary("audiences").field(n, "consumer") is False for n in audience)


def _professional(policy: Policy, name: str) -> bool:
    declared = policy.get("subject", name)
    names = (name, *declared.listing("kind").names) if declared else (name,)
    return any(vocabulary("subjects").field(n, "consumer-status") == "professional" for n in names)


def _addressees(policy: Policy, purpose: Purpose) -> list[Word]:
    """Whom a purpose reaches: its data subjects, else those addressed, else the prospects that the policy declares."""
    stated = policy.effective(purpose, "subjects")
    if stated:
        return list(stated.words)
    addressed = [e.addressees for e in purpose.activities]
    if addressed and all(a and not a.open for a in addressed):
        return [word for a in addressed if a for word in a.words]
    return [d.node.name for d in policy.all("subject") if d.node.name and policy.subject_within(d.id, "prospect")]


def _is_spared(policy: Policy, name: str, spared: set[str]) -> bool:
    return _professional(policy, name) or any(policy.subject_within(name, s) for s in spared)


def _person(policy: Policy, word: Word) -> Fact:
    return policy.called(("subject", "~subjects"), word)
