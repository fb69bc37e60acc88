"""basis/interest-public-task: a public authority performs a task on legitimate interests."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.legal_bases import INTEREST, all_kinds, one_of
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

PUBLIC_BODY = "public-body"
TASKS = ("public-task", "serves-public")
"""Flags of kinds of purposes: tasks as such, and tasks where they concern those who are served."""


@rule("basis/interest-public-task")
def interest_public_task(policy: Policy) -> Iterator[Finding]:
    """A public authority performs one of its tasks on legitimate interests (Art. 6(1), last subparagraph).

    Only where all controllers are public bodies, and every kind of the purpose is a public task as such, or one where
    it concerns those whom the body serves; what a public body does beside its tasks may rest on them.
    """
    makers = policy.controllers
    if not makers or not all(PUBLIC_BODY in c.listing("kind").names for c in makers):
        return
    kind = makers[0].first("kind")
    places = (related(kind.span, "public"),) if kind else ()
    for purpose in policy.purposes:
        task = all_kinds(purpose.kinds, "public-task")
        served = () if task else _served(policy, purpose)
        if purpose.anonymous or not (task or served):
            continue
        for basis in policy.bases(purpose):
            if one_of(policy, basis.id, (INTEREST,)):
                own = basis in purpose.bases
                yield finding(
                    purpose.declaration,
                    basis.span if own else purpose.place,
                    related=places if own else (*places, related(basis.span, "bundle")),
                    variant="served" if served else "",
                    persons=tuple(policy.called(("subject", "~subjects"), word) for word in served),
                )
                break


def _served(policy: Policy, purpose: Purpose) -> tuple[Word, ...]:
    """The persons of a purpose, where it is about no others than those whom public bodies serve and is a task there."""
    persons = policy.effective(purpose, "subjects")
    if persons.open or not _is_task(purpose):
        return ()
    served = all(any(_is_served(n) for n in policy.subjects_above(word.text)) for word in persons.words)
    return persons.words if served else ()


def _is_task(purpose: Purpose) -> bool:
    """True where each kind is a public task, as such or for those who are served."""
    kinds = [word.text for word in purpose.kinds.words]
    tasks = vocabulary("purposes")
    return (
        bool(kinds)
        and not purpose.kinds.open
        and all(any(tasks.field(kind, flag) is True for flag in TASKS) for kind in kinds)
    )


def _is_served(name: str) -> bool:
    return vocabulary("subjects").field(name, "served") is True
