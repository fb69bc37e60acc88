"""basis/consent-not-free: staff are asked for consent to what they cannot refuse."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.legal_bases import CONSENT
from polc.model.policy import Policy

STAFF = ("employee", "trainee", "temporary-worker", "public-servant")
"""Persons who depend on the controller at work, terms of `subjects`."""


@rule("basis/consent-not-free")
def consent_not_free(policy: Policy) -> Iterator[Finding]:
    """Consent of staff carries what an employer decides (Art. 4(11), 7(4); EDPB Guidelines 05/2020, par. 21 to 23).

    By the kind of the purpose: badges, cameras, working time, pay. What staff can leave without harm, such as their
    picture in a directory, may rest on consent.
    """
    for purpose in policy.purposes:
        if not policy.kind_flag(purpose, "imposed") or policy.uses_anonymised(purpose):
            continue
        persons = [
            word
            for word in policy.effective(purpose, "subjects").words
            if any(policy.subject_within(word.text, name) for name in STAFF)
        ]
        basis = next((b for b in purpose.bases if policy.is_a("legal-bases", b.id, CONSENT) and not b.allotted), None)
        if basis and persons:
            yield finding(
                purpose.declaration,
                basis.span,
                related=(related(persons[0].span, "staff"),),
                persons=tuple(policy.called(("subject", "~subjects"), word) for word in persons),
            )
