"""Rights that reach less far than the articles that give them: grounds, formats, access, withdrawal."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Term
from polc.core.values import Word
from polc.model.consent import consents
from polc.model.objections import marketing_purposes, objectionable
from polc.model.policy import Policy
from polc.model.rights import RightCase
from polc.model.subsumption import purposes_within
from polc.reference.indirect_access import indirect_access
from polc.reference.law import authorities
from polc.reference.vocabulary import vocabulary

GROUNDED = ("erasure", "restriction")
PORTABLE_FORMATS = ("structured", "commonly-used", "machine-readable")
PUBLIC_BODY = "public-body"


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
            yield found(
                right.declaration,
                statement.span if statement else None,
                variant=right.id,
                grounds=tuple(_ground(g) for g in missing),
            )


def indirect_access_scope(policy: Policy) -> Iterator[Finding]:
    """Access is left to the supervisory authority for a purpose that no statute takes out of Art. 15.

    CMF L561-45 covers only data processed solely for the duties of L561-5 to L561-23. A norm that is not known to grant
    indirect access is not judged; without a norm, only controllers that are no public bodies are.
    """
    right = policy.rights.get("access")
    if right is None:
        return
    for case in right.every:
        if not _through_authority_only(policy, case):
            continue
        norms = case.block.listing("norm")
        if not norms:
            norms = right.declaration.listing("norm")
        statutes = [s for s in indirect_access() if any(s.is_meant(w.text) for w in norms.words)]
        if not all(any(s.is_meant(w.text) for s in statutes) for w in norms.words):
            continue
        if not norms and any(PUBLIC_BODY in c.listing("kind").names for c in policy.controllers):
            continue
        allowed = {k for s in statutes or indirect_access() for k in s.kinds}
        outside = [w for w in case.over("purposes").words if _is_outside(policy, w, allowed)]
        general = not case.scope and not case.exception
        if outside or general:
            statement = case.block.first("through")
            yield found(
                right.declaration,
                outside[0].span if outside else (statement.span if statement else None),
                related=tuple(related(w.span, "norm") for w in norms.words),
                variant="general" if general else ("" if norms else "unnamed"),
                purposes=tuple(policy.called(("purpose", "~purposes"), w) for w in outside),
            )


def portability_format(policy: Policy) -> Iterator[Finding]:
    """The formats in which data are handed over leave out one of the three qualities that Art. 20(1) asks for."""
    right = policy.rights.get("portability")
    for case in right.every if right else ():
        formats = case.block.listing("format")
        if right is None or not formats or formats.open or not all(e.name for e in formats):
            continue
        stated = {t.id for w in formats.words if (t := vocabulary("formats").get(w.text))}
        missing = [f for f in PORTABLE_FORMATS if f not in stated]
        if missing:
            terms = tuple(vocabulary("formats").entries[f].term for f in missing)
            yield found(right.declaration, formats.span, formats=terms)


def withdrawal_conditional(policy: Policy) -> Iterator[Finding]:
    """Withdrawing consent takes reasons, a prior step, or can be refused (Art. 7(3): at any time)."""
    right = policy.rights.get("withdraw-consent")
    for case in right.every if right else ():
        for name in ("reasons", "refused", "unless", "after-step"):
            statement = case.block.first(name)
            if right is None or statement is None or statement.own_listing.none:
                continue
            yield found(right.declaration, statement.span, variant="refused" if name == "unless" else name)


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


def _ground(name: str) -> Term:
    return vocabulary("grounds").entries[name].term


def _through_authority_only(policy: Policy, case: RightCase) -> bool:
    through = case.through
    return bool(through) and not through.open and all(_is_authority(policy, w) for w in through.words)


def _is_authority(policy: Policy, word: Word) -> bool:
    return policy.get("channel", word.text) is None and (
        policy.get("authority", word.text) is not None or word.text in authorities()
    )


def _is_outside(policy: Policy, word: Word, allowed: set[str]) -> bool:
    """True when a name certainly reaches a purpose whose kinds are stated, and none of which is allowed."""
    reached = purposes_within(policy, word.text)
    if not reached:
        entry = vocabulary("purposes").get(word.text)
        return entry is not None and not any(vocabulary("purposes").is_a(word.text, k) for k in allowed)
    return any(p.kinds and not p.kinds.open and not any(policy.is_kind(p, k) for k in allowed) for p in reached)
