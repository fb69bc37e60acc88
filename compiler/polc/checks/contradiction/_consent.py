"""Consent that can be withdrawn, or is relied on, where no purpose rests on it.

Reads bases, rights and periods.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

WITHDRAW = "withdraw-consent"


def is_not_consent(policy: Policy, ground: str) -> bool:
    return vocabulary("legal-bases").get(ground) is not None and not policy.is_a("legal-bases", ground, "consent")


def rests_elsewhere(policy: Policy, purpose: Purpose) -> bool:
    """True when the purpose states its bases, all known to the law and none of them consent."""
    bases = policy.bases(purpose)
    explicit = any(
        word.text == "explicit-consent" for p in policy.ancestors(purpose) for word in _conditions(p.declaration)
    )
    return bool(bases) and all(is_not_consent(policy, b.id) for b in bases) and not explicit


def _conditions(declaration: Declaration) -> Iterator[Word]:
    return (word for s in declaration.all("condition") for word in s.own_words)
