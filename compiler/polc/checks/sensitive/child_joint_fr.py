"""sensitive/child-joint-fr: a parent consents without the child."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.sensitive._children import asked_of, consenting, is_parent
from polc.core.findings import Finding
from polc.model.national import national_of_controllers
from polc.model.policy import Policy
from polc.reference.consent_ages import consent_age


@rule("sensitive/child-joint-fr")
def child_joint_fr(policy: Policy) -> Iterator[Finding]:
    """The parent alone consents for a child, who must consent too by the law of a controller's country."""
    asking = national_of_controllers(policy, "joint-consent")
    if not asking:
        return
    law, country = asking[0]
    years = consent_age(country.text, policy.as_of).age
    for subject, bases in consenting(policy):
        below = subject.first("below")
        names = below.own_listing.words if below else ()
        parents = [word for word in names if is_parent(policy, word)]
        if below and parents and len(parents) == len(names) and not below.own_listing.open:
            stated = below.own_words[0].text
            yield finding(subject, below.span, related=asked_of(bases), law=law, age=stated, years=years)
