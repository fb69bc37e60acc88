"""omission/legitimate-interest: a legitimate interest is relied on and not named."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("omission/legitimate-interest")
def legitimate_interest(policy: Policy) -> Iterator[Finding]:
    """A purpose rests on a legitimate interest that it does not name (Art. 13(1)(d); C-394/23).

    What `because` or a text beside the basis says counts as naming it: only an interest left unsaid is certain.
    """
    if policy.header is None:
        return
    for purpose in policy.purposes:
        for basis in purpose.bases:
            named = basis.interest or basis.because or basis.text
            if policy.is_a("legal-bases", basis.id, "legitimate-interest") and not named:
                yield finding(purpose.declaration, basis.span)
                break
