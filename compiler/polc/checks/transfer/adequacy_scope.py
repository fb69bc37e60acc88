"""transfer/adequacy-scope: the adequacy decision relied on does not cover public authorities."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.transfer._adequacy import places, standing
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.transfer_tools import ADEQUACY


@rule("transfer/adequacy-scope")
def adequacy_scope(policy: Policy) -> Iterator[Finding]:
    """A decision that covers private organisations only is relied on for a public authority (Art. 45(3))."""
    for reliance, place, decision in standing(policy):
        public = len(reliance.served) == 1 and role_of(policy, reliance.served[0].id) == "authority"
        if public and not decision.public_bodies and reliance.alone(ADEQUACY):
            yield finding(
                reliance.declaration, reliance.word.span, related=places(reliance), citations=(decision.act,),
                places=(place.label,),
            )  # fmt: skip
