"""Rights of data subjects that the policy does not tell of. Knows which right applies when, not how it is exercised."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Term
from polc.core.sources import Span
from polc.core.values import NOT_STATED
from polc.model.consent import Consent, consents
from polc.model.declaration import Declaration
from polc.model.national import TOLD_RIGHT, national, national_of_controllers
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.model.rights import Right
from polc.reference.jurisdictions import holding
from polc.reference.vocabulary import vocabulary

ALWAYS = ("access", "rectification", "erasure", "restriction")
PORTABLE = ("consent", "contract", "pre-contract")
OBJECTIONABLE = ("public-task", "legitimate-interest")


def rights(policy: Policy) -> Iterator[Finding]:
    """An applicable right of Art. 13(2)(b) is not told: one finding a right, or one in all when none is told.

    Portability applies where a purpose rests on consent or a contract and is not manual (Art. 20(1)); objection where
    one rests on a public task or a legitimate interest, or is direct marketing without an opt-out (Art. 21(1)-(3)).
    """
    if policy.header is None:
        return
    place, span = _place(policy, policy.header)
    portable, contested, marketing = _portable(policy), _contested(policy), _marketing(policy)
    applicable = [*ALWAYS]
    applicable += ["portability"] if portable else []
    applicable += ["objection"] if contested or marketing else []
    missing = [r for r in applicable if not policy.offers(r)]
    if missing == applicable:
        yield found(place, span, variant="all", rights=tuple(_term(r) for r in missing))
        return
    for right in missing:
        if right == "portability" and portable:
            yield _because(place, span, right, *portable)
        elif right == "objection" and contested:
            yield _because(place, span, right, *contested)
        elif right == "objection" and marketing:
            spots = (related(marketing.place, "marketing"),)
            yield found(place, span, related=spots, variant="marketing", purpose=marketing.label)
        else:
            yield found(place, span, variant=right, right=_term(right))


def withdraw_consent(policy: Policy) -> Iterator[Finding]:
    """Consent is relied on, and the right to withdraw it is told neither as a right nor with the consent.

    Art. 13(2)(c), 7(3). A stated way out (`withdrawn`, `opt-out`) tells of the right; `withdrawn none` denies it.
    """
    if policy.header is None:
        return
    used = consents(policy)
    for consent in used:
        if consent.withdrawn.none:
            yield found(consent.declaration, consent.withdrawn.span, variant="denied")
    right = policy.rights.get("withdraw-consent")
    block = policy.rights_block
    if block and "withdraw-consent" in block.listing("offer").names:
        return
    untold = [c for c in used if not (c.way_out or c.withdrawn.none or (right and _reaches(policy, right, c)))]
    if not untold:
        return
    spots = tuple(related(c.span, "relied") for c in untold)
    names = tuple(c.declaration.label for c in untold)
    if right:
        yield found(right.declaration, related=spots, variant="limited", uses=names)
    else:
        place, span = _place(policy, policy.header)
        yield found(place, span, related=spots, uses=names)


def withdraw_prior_lawful(policy: Policy) -> Iterator[Finding]:
    """The right to withdraw consent is told without what Art. 13(2)(c) adds: earlier processing stays lawful."""
    if policy.header is None or not consents(policy):
        return
    right = policy.rights.get("withdraw-consent")
    if right:
        if not any(case.block.has("earlier-processing-lawful") for case in right.every):
            yield found(right.declaration)
    elif (block := policy.rights_block) and (word := block.listing("offer").word("withdraw-consent")):
        yield found(block, word.span)


def complaint(policy: Policy) -> Iterator[Finding]:
    """Nothing tells of the right to lodge a complaint with a supervisory authority (Art. 13(2)(d), 77)."""
    if policy.header is None:
        return
    right = policy.rights.get("complaint")
    if right and right.general.through.none:
        yield found(right.declaration, right.general.through.span, variant="denied")
    elif not policy.offers("complaint"):
        place, span = _place(policy, policy.header)
        named = policy.all("authority")
        spots = tuple(related(a.place, "authority") for a in named)
        yield found(place, span, related=spots)


def postmortem_fr(policy: Policy) -> Iterator[Finding]:
    """A body of law adds a right that must be told, and it is not: to leave directives for after one's death, say.

    It applies where the policy names that law, or a controller established in its country makes it.
    """
    if policy.header is None:
        return
    asking = [(law, _naming(policy.header, law.law), "law") for law in national(policy, TOLD_RIGHT)]
    named = {law.law for law, _, _ in asking}
    established = (pair for pair in national_of_controllers(policy, TOLD_RIGHT) if pair[0].law not in named)
    asking += [(law, word.span, "country") for law, word in established]
    for law, reason, label in asking:
        if not policy.offers(str(law.fields["right"])):
            place, span = _place(policy, policy.header)
            yield found(place, span, related=(related(reason, label),), law=law)


def _naming(header: Declaration, law: str) -> Span:
    """The word of a header that brings a body of law, by its name or by extending it; else the header's first words."""
    words = header.listing("law").words
    return next((w.span for w in words if law in holding(frozenset({w.text}))), header.place)


def _place(policy: Policy, header: Declaration) -> tuple[Declaration, Span]:
    """Where a missing right belongs: the list of rights offered, else the `rights` block, else the header."""
    block = policy.rights_block
    if block is None:
        return header, header.place
    offer = block.first("offer")
    return block, offer.span if offer else block.place


def _term(right: str) -> Term:
    return vocabulary("rights").entries[right].term


def _because(place: Declaration, span: Span, right: str, purpose: Purpose, basis: Basis) -> Finding:
    term = vocabulary("legal-bases").get(basis.id)
    ground = term.term if term else basis.ground
    return found(
        place, span, related=(related(basis.span, "relied"),),
        variant=right, right=_term(right), purpose=purpose.label, basis=ground,
    )  # fmt: skip


def _resting_on(policy: Policy, grounds: tuple[str, ...]) -> tuple[Purpose, Basis] | None:
    """The first purpose, and its basis, that rests on one of the grounds and uses personal data."""
    for purpose in policy.purposes:
        for basis in policy.bases(purpose):
            if not purpose.anonymous and any(policy.is_a("legal-bases", basis.id, g) for g in grounds):
                return purpose, basis
    return None


def _portable(policy: Policy) -> tuple[Purpose, Basis] | None:
    operations = policy.header.first("operations") if policy.header else None
    manual = operations is not None and operations.has("manual") and not operations.has("automated")
    return None if manual else _resting_on(policy, PORTABLE)


def _contested(policy: Policy) -> tuple[Purpose, Basis] | None:
    return _resting_on(policy, OBJECTIONABLE)


def _marketing(policy: Policy) -> Purpose | None:
    """The first purpose of direct marketing of which nothing says how to stop it: an opt-out tells of the right."""
    marketing = (p for p in policy.purposes if policy.kind_flag(p, "marketing") and not p.anonymous)
    return next((p for p in marketing if not policy.effective(p, "opt-out")), None)


def _reaches(policy: Policy, right: Right, consent: Consent) -> bool:
    """True when a case of the right covers a reliance on consent; a case without purposes and cookies covers all."""
    cases = [c for c in right.every if not c.exception]
    scopes = [c.scope for c in cases if c.scope or c.block.kind == "case" or len(cases) == 1]
    for scope in scopes:
        sides = {"purposes", "cookies"} & set(scope)
        if not sides:
            return True
        if consent.declaration.kind == "cookies":
            if "cookies" in sides:
                return True
        elif consent.declaration.id in {p.id for p in policy.named_purposes(scope.get("purposes", NOT_STATED))}:
            return True
    return False
