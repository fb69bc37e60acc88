"""sensitive/child-age: a child consents alone too early."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.sensitive._children import asked_of, consenting, is_parent
from polc.core.findings import Finding
from polc.core.record import record
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.consent_ages import consent_age, lowest_age


@record
class Threshold:
    """What the law of the controllers' countries says: the lowest of their ages, whether it is certain, and where."""

    age: int
    sure: bool
    country: Word | None
    norm: str


@rule("sensitive/child-age")
def child_age(policy: Policy) -> Iterator[Finding]:
    """The consent of a child below the national age is taken without a parent (Art. 8(1)).

    Only on line, for data subjects with an age stated, as of the day of the check; a warning where sources disagree on
    the age. Without a country where that law holds only the floor of 13 years counts.
    """
    threshold = _threshold(policy)
    for subject, bases in consenting(policy):
        alone = _alone_from(policy, subject)
        if alone is None or alone >= threshold.age:
            continue
        certain = threshold.sure or alone < lowest_age()
        statement = subject.first("below") or subject.first("minimum-age")
        country = policy.called(("~countries",), threshold.country) if threshold.country else ""
        yield finding(
            subject,
            statement.span if statement else None,
            related=asked_of(bases),
            severity="" if certain else "warning",
            citations=(threshold.norm,) if threshold.norm else (),
            variant=_variant(alone, threshold),
            alone=alone,
            age=threshold.age,
            country=country,
        )


def _variant(alone: int, threshold: Threshold) -> str:
    if alone == 0:
        return "any" if threshold.country else "any-floor"
    return "" if threshold.country else "floor"


def _threshold(policy: Policy) -> Threshold:
    stated = [term_word for c in policy.controllers if (term_word := c.word("country"))]
    words = [word for word in stated if not policy.is_abroad(word.text)]
    ages = [(consent_age(word.text, policy.as_of), word) for word in words]
    if not ages or len(ages) < len(policy.controllers):
        return Threshold(lowest_age(), sure=True, country=None, norm="")
    age, word = min(ages, key=lambda pair: pair[0].age)
    return Threshold(age.age, age.sure, word, age.norm)


def _alone_from(policy: Policy, subject: Declaration) -> int | None:
    """The age in years from which a child's own consent is enough.

    None where it is not certain.
    """
    minimum = subject.word("minimum-age")
    least = int(minimum.text) if minimum else 0
    below = subject.first("below")
    if below is None:
        return least
    names = below.own_listing
    if names.open or any(not is_parent(policy, word) and not _is_minor(policy, subject, word) for word in names.words):
        return None
    with_parent = any(is_parent(policy, word) for word in names.words)
    return max(least, int(below.own_words[0].text)) if with_parent else least


def _is_minor(policy: Policy, subject: Declaration, word: Word) -> bool:
    return policy.subject_within(word.text, subject.id) or policy.subject_within(word.text, "child")
