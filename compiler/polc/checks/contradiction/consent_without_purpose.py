"""contradiction/consent-without-purpose: consent is relied on, and no purpose rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.contradiction._consent import WITHDRAW, rests_elsewhere
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding, Related
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.consent import consents
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import Coverage, concerned_purposes
from polc.model.retention.periods import RetentionPeriod

OTHER = "other"


@rule("contradiction/consent-without-purpose")
def consent_without_purpose(policy: Policy) -> Iterator[Finding]:
    """Consent is relied on, and no purpose rests on consent (Art. 13(1)(c)).

    A cookies block with consent is such a purpose. Grounds of erasure and the double scope of portability recite the
    law and count only beside a firmer sign: a right to withdraw consent, or a period that depends on consent.
    """
    if policy.header is None or not policy.purposes:
        return
    periods = [(c, p) for c in policy.retention_periods if (p := _consent_in(policy, c))]
    if _consent_stated(policy):
        for period, place in periods:
            reached = concerned_purposes(policy, period, Coverage.PARTLY)
            if reached and all(rests_elsewhere(policy, p) for p in reached):
                spots = tuple(related(b.ground.span, "basis") for p in reached for b in policy.bases(p))
                names = tuple(p.label for p in reached)
                yield finding(period.declaration, place, related=spots, variant="period", purposes=names)
        return
    if any(not policy.bases(p) or _rests_on_other_basis(policy, p) for p in policy.purposes if not policy.is_group(p)):
        return
    firm = [*_rights_relying(policy), *((c.declaration, p) for c, p in periods)]
    if firm:
        declaration, span = firm[0]
        spots = tuple(related(s, "relied") for _, s in firm[1:]) + _related_consents(policy)
        yield finding(declaration, span, related=spots)


def _rests_on_other_basis(policy: Policy, purpose: Purpose) -> bool:
    return any(b.id == OTHER for b in policy.bases(purpose))


def _consent_stated(policy: Policy) -> bool:
    """True when something in the policy rests on consent: a purpose, cookies, a decision, a recipient, a transfer."""
    if consents(policy):
        return True
    words = [d.word("decision-ground") for d in policy.all("decision")]
    words += [r.word("recipient-basis") for r in policy.all("recipient")]
    tools = (
        word
        for k in ("recipient", "transfer")
        for d in policy.all(k)
        for s in d.all("safeguard")
        for word in s.own_words
    )
    return any(word.text in ("consent", "explicit-consent") for word in (*words, *tools) if word)


def _consent_in(policy: Policy, period: RetentionPeriod) -> Span | None:
    """Where a period says that it depends on consent.

    None when it does not, or is one for cookies.
    """
    retention_term = period.retention_term
    if retention_term is None or period.side("cookies").stated:
        return None
    if isinstance(retention_term.only_if, Word) and policy.is_a("legal-bases", retention_term.only_if.text, "consent"):
        return retention_term.only_if.span
    return (
        retention_term.sooner.span
        if retention_term.sooner and retention_term.sooner.text == "consent-withdrawal"
        else None
    )


def _rights_relying(policy: Policy) -> Iterator[tuple[Declaration, Span]]:
    """Rights that only consent gives: its withdrawal (unless limited to some purposes), portability of nothing else."""
    block, right = policy.rights_block, policy.rights.get(WITHDRAW)
    offered = block.listing("offer").word(WITHDRAW) if block else None
    if right is None and block and offered:
        yield block, offered.span
    if right and not any(c.over("purposes") or c.over("cookies") for c in right.every):
        yield right.declaration, right.declaration.place
    portability = policy.rights.get("portability")
    for case in portability.every if portability else ():
        words = case.over("basis").words
        if words and all(policy.is_a("legal-bases", word.text, "consent") for word in words) and portability:
            yield portability.declaration, words[0].span


def _related_consents(policy: Policy) -> tuple[Related, ...]:
    erasure = policy.rights.get("erasure")
    words = [c.block.listing("grounds").word("consent-withdrawn") for c in erasure.every] if erasure else []
    return tuple(related(word.span, "relied") for word in words if word)
