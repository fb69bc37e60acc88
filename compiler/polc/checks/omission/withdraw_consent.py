"""omission/withdraw-consent: consent is asked for, and nothing says that it can be withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.omission._rights import place_of_missing_right
from polc.core.findings import Finding
from polc.core.values import NOT_STATED
from polc.model.consent import Consent, consents
from polc.model.policy import Policy
from polc.model.rights import Right


@rule("omission/withdraw-consent")
def withdraw_consent(policy: Policy) -> Iterator[Finding]:
    """Consent is relied on, and the right to withdraw it is told neither as a right nor with the consent.

    Art. 13(2)(c), 7(3). A stated way out (`withdrawn`, `opt-out`) tells of the right; `withdrawn none` denies it.
    """
    if policy.header is None:
        return
    used = consents(policy)
    for consent in used:
        if consent.withdrawn.none:
            yield finding(consent.declaration, consent.withdrawn.span, variant="denied")
    right = policy.rights.get("withdraw-consent")
    block = policy.rights_block
    if block and "withdraw-consent" in block.listing("offer").names:
        return
    untold = [c for c in used if not (c.way_out or c.withdrawn.none or (right and _covers_consent(policy, right, c)))]
    if not untold:
        return
    spots = tuple(related(c.span, "relied") for c in untold)
    names = tuple(c.declaration.label for c in untold)
    if right:
        yield finding(right.declaration, related=spots, variant="limited", uses=names)
    else:
        place, span = place_of_missing_right(policy, policy.header)
        yield finding(place, span, related=spots, uses=names)


def _covers_consent(policy: Policy, right: Right, consent: Consent) -> bool:
    """True when a case of the right covers a reliance on consent.

    A case without purposes and cookies covers all.
    """
    cases = [c for c in right.every if not c.exception]
    scopes = [c.scope for c in cases if c.scope or c.block.kind == "case" or len(cases) == 1]
    for scope in scopes:
        sides = {"purposes", "cookies"} & set(scope)
        if not sides:
            return True
        if consent.declaration.kind == "cookies":
            if "cookies" in sides:
                return True
        elif consent.declaration.id in {p.id for p in policy.named_purposes(scope.get("purposes", NOT_STATED))}:
            return True
    return False
