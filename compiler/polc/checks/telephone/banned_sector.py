"""telephone/banned-sector: canvassing that the law forbids altogether."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.direct_marketing import (
    by_voice,
    direct_marketing,
    electronic,
    is_excepted,
    medium,
    natural_persons,
)
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.legal_facts import LegalFact


@rule("telephone/banned-sector")
def banned_sector(policy: Policy) -> Iterator[Finding]:
    """Consumers are canvassed for what this is forbidden for, whatever they have agreed to.

    By calls (`call-ban`) or electronic messages (`message-ban`), unless limited to what the law excepts.
    """
    for purpose in direct_marketing(policy):
        if natural_persons(policy, purpose) is None:
            continue
        called, written = by_voice(policy, purpose), electronic(purpose)
        told: set[str] = set()
        for law, kind in _bans(policy, purpose, "call-ban") if called else ():
            told.add(law.law)
            yield finding(
                purpose.declaration, called.span if called else None, related=(related(kind.span, "offer"),), law=law,
                offer=policy.called(("~purposes",), kind),
            )  # fmt: skip
        for law, kind in _bans(policy, purpose, "message-ban") if written else ():
            if law.law not in told:
                yield finding(
                    purpose.declaration, written[0].span, related=(related(kind.span, "offer"),), variant="messages",
                    law=law, offer=policy.called(("~purposes",), kind), media=tuple(medium(word) for word in written),
                )  # fmt: skip


def _bans(policy: Policy, purpose: Purpose, ban: str) -> Iterator[tuple[LegalFact, Word]]:
    """The bans of a kind that concern a purpose, each with the word that says for what it canvasses."""
    for law in national(policy, ban):
        banned = law.terms("purposes")
        kind = next(
            (word for word in purpose.kinds.words if any(policy.is_a("purposes", word.text, b) for b in banned)), None
        )
        if kind and not is_excepted(policy, purpose, law):
            yield law, kind
