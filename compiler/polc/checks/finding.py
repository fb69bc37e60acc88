"""How a rule says what it found: places and facts, never words. The catalogue adds the rule's own slug."""

from __future__ import annotations

from polc.model.declaration import Declaration
from polc.text.finding import Fact, Finding, Related
from polc.text.source import Span


def found(
    declaration: Declaration,
    span: Span | None = None,
    *,
    related: tuple[Related, ...] = (),
    variant: str = "",
    severity: str = "",
    citations: tuple[str, ...] = (),
    **facts: Fact,
) -> Finding:
    """A finding about a declaration: at `span`, or at its first word and name.

    The fact `subject` is what to call the declaration in the message, unless the rule gives its own.
    """
    return Finding(
        rule="",
        span=span or declaration.place,
        facts={"subject": declaration.label, **facts},
        related=related,
        subject=declaration.key,
        variant=variant,
        severity=severity,
        citations=citations,
    )


def related(span: Span, label: str, **facts: Fact) -> Related:
    """Another place that matters, with the key of its label on the rule's page."""
    return Related(span, label, facts)
