"""omission/representative: a controller outside the EEA names no representative."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.contacts import contact
from polc.model.policy import Policy
from polc.reference.adequacy import third_country
from polc.reference.vocabulary import vocabulary


@rule("omission/representative")
def representative(policy: Policy) -> Iterator[Finding]:
    """A controller outside the EEA states no representative in the Union, or none that can be reached (Art. 27).

    Silent for public bodies (Art. 27(2)(b)), and where another controller of the policy is inside the EEA, since the
    processing may then be that of an establishment there (Art. 3(1)).
    """
    if policy.header is None:
        return
    abroad = [(c, word) for c in policy.controllers if (word := c.word("country")) and third_country(word.text)]
    if not abroad or len(abroad) < len(policy.controllers):
        return
    stated = policy.all("representative")
    for declaration in stated:
        if contact(policy, declaration) == "":
            yield finding(declaration, variant="unreachable", related=(related(abroad[0][1].span, "abroad"),))
    for controller, country in abroad:
        if not stated and "public-body" not in controller.listing("kind").names:
            yield finding(controller, country.span, country=vocabulary("countries").term_of(country.text, country))
