"""telephone/notice: nothing says that commercial calls need prior consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.telephone._information import cited, noted, notice_finding, numbers_of
from polc.core.findings import Finding
from polc.model.commitments.promises import Commitment
from polc.model.direct_marketing import (
    calls_to_consumers,
    rests_on_consent,
)
from polc.model.national import national
from polc.model.policy import Policy
from polc.reference.legal_facts import LegalFact

CALLS = "telephone-marketing"


@rule("telephone/notice")
def notice(policy: Policy) -> Iterator[Finding]:
    """A consumer's number is collected, and nothing says that commercial calls need prior consent, as the law wants.

    Said by calls that rest on consent or are limited to a running contract, by a promise about calls, or perhaps by a
    note on that number or the norm cited; the rule is then silent.
    """
    for law in national(policy, "telephone-consent-notice"):
        collected = numbers_of(policy)
        if (
            collected
            and not _speaks_of_calls_or_law(policy, law)
            and not noted(policy, collected)
            and not cited(policy, law)
        ):
            yield notice_finding(collected, law)


# ---------------------------------------------------------------------------------------------------- what is said
def _speaks_of_calls_or_law(policy: Policy, law: LegalFact) -> bool:
    """True where calls rest on consent or on what the law excepts, or where a promise speaks of such calls."""
    if any(rests_on_consent(policy, p) for p, _, _ in calls_to_consumers(policy)):
        return True
    statements = (s for p in policy.purposes for s in p.declaration.all("without-consent"))
    limits = (word for s in statements for word in s.own_words)
    if any(word.text in law.terms("except") for word in limits):
        return True
    return any(_speaks_of_calls(policy, d) for d in policy.commitments)


def _speaks_of_calls(policy: Policy, commitment: Commitment) -> bool:
    condition = commitment.condition("for-what")
    names = condition.listing.names if condition else frozenset[str]()
    return commitment.negative and any(policy.is_a("purposes", CALLS, n) for n in names)
