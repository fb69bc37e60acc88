"""omission/controller-contact: the controller states no contact details."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.contacts import contact, contact_through
from polc.model.policy import Policy


@rule("omission/controller-contact")
def controller_contact(policy: Policy) -> Iterator[Finding]:
    """A controller states no contact, neither itself nor by a channel for exercising rights (Art. 13(1)(a), 12(2)).

    A warning where the contact stands behind a link. A contact point of joint controllers serves all of them.
    """
    if policy.header is None:
        return
    shared = [contact_through(policy, d.listing("through")) for k in ("rights", "right") for d in policy.all(k)]
    for controller in policy.controllers:
        joint = [j for j in policy.all("joint-control") if controller.id in j.listing("parties").names]
        known = {contact(policy, controller), *shared, *(contact(policy, j) for j in joint)}
        if "direct" in known:
            continue
        span = reach.span if (reach := controller.first("reach")) else None
        if "linked" in known:
            yield finding(controller, span, variant="linked")
        else:
            yield finding(controller, span)
