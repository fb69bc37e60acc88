"""Runs mutants and judges them: whether the rule spoke where the change is, and what else was found."""

from __future__ import annotations

from dataclasses import dataclass

from polc.core.findings import Finding
from polc.core.sources import Source
from polc.syntax.parse import parse
from tests.mutations.change import Kind, Mutant
from tests.mutations.material import Material


@dataclass(frozen=True)
class Verdict:
    """One mutant judged: whether its rule spoke there, and the findings that nobody listed."""

    kind: Kind
    policy: str
    recalled: bool
    false_alarms: tuple[str, ...]


def judged(kind: Kind, policy: Material, mutant: Mutant) -> Verdict:
    """The verdict on one mutant."""
    findings = policy.findings(mutant.text)
    recalled = any(f.rule == kind.rule and _there(f, mutant) for f in findings)
    allowed = {kind.rule, *kind.consequences}
    alarms = sorted({f"{f.rule} on {' '.join(f.subject)}" for f in findings if f.rule not in allowed})
    return Verdict(kind, policy.name, recalled, tuple(alarms))


def _there(finding: Finding, mutant: Mutant) -> bool:
    """True when a finding is about a changed declaration, or points at one."""
    keys = mutant.at
    if finding.subject in keys or (finding.subject[0], "") in keys:
        return True
    file, _ = parse(Source("mutant.pol", mutant.text))
    spans = [d.span for d in file.declarations if (d.rule, d.name.text if d.name else "") in keys]
    places = [finding.span, *(r.span for r in finding.related)]
    return any(s.start <= p.start and p.end <= s.end for s in spans for p in places)
