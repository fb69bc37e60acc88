"""How a rule says what it found: places and facts, never words.

The catalogue adds the rule's own slug.
"""

from __future__ import annotations

from polc.core.findings import Fact, Finding, Related
from polc.core.sources import Span
from polc.model.declaration import Declaration
from polc.reference.legal_facts import LegalFact


def finding(
    declaration: Declaration,
    span: Span | None = None,
    *,
    related: tuple[Related, ...] = (),
    variant: str = "",
    severity: str = "",
    citations: tuple[str, ...] = (),
    law: LegalFact | None = None,
    **facts: Fact,
) -> Finding:
    """A finding about a declaration: at `span`, or at its first word and name.

    The fact `subject` is what to call the declaration in the message, unless the rule gives its own. `law` is the fact
    of a body of law that the finding stands on: its norms are cited, and the message can say what it says.
    """
    return Finding(
        rule="",
        span=span or declaration.place,
        facts={**(law.slots if law else {}), "subject": declaration.label, **facts},
        related=related,
        subject=declaration.key,
        variant=variant,
        severity=severity,
        citations=(*(law.norms if law else ()), *citations),
    )


def related(span: Span, label: str, **facts: Fact) -> Related:
    """Another place that matters, with the key of its label on the rule's page."""
    return Related(span, label, facts)
