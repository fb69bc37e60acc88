"""rights/indirect-access-scope: access is left to the authority without a law that says so."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.policy import Policy
from polc.model.rights import RightCase
from polc.model.subsumption import purposes_within
from polc.reference.indirect_access import indirect_access
from polc.reference.law import authorities
from polc.reference.vocabulary import vocabulary

PUBLIC_BODY = "public-body"


@rule("rights/indirect-access-scope")
def indirect_access_scope(policy: Policy) -> Iterator[Finding]:
    """Access is left to the supervisory authority for a purpose that no statute takes out of Art. 15.

    CMF L561-45 covers only data processed solely for the duties of L561-5 to L561-23. A norm that is not known to grant
    indirect access is not judged; without a norm, only controllers that are no public bodies are.
    """
    right = policy.rights.get("access")
    if right is None:
        return
    for case in right.every:
        if not _through_authority_only(policy, case):
            continue
        norms = case.block.listing("norm")
        if not norms:
            norms = right.declaration.listing("norm")
        statutes = [s for s in indirect_access() if any(s.is_meant(word.text) for word in norms.words)]
        if not all(any(s.is_meant(word.text) for s in statutes) for word in norms.words):
            continue
        if not norms and any(PUBLIC_BODY in c.listing("kind").names for c in policy.controllers):
            continue
        allowed = {k for s in statutes or indirect_access() for k in s.kinds}
        outside = [word for word in case.over("purposes").words if _is_outside(policy, word, allowed)]
        general = not case.scope and not case.exception
        if outside or general:
            statement = case.block.first("through")
            yield finding(
                right.declaration,
                outside[0].span if outside else (statement.span if statement else None),
                related=tuple(related(word.span, "norm") for word in norms.words),
                variant="general" if general else ("" if norms else "unnamed"),
                purposes=tuple(policy.called(("purpose", "~purposes"), word) for word in outside),
            )


def _through_authority_only(policy: Policy, case: RightCase) -> bool:
    through = case.through
    return bool(through) and not through.open and all(_is_authority(policy, word) for word in through.words)


def _is_authority(policy: Policy, word: Word) -> bool:
    return policy.get("channel", word.text) is None and (
        policy.get("authority", word.text) is not None or word.text in authorities()
    )


def _is_outside(policy: Policy, word: Word, allowed: set[str]) -> bool:
    """True when a name certainly reaches a purpose whose kinds are stated, and none of which is allowed."""
    reached = purposes_within(policy, word.text)
    if not reached:
        entry = vocabulary("purposes").get(word.text)
        return entry is not None and not any(vocabulary("purposes").is_a(word.text, k) for k in allowed)
    return any(p.kinds and not p.kinds.open and not any(policy.is_kind(p, k) for k in allowed) for p in reached)
