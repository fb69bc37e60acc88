"""transfer/derogation-systematic: a derogation for occasional transfers carries a permanent one."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.transfer_tools import DEROGATION, Reliance, ended, reliances
from polc.model.transfers import places_besides, third_countries
from polc.reference.vocabulary import vocabulary

PROCESSOR = "processor"
LIMITS = ("to", "subjects", "purposes", "data")
"""Statements that say what part of the data a transfer is about."""


@rule("transfer/derogation-systematic")
def derogation_systematic(policy: Policy) -> Iterator[Finding]:
    """A derogation meant for occasional transfers is the only tool for a permanent one (Art. 49; Guidelines 2/2018).

    A processor works for the controller all the time, and so does whoever stores the data; of other recipients the
    policy does not say how often. A tool that has ended carries nothing beside it.
    """
    for reliance in reliances(policy):
        occasional = reliance.of_kind(DEROGATION) and reliance.tool.fields.get("occasional") is True
        if occasional and _is_alone(policy, reliance) and _is_permanent(policy, reliance):
            yield finding(
                reliance.declaration, reliance.word.span,
                related=tuple(related(s, "again") for s in reliance.again), tool=reliance.tool.term,
            )  # fmt: skip


def _is_alone(policy: Policy, reliance: Reliance) -> bool:
    """True when no other tool that is in force is named for the same flow, save derogations."""
    return all(e.fields.get("tool") == DEROGATION or ended(e, policy.as_of) for e in reliance.others)


def _is_permanent(policy: Policy, reliance: Reliance) -> bool:
    """True when each recipient concerned works with the data all the time.

    A processor does, and so does whoever stores them, whatever its role in law; not in cases said to be particular.
    A transfer that names no recipient, no purpose and no data is that of all who are not said to be in the EEA: one of
    them who works with the data all the time makes it permanent.
    """
    stated = reliance.declaration
    if not (reliance.served and (reliance.destinations or stated.kind == "transfer")):
        return False
    if stated.kind == "transfer" and not any(stated.has(limit) for limit in LIMITS):
        return any(_works_always(policy, r) for r in reliance.served if not _stays(policy, r))
    return all(_works_always(policy, r) for r in reliance.served)


def _stays(policy: Policy, recipient: Declaration) -> bool:
    """True when a recipient is said to be in the EEA alone."""
    return bool(recipient.listing("located")) and not (third_countries(policy, recipient) or places_besides(recipient))


def _works_always(policy: Policy, recipient: Declaration) -> bool:
    if recipient.has("when"):
        return False
    tasks = recipient.listing("does").names
    return role_of(policy, recipient.id) == PROCESSOR or any(
        vocabulary("tasks").field(n, flag) is True for n in tasks for flag in ("stores", "holds")
    )
