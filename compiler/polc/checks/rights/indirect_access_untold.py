"""rights/indirect-access-untold: access is offered where a statute leaves it to the supervisory authority."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.objections import reaches
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.indirect_access import indirect_access
from polc.reference.law import authorities

VIGILANCE = "aml"
"""The kind of purposes that such a statute certainly covers."""


@rule("rights/indirect-access-untold")
def indirect_access_untold(policy: Policy) -> Iterator[Finding]:
    """Access is offered, and nothing says that it goes through the authority for files of vigilance (CMF L561-45).

    Only for purposes that cite the statute's own code among their bases. Silent where a case or an exception of the
    right of access names an authority for them, or the statute.
    """
    if policy.header is None or not policy.offers("access"):
        return
    for statute in indirect_access():
        for purpose in policy.purposes:
            cited = [word for b in policy.bases(purpose) for word in b.norms.words if statute.is_beside(word.text)]
            if cited and policy.is_kind(purpose, VIGILANCE) and not _is_told(policy, purpose):
                place = policy.rights["access"].declaration if "access" in policy.rights else policy.rights_block
                yield finding(
                    place or purpose.declaration,
                    related=(related(purpose.place, "purpose"),),
                    citations=(statute.id,),
                    purpose=purpose.label,
                )


def _is_told(policy: Policy, purpose: Purpose) -> bool:
    """True when a part of the right of access that reaches a purpose names an authority or a norm."""
    right = policy.rights.get("access")
    for case in right.every if right else ():
        named = any(policy.get("authority", word.text) or word.text in authorities() for word in case.through.words)
        if reaches(policy, case, purpose) and (named or case.block.listing("norm")):
            return True
    return False
