"""omission/representative: a controller outside the EEA names no representative."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.contacts import contact
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import described
from polc.reference.adequacy import third_country
from polc.reference.vocabulary import vocabulary


@rule("omission/representative")
def representative(policy: Policy) -> Iterator[Finding]:
    """A controller outside the EEA states no representative in the Union, none in reach, or one elsewhere (Art. 27).

    Silent for public bodies (Art. 27(2)(b)), and where another controller of the policy is inside the EEA, since the
    processing may then be that of an establishment there (Art. 3(1)).
    """
    if policy.header is None:
        return
    abroad = [(c, word) for c in policy.controllers if (word := c.word("country")) and policy.is_abroad(word.text)]
    if not abroad or len(abroad) < len(policy.controllers):
        return
    stated = [d for d in policy.all("representative") if not d.says_none and not _is_for_another_law(policy, d)]
    denied = next((d for d in policy.all("representative") if d.says_none), None)
    for declaration in stated:
        if contact(policy, declaration) == "":
            yield finding(declaration, variant="unreachable", related=(related(abroad[0][1].span, "abroad"),))
    elsewhere = [(d, word) for d in stated if (word := d.word("country")) and policy.is_abroad(word.text)]
    if elsewhere and len(elsewhere) == len(stated):
        declaration, word = elsewhere[0]
        name = vocabulary("countries").term_of(word.text, word)
        yield finding(declaration, word.span, variant="elsewhere", country=name)
    for controller, country in abroad:
        if stated or "public-body" in controller.listing("kind").names:
            continue
        name = vocabulary("countries").term_of(country.text, country)
        if denied is None:
            yield finding(controller, country.span, country=name)
        elif not denied.has("because"):
            yield finding(denied, variant="denied", related=(related(country.span, "abroad"),))
        elif _is_regular(policy):
            yield finding(denied, variant="exempt", severity="warning", related=(related(country.span, "abroad"),))


def _is_for_another_law(policy: Policy, representative: Declaration) -> bool:
    """True for one established where another law holds that the policy names."""
    country = representative.word("country")
    return country is not None and policy.is_abroad(country.text) and not third_country(country.text, policy.homes)


def _is_regular(policy: Policy) -> bool:
    """True where a purpose shows processing that is not occasional: it lasts, tracks or markets (Art. 27(2)(a))."""
    return any(policy.is_marketing(p) or policy.kind_flag(p, "lasting") for p in policy.purposes) or bool(
        described(policy)
    )
