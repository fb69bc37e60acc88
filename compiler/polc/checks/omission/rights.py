"""omission/rights: a right that applies is not told."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.omission._rights import place_of_missing_right
from polc.core.findings import Finding, Term
from polc.core.sources import Span
from polc.model.declaration import Declaration
from polc.model.legal_bases import IMPOSED, one_of
from polc.model.objections import marketing_purposes
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.reference.vocabulary import vocabulary

ALWAYS = ("access", "rectification", "erasure", "restriction")
ERASURE = "erasure"


PORTABLE = ("consent", "contract", "pre-contract")


OBJECTIONABLE = ("public-task", "legitimate-interest")


@rule("omission/rights")
def rights(policy: Policy) -> Iterator[Finding]:
    """An applicable right of Art. 13(2)(b) is not told: one finding a right, or one in all when none is told.

    Portability applies where a purpose rests on consent or a contract and is not manual (Art. 20(1)); objection where
    one rests on a public task or a legitimate interest, or is direct marketing without an opt-out (Art. 21(1)-(3)).
    Erasure does not where everything rests on a legal obligation or a public task (Art. 17(3)(b)).
    """
    if policy.header is None:
        return
    place, span = place_of_missing_right(policy, policy.header)
    portable, contested, marketing = _portable(policy), _contested(policy), _marketing(policy)
    applicable = [r for r in ALWAYS if r != ERASURE or not _all_imposed(policy)]
    applicable += ["portability"] if portable else []
    applicable += ["objection"] if contested or marketing else []
    missing = [r for r in applicable if not policy.offers(r)]
    if missing == applicable:
        yield finding(place, span, variant="all", rights=tuple(_term(r) for r in missing))
        return
    for right in missing:
        if right == "portability" and portable:
            yield _missing_right(place, span, right, *portable)
        elif right == "objection" and contested:
            yield _missing_right(place, span, right, *contested)
        elif right == "objection" and marketing:
            spots = (related(marketing.place, "marketing"),)
            yield finding(place, span, related=spots, variant="marketing", purpose=marketing.label)
        else:
            yield finding(place, span, variant=right, right=_term(right))


def _all_imposed(policy: Policy) -> bool:
    """True when every purpose states its basis, and all of them are a legal obligation or a public task."""
    bases = [policy.bases(p) for p in policy.purposes if not policy.is_group(p)]
    return bool(bases) and all(b and all(one_of(policy, each.id, IMPOSED) for each in b) for b in bases)


def _term(right: str) -> Term:
    return vocabulary("rights").entries[right].term


def _missing_right(place: Declaration, span: Span, right: str, purpose: Purpose, basis: Basis) -> Finding:
    ground = vocabulary("legal-bases").term_of(basis.id, basis.ground)
    return finding(
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
    return next((p for p in marketing_purposes(policy) if not policy.effective(p, "opt-out")), None)
