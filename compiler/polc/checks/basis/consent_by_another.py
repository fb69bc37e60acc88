"""basis/consent-by-another: somebody else consents for adults who can do so themselves."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.legal_bases import CONSENT, one_of
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.texts.assertions import assertions
from polc.reference.vocabulary import vocabulary

GUARDIANS = "parent"
"""Persons whom the law lets act for another, a term of `subjects`."""
WITHOUT_VOICE = ("heir", "deceased")


@rule("basis/consent-by-another")
def consent_by_another(policy: Policy) -> Iterator[Finding]:
    """A purpose rests on the consent of persons for whom others decide who are not their guardians (Art. 4(11), 7).

    Or a text has the reader consent for others. Silent about children, whose parents consent, and where the persons who
    act are guardians or heirs by their kind.
    """
    for purpose in policy.purposes:
        basis = next((b for b in purpose.bases if one_of(policy, b.id, (CONSENT,)) and not b.allotted), None)
        if basis is None or purpose.anonymous:
            continue
        for person, others in _represented(policy, purpose):
            stated = person.first("represented")
            yield finding(
                purpose.declaration, basis.span,
                related=(related(stated.span, "represented"),) if stated else (),
                persons=person.label, others=tuple(_person_label(policy, word) for word in others),
            )  # fmt: skip
    for said in assertions(policy, "consent-of-others"):
        yield finding(said.declaration, said.span, variant="words", words=said.words)


def _represented(policy: Policy, purpose: Purpose) -> Iterator[tuple[Declaration, tuple[Word, ...]]]:
    """The persons of a purpose for whom others act without being guardians, with those who do."""
    for word in policy.effective(purpose, "subjects").words:
        person = policy.get("subject", word.text)
        others = person.listing("represented").words if person else ()
        if person is None or person.has("below") or person.has("minimum-age") or _has_no_voice(policy, word.text):
            continue
        strangers = tuple(o for o in others if not policy.subject_within(o.text, GUARDIANS))
        if strangers and len(strangers) == len(others):
            yield person, strangers


def _has_no_voice(policy: Policy, name: str) -> bool:
    """True for children and for the dead."""
    above = policy.subjects_above(name)
    return any(vocabulary("subjects").field(n, "child") is True or n in WITHOUT_VOICE for n in above)


def _person_label(policy: Policy, word: Word) -> Fact:
    return policy.called(("subject", "~subjects"), word)
