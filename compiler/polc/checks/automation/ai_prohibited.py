"""automation/ai-prohibited: emotions are read at work or in education."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._ai import called, in_use, is_told_as, purposes_of
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

FLAG = "work-or-school"


@rule("automation/ai-prohibited")
def ai_prohibited(policy: Policy) -> Iterator[Finding]:
    """Emotions are inferred at work or in education (AI Act Art. 5(1)(f)).

    Medical and safety reasons are excepted. By the kind of the purpose, or by the persons it is about or who deal with
    the system: employees, pupils, students.
    """
    for ai in in_use(policy):
        spot = next((e for e in ai.listing("does") if is_told_as(e, "emotion-recognition")), None)
        purposes = purposes_of(policy, ai)
        if spot is None or any(policy.kind_flag(p, "care-or-safety") for p in purposes):
            continue
        places = [p for p in purposes if policy.kind_flag(p, FLAG)]
        persons = [
            word for p in purposes for word in policy.effective(p, "subjects").words if _is_met_there(policy, word)
        ]
        persons += [word for word in ai.listing("talks").words if _is_met_there(policy, word)]
        if places:
            others = tuple(related(p.place, "purpose") for p in places)
            yield finding(ai, spot.span, related=others, ai=called(ai), purpose=places[0].label)
        elif persons:
            others = tuple(related(word.span, "persons") for word in persons)
            named = policy.called(("subject", "~subjects"), persons[0])
            yield finding(ai, spot.span, related=others, variant="persons", ai=called(ai), persons=named)


def _is_met_there(policy: Policy, word: Word) -> bool:
    """True for persons who are met at work or in education, whatever the kind of the purpose."""
    terms = policy.subjects_above(word.text)
    return any(vocabulary("subjects").field(n, FLAG) is True for n in terms)
