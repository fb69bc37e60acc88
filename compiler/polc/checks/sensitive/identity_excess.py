"""sensitive/identity-excess: an item of identity is demanded without need."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.legal_bases import all_kinds
from polc.model.policy import Policy
from polc.model.provision import Provision, provisions
from polc.model.purposes import Purpose
from polc.model.special_categories import data_labels
from polc.model.subsumption import purposes_within

TITLES = ("civility", "gender")


COPIES = ("id-copy",)
PRIVATE = (
    "birth-place", "nationality", "marital-status", "spouse", "children-number", "financial-status",
    "vehicle-registration", "driving-licence", "passport",
)  # fmt: skip
"""What a seller or sender of letters does without."""
AGES = ("birth-date",)
"""What a sale may need where the law sets an age, and a letter does not."""


@rule("sensitive/identity-excess")
def identity_excess(policy: Policy) -> Iterator[Finding]:
    """A title, a sex or a copy of an identity document is mandatory for what does not need it (Art. 5(1)(c); C-394/23).

    Or an item of private life; for marketing, the date of birth too. Only where it is said to be mandatory, without a
    condition of its own, for purposes whose kinds all do without it.
    """
    for data in policy.all("data"):
        for provision in provisions(data):
            if provision.is_mandatory:
                yield from _excess(policy, provision)


def _excess(policy: Policy, provision: Provision) -> Iterator[Finding]:
    data, statement = provision.category, provision.statement
    served = _served_purposes(policy, data, statement)
    if not served or not all(all_kinds(p.kinds, "needs-no-title") for p in served):
        return
    private = PRIVATE + (AGES if all(all_kinds(p.kinds, "marketing") for p in served) else ())
    for items, variant in ((TITLES, ""), (COPIES, "copy"), (private, "private")):
        words = _unconditional(policy, provision, items)
        if words:
            places = (related(statement.span, "mandatory"), *(related(p.place, "purpose") for p in served))
            names, labels = tuple(p.label for p in served), data_labels(policy, words)
            yield finding(data, words[0].span, related=places, variant=variant, data=labels, purposes=names)


def _served_purposes(policy: Policy, data: Declaration, statement: Declaration) -> tuple[Purpose, ...]:
    """The purposes for which data are mandatory: those named, else those that use them; none where one is unknown."""
    named = statement.listing("for")
    if named:
        reached = [purposes_within(policy, word.text) for word in named.words]
        return tuple(p for places in reached for p in places) if all(reached) and not named.open else ()
    return tuple(p for p in policy.purposes if data.id in policy.effective(p, "data").names)


def _unconditional(policy: Policy, provision: Provision, items: tuple[str, ...]) -> tuple[Word, ...]:
    """The items among the data of a statement, the whole category where it names none."""
    entries = (e for e in provision.data or provision.category.listing("includes") if e.condition is None)
    return tuple(e.name for e in entries if e.name and any(policy.is_a("data", e.name.text, i) for i in items))
