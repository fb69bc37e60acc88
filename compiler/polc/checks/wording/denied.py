"""wording/denied: a text says what the policy denies elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import promised
from polc.model.commitments.conflicts import areas_of
from polc.model.commitments.promises import Commitment
from polc.model.policy import Policy
from polc.model.scores import denies_all_decisions
from polc.model.texts.assertions import assertions
from polc.model.texts.passages import SENTENCES

AREAS = frozenset({"EU", "EEA"})
ALL = "personal-data"


@rule("wording/denied")
def denied(policy: Policy) -> Iterator[Finding]:
    """A text tells of transfers, automated decisions or sales that the policy denies in a statement (Art. 13).

    Compared with promises, claims, `transfer none` and `decisions none` that are not limited to a part of the data.
    """
    denials: dict[str, Commitment] = {}
    for commitment in promised(policy):
        denials.setdefault(_denied_list(commitment), commitment)
    denials.pop("", None)
    for name, commitment in denials.items():
        for assertion in assertions(policy, name):
            if assertion.statement in SENTENCES and assertion.declaration is not commitment.declaration:
                yield finding(
                    assertion.declaration, assertion.span, related=(related(commitment.span, "denied"),),
                    variant="" if name == "abroad" else name, words=assertion.words,
                )  # fmt: skip


def _denied_list(commitment: Commitment) -> str:
    """The list of what belies a commitment.

    Empty for one that is limited or says something else.
    """
    limited = commitment.object or commitment.except_names or commitment.except_purposes or commitment.except_consent
    kinds = {c.kind for c in commitment.conditions}
    whole = not commitment.object or ALL in commitment.object.names
    if commitment.verb.text == "sell" and commitment.negative and whole and not kinds:
        return "use-sale"
    if limited:
        return ""
    if denies_all_decisions(commitment):
        return "decided-by-machine"
    within = areas_of(commitment) <= AREAS and areas_of(commitment)
    return "abroad" if within and commitment.verb.text in ("transfer", "store") else ""
