"""House rules: what an organisation forbids and requires of its policies, in the words of promises."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import NOT_STATED, Duration, Listing, Text, Word
from polc.model.commitments.promises import Commitment, Condition, commitments_from
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy

SEVERITIES = ("error", "warning", "advice")


@record
class BasisDemand:
    """Purposes that must rest on one of some legal bases.

    `media` limits it to those that reach people by them.
    """

    span: Span
    bases: Listing
    purposes: Listing
    media: Listing


@record
class KeepDemand:
    """The longest time for which data may be kept, as what must never be done: `commitment` is to keep them longer."""

    span: Span
    most: Duration
    commitment: Commitment


@record
class HouseRule:
    """One `rule`: its commitments, its demands, its reason, and how serious a conflict is (empty where unsaid)."""

    declaration: Declaration
    forbidden: tuple[Commitment, ...]
    required: tuple[Commitment, ...]
    bases: tuple[BasisDemand, ...]
    periods: tuple[KeepDemand, ...]
    because: Text | None
    severity: str


@cached_on_policy
def house_rules(policy: Policy) -> tuple[HouseRule, ...]:
    """The house rules of a policy and of the files that it uses, in order."""
    return tuple(house_rule(d) for d in policy.all("rule"))


def house_rule(declaration: Declaration) -> HouseRule:
    """The house rule that a declaration states."""
    commitments = commitments_from(declaration)
    severity = declaration.word("severity")
    return HouseRule(
        declaration=declaration,
        forbidden=tuple(d for d in commitments if d.negative),
        required=tuple(d for d in commitments if not d.negative),
        bases=tuple(_bases(declaration)),
        periods=tuple(_periods(declaration)),
        because=declaration.text("because"),
        severity=severity.text if severity and severity.text in SEVERITIES else "",
    )


def _bases(declaration: Declaration) -> Iterator[BasisDemand]:
    for statement in declaration.all("require"):
        for demand in statement.all("require-basis"):
            bases, purposes, *rest = (v for v in demand.node.values if isinstance(v, Listing))
            yield BasisDemand(statement.span, bases, purposes, rest[0] if rest else NOT_STATED)


def _periods(declaration: Declaration) -> Iterator[KeepDemand]:
    for statement in declaration.all("require"):
        for demand in statement.all("require-keep"):
            most = demand.own_duration
            if most:
                yield KeepDemand(statement.span, most, _never_longer(declaration, statement.span, demand, most))


def _never_longer(declaration: Declaration, span: Span, demand: Declaration, most: Duration) -> Commitment:
    return Commitment(
        declaration=declaration,
        span=span,
        negative=True,
        verb=Word("keep", demand.node.keyword, "keyword"),
        object=demand.own_listing,
        object_only=False,
        conditions=(Condition("longer-than", only=False, span=most.span, duration=most),),
        except_consent=False,
        except_purposes=NOT_STATED,
        except_names=NOT_STATED,
    )
