"""rights/grounds-incomplete: a right is granted on fewer grounds than the law gives."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding, Term
from polc.model.consent import consents
from polc.model.objections import marketing_purposes, objectionable
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

GROUNDED = ("erasure", "restriction")


@rule("rights/grounds-incomplete")
def grounds_incomplete(policy: Policy) -> Iterator[Finding]:
    """A closed list of grounds leaves out some of those of Art. 17(1) or 18(1) that can apply here.

    Withdrawn consent counts only where something rests on consent, objection only where it lies, and services for
    children only where minors are addressed. Silent on an open list, and where a ground is described in words only.
    """
    for right in (r for name in GROUNDED if (r := policy.rights.get(name))):
        lists = [c.block.listing("grounds") for c in right.every if c.block.has("grounds")]
        entries = [e for listing in lists for e in listing]
        if not entries or any(x.open for x in lists) or not all(e.name for e in entries):
            continue
        terms = {t.id for e in entries if e.name and (t := vocabulary("grounds").get(e.name.text))}
        missing = [g for g in _applicable(policy, right.id) if g not in terms]
        if missing:
            statement = next((c.block.first("grounds") for c in right.every if c.block.has("grounds")), None)
            yield finding(
                right.declaration,
                statement.span if statement else None,
                variant=right.id,
                grounds=tuple(_ground_term(g) for g in missing),
            )


def _applicable(policy: Policy, right: str) -> Iterator[str]:
    """The grounds of the article that can arise under this policy."""
    objecting = bool(marketing_purposes(policy)) or any(
        objectionable(policy, b.id) for p in policy.purposes for b in policy.bases(p)
    )
    for entry in vocabulary("grounds").entries.values():
        if entry.fields.get("of") != right:
            continue
        if entry.id == "consent-withdrawn" and not consents(policy):
            continue
        if entry.id in ("objection", "objection-pending") and not objecting:
            continue
        if entry.id == "child-service" and not _addresses_minors(policy):
            continue
        yield entry.id


def _addresses_minors(policy: Policy) -> bool:
    audience = policy.header.listing("audience").names if policy.header else frozenset()
    return any(vocabulary("audiences").field(n, "child") is True or policy.subject_within(n, "child") for n in audience)


def _ground_term(name: str) -> Term:
    return vocabulary("grounds").entries[name].term
