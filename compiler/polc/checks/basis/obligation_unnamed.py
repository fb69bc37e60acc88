"""basis/obligation-unnamed: a legal obligation or public task without its law."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.legal_bases import (
    IMPOSED,
    all_kinds,
    carries_nothing,
    ground_as_told,
    names_its_law,
    one_of,
    resting_on,
)
from polc.model.policy import Policy


@rule("basis/obligation-unnamed")
def obligation_unnamed(policy: Policy) -> Iterator[Finding]:
    """A legal obligation or a public task without the law that lays it down (Art. 6(3); WP260, annex).

    Words beside the basis count as naming it. Silent where every purpose concerned answers a duty of the GDPR itself,
    which the vocabulary names, and for a bundle whose members all have bases of their own.
    """
    for purpose in policy.purposes:
        if purpose.anonymous or carries_nothing(policy, purpose):
            continue
        if all(all_kinds(p.kinds, "duty") for p in resting_on(policy, purpose)):
            continue
        for basis in purpose.bases:
            if one_of(policy, basis.id, IMPOSED) and not names_its_law(basis):
                places = tuple(related(p.place, "member") for p in resting_on(policy, purpose) if p is not purpose)
                yield finding(purpose.declaration, basis.span, related=places, basis=ground_as_told(basis.ground))
