"""telephone/bloctel: readers are sent to a repealed opposition register."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.telephone._information import uses_of
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.direct_marketing import (
    professional_only,
)
from polc.model.policy import Policy
from polc.reference.registers import OppositionRegister, opposition_registers


@rule("telephone/bloctel")
def bloctel(policy: Policy) -> Iterator[Finding]:
    """Readers are sent to a register of opposition that the law has repealed.

    Known by its address or its name; a list of the controller's own is another thing. Once a channel.
    """
    if policy.header is None or professional_only(policy):
        return
    for register in opposition_registers():
        if not policy.applies(register.law) or not register.ended(policy.as_of):
            continue
        for declared in policy.all("channel"):
            uses = [word for _, word in uses_of(policy) if word.text == declared.id]
            if uses and _is_same_register(declared, register):
                places = tuple(related(word.span, "offered") for word in uses)
                yield finding(declared, declared.place, related=places, law=register.fact, register=register.names)


# --------------------------------------------------------------------------------------------------------- registers
def _is_same_register(declared: Declaration, register: OppositionRegister) -> bool:
    at = declared.word("at")
    if at is not None and at.kind in ("url", "string"):
        return register.is_at(at.text if "://" in at.text else f"https://{at.text}")
    return declared.id == register.id
