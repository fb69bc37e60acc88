"""omission/legitimate-interest: a legitimate interest is relied on and not named."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.formulas import INTERESTS, is_formula


@rule("omission/legitimate-interest")
def legitimate_interest(policy: Policy) -> Iterator[Finding]:
    """A purpose rests on a legitimate interest that it does not name (Art. 13(1)(d); C-394/23).

    What `because` or a text beside the basis says counts as naming it, unless all that is said is that there is one:
    "our legitimate interests", "running our business".
    """
    if policy.header is None:
        return
    for purpose in policy.purposes:
        for basis in purpose.bases:
            if not policy.is_a("legal-bases", basis.id, "legitimate-interest"):
                continue
            told = [text for text in (basis.interest, basis.because, basis.text) if text]
            if not told:
                yield finding(purpose.declaration, basis.span)
                break
            if all(is_formula(policy, text, INTERESTS) for text in told):
                yield finding(purpose.declaration, told[0].span, variant="formula", formula=told[0])
                break
