"""Scores of persons that a policy states, beside what it says of automated decisions. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.findings import Fact
from polc.core.record import record
from polc.core.sources import Span
from polc.model.commitments.promises import Commitment
from polc.model.declaration import Declaration
from polc.model.direct_marketing import natural_persons
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

SCORING = "scoring"
CREDIT = "credit-scoring"


@record
class Score:
    """A score: the declaration that states it, the words that do, and what to call it."""

    declaration: Declaration
    span: Span
    label: Fact


def unexplained_scores(policy: Policy) -> Iterator[Score]:
    """The scores of persons for purposes of which no `decision` says who decides.

    Of a purpose of credit scoring, and of artificial intelligence that scores for what weighs on people. C-634/21 takes
    the score itself for an automated decision where whoever receives it draws strongly on it. A `decision` that is not
    `solely automated` says that somebody takes part.
    """
    decided = [d.listing("purposes") for d in policy.all("decision")]
    if any(not listing for listing in decided):
        return
    told = {p.id for listing in decided for p in policy.named_purposes(listing)}
    credit = [p for p in policy.purposes if policy.is_kind(p, CREDIT) and _scores_persons(policy, p)]
    for purpose in credit:
        if purpose.id not in told:
            kinds = purpose.declaration.first("kind-by")
            yield Score(purpose.declaration, kinds.span if kinds else purpose.place, purpose.label)
    seen = told | {p.id for p in credit}
    for ai in policy.all("ai"):
        named = next((word for word in ai.listing("does").words if _scores(word.text)), None)
        served = policy.named_purposes(ai.listing("purposes"))
        weighty = [p for p in served if _matters(p) and _scores_persons(policy, p)]
        if named and weighty and not ai.has("possible") and not {p.id for p in served} & seen:
            yield Score(ai, named.span, ai.label)


def denies_all_decisions(commitment: Commitment) -> bool:
    """True for a denial of automated decisions that is not limited to some purposes, data or persons."""
    excepted = commitment.except_names or commitment.except_purposes or commitment.except_consent
    free = not (commitment.object or excepted)
    return (
        commitment.negative
        and commitment.verb.text == "decide"
        and free
        and {x.kind for x in commitment.conditions} <= {"automatically"}
    )


def _scores_persons(policy: Policy, purpose: Purpose) -> bool:
    """True unless the data are anonymised, or all whom a purpose reaches stand for firms, which are what is scored."""
    return not policy.uses_anonymised(purpose) and natural_persons(policy, purpose) is not None


def _matters(purpose: Purpose) -> bool:
    """True for a kind of purpose in which a rating weighs on people: work, education, credit, social benefits."""
    return any(vocabulary("purposes").field(word.text, "annex-iii") for word in purpose.kinds.words)


def _scores(task: str) -> bool:
    return vocabulary("tasks").is_a(task, SCORING)
