"""telephone/proof-withdrawal: consent to calls: no oral withdrawal, or proof kept too short."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Duration, Listing, RetentionTerm, Word
from polc.model.direct_marketing import (
    calls_to_consumers,
    channel,
    kinds_of_channel,
    opt_outs,
    rests_on_consent,
)
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import periods_naming
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary

PHONE = "phone"


PROOF_OF_CONSENT = "consent-management"


WITHDRAW = "withdraw-consent"


@rule("telephone/proof-withdrawal")
def proof_withdrawal(policy: Policy) -> Iterator[Finding]:
    """Consent to calls cannot be withdrawn in spoken words, or its proof is kept for less time than the law wants.

    Only where the ways of withdrawal are listed, all known, and none of them is oral; and where a purpose of proof is
    tied to telephone numbers or cites the norm that wants it.
    """
    asked = [c for c in calls_to_consumers(policy) if rests_on_consent(policy, c[0])]
    for law in national(policy, "oral-withdrawal") if asked else ():
        for purpose, _, _ in asked:
            for basis in policy.bases(purpose):
                ways = _ways_out(policy, purpose, basis.withdrawn)
                if basis.withdrawn and basis.withdrawn.span and ways and not _may_be_oral(policy, ways):
                    names = tuple(channel(policy, word) for word in basis.withdrawn.words)
                    yield finding(purpose.declaration, basis.withdrawn.span, law=law, channels=names)
    places = tuple(related(word.span, "calls") for _, word, _ in asked)
    for law in national(policy, "consent-proof") if asked else ():
        for purpose, length in _proofs(policy, law):
            if law.length.longer_than(length):
                yield finding(
                    purpose.declaration, length.span, related=places, variant="proof", law=law, length=length,
                    limit=law.length,
                )  # fmt: skip


def _proofs(policy: Policy, law: LegalFact) -> Iterator[tuple[Purpose, Duration]]:
    """The purposes that prove consent to calls, each with the lengths for which it keeps the proof."""
    for purpose in policy.purposes:
        if policy.is_kind(purpose, PROOF_OF_CONSENT) and _proves_calls(policy, purpose, law):
            for period in periods_naming(policy, purpose):
                length = _only_length(period.retention_term) if period.retention_term else None
                if length:
                    yield purpose, length


def _ways_out(policy: Policy, purpose: Purpose, withdrawn: Listing) -> tuple[Word, ...]:
    """Every way to end the calls that the policy tells; empty where a list is open."""
    lists = [withdrawn, opt_outs(policy, purpose)]
    right = policy.rights.get(WITHDRAW)
    for case in right.every if right else ():
        reached = case.over("purposes")
        if not case.over("cookies") and (not reached or purpose in policy.named_purposes(reached)):
            lists.append(case.through)
    return () if any(x.open for x in lists) else tuple(word for x in lists for word in x.words)


def _may_be_oral(policy: Policy, ways: tuple[Word, ...]) -> bool:
    kinds = [kinds_of_channel(policy, word.text) for word in ways]
    spoken = (vocabulary("channel-kinds").field(k, "oral") is True for found_ in kinds for k in found_)
    return not all(kinds) or any(spoken)


def _proves_calls(policy: Policy, purpose: Purpose, law: LegalFact) -> bool:
    cited = any(law.norms[:1] and law.norms[0] in b.norms.names for b in policy.bases(purpose))
    return cited or any(policy.is_a("data", t, PHONE) for t in policy.data_of(purpose))


def _only_length(retention_term: RetentionTerm) -> Duration | None:
    """The one length that a chain states from an event.

    None for several links or none with a figure.
    """
    lengths = [p.duration for p in retention_term.periods]
    return lengths[0] if len(lengths) == 1 and retention_term.periods[0].form in ("after", "bare") else None
