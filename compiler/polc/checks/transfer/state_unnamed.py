"""transfer/state-unnamed: a group of countries is named where the law wants each state."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.transfers import third_countries
from polc.reference.law import members
from polc.reference.vocabulary import vocabulary


@rule("transfer/state-unnamed")
def state_unnamed(policy: Policy) -> Iterator[Finding]:
    """Data go to a group of countries, where the law wants each state named.

    Silent where a state is named beside the group, and for staff of the controller.
    """
    for law in national(policy, "states-named"):
        for declaration in (*policy.all("recipient"), *policy.all("transfer")):
            words = third_countries(policy, declaration)
            groups = [word for word in words if members(word.text)]
            internal = declaration.kind == "recipient" and role_of(policy, declaration.id) == "internal"
            if groups and len(groups) == len(words) and not internal:
                places = tuple(vocabulary("regions").term_of(word.text, word) for word in groups)
                yield finding(declaration, groups[0].span, law=law, places=places)
