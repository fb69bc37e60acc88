"""Children: from what age they consent alone (Art. 8), with whom below it, and a notice that they understand."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Related
from polc.core.record import record
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.legal_bases import CONSENT, one_of
from polc.model.national import national_of_controllers
from polc.model.policy import Policy
from polc.model.purposes import Basis
from polc.reference.consent_ages import consent_age, lowest_age
from polc.reference.law import inside
from polc.reference.vocabulary import vocabulary

ONLINE = frozenset({"web-form", "account", "widget"})
"""Kinds of channels by which consent is given on a site or in an application."""
NOT_A_SERVICE = frozenset({"public-body", "association"})
"""Kinds of controllers whose service is not certainly one of the information society, provided for remuneration."""


@record
class Threshold:
    """What the law of the controllers' countries says: the lowest of their ages, whether it is certain, and where."""

    age: int
    sure: bool
    country: Word | None
    norm: str


def child_age(policy: Policy) -> Iterator[Finding]:
    """The consent of a child below the national age is taken without a parent (Art. 8(1)).

    Only on line, for data subjects with an age stated, as of the day of the check; a warning where sources disagree on
    the age. Without a country in the EEA only the floor of 13 years counts.
    """
    threshold = _threshold(policy)
    for subject, bases in _consenting(policy):
        alone = _alone_from(policy, subject)
        if alone is None or alone >= threshold.age:
            continue
        certain = threshold.sure or alone < lowest_age()
        statement = subject.first("below") or subject.first("minimum-age")
        country = policy.called(("~countries",), threshold.country) if threshold.country else ""
        yield found(
            subject,
            statement.span if statement else None,
            related=_asked(bases),
            severity="" if certain else "warning",
            citations=(threshold.norm,) if threshold.norm else (),
            variant=_variant(alone, threshold),
            alone=alone,
            age=threshold.age,
            country=country,
        )


def child_joint_fr(policy: Policy) -> Iterator[Finding]:
    """The parent alone consents for a child, who must consent too by the law of a controller's country."""
    asking = national_of_controllers(policy, "joint-consent")
    if not asking:
        return
    law, country = asking[0]
    years = consent_age(country.text, policy.as_of).age
    for subject, bases in _consenting(policy):
        below = subject.first("below")
        names = below.own_listing.words if below else ()
        parents = [w for w in names if _is_parent(policy, w)]
        if below and parents and len(parents) == len(names) and not below.own_listing.open:
            stated = below.own_words[0].text
            yield found(subject, below.span, related=_asked(bases), law=law, age=stated, years=years)


def child_language(policy: Policy) -> Iterator[Finding]:
    """Minors are among those addressed, and no part is written for them (Art. 12(1)).

    Silent where the policy addresses minors alone: it is then their text as a whole.
    """
    if policy.header is None or any("children" in s.listing("kind").names for s in policy.all("section")):
        return
    audience = policy.header.listing("audience")
    minors = [w for w in audience.words if _is_child(policy, w)]
    if minors and len(minors) < len(audience.words):
        label = policy.called(("subject", "~audiences", "~subjects"), minors[0])
        yield found(policy.header, minors[0].span, minors=label)


def _variant(alone: int, threshold: Threshold) -> str:
    if alone == 0:
        return "any" if threshold.country else "any-floor"
    return "" if threshold.country else "floor"


def _threshold(policy: Policy) -> Threshold:
    words = [w for c in policy.controllers if (w := c.word("country")) and inside(w.text, "EEA")]
    ages = [(consent_age(w.text, policy.as_of), w) for w in words]
    if not ages or len(ages) < len(policy.controllers):
        return Threshold(lowest_age(), sure=True, country=None, norm="")
    age, word = min(ages, key=lambda pair: pair[0].age)
    return Threshold(age.age, age.sure, word, age.norm)


def _consenting(policy: Policy) -> Iterator[tuple[Declaration, list[Basis]]]:
    """The categories of persons with an age stated of whom consent is asked on line, with those consents."""
    if any(NOT_A_SERVICE & c.listing("kind").names for c in policy.controllers):
        return
    for subject in policy.all("subject"):
        if not (subject.has("minimum-age") or subject.has("below")):
            continue
        bases = [
            b
            for p in policy.purposes
            if any(policy.subject_within(n, subject.id) for n in policy.effective(p, "subjects").names)
            for b in policy.bases(p)
            if one_of(policy, b.id, (CONSENT,)) and _on_line(policy, b.asked)
        ]
        if bases:
            yield subject, bases


def _on_line(policy: Policy, asked: Listing) -> bool:
    """True when consent is asked on a site or in an application; not said how, when the policy is that of a site."""
    if asked.stated:
        channels = ((policy.get("channel", w.text), w.text) for w in asked.words)
        return any((c.listing("kind").names if c else {name}) & ONLINE for c, name in channels)
    return bool(policy.header and policy.header.has("scope"))


def _alone_from(policy: Policy, subject: Declaration) -> int | None:
    """The age in years from which a child's own consent is enough; None where it is not certain."""
    minimum = subject.word("minimum-age")
    least = int(minimum.text) if minimum else 0
    below = subject.first("below")
    if below is None:
        return least
    names = below.own_listing
    if names.open or any(not _is_parent(policy, w) and not _is_minor(policy, subject, w) for w in names.words):
        return None
    with_parent = any(_is_parent(policy, w) for w in names.words)
    return max(least, int(below.own_words[0].text)) if with_parent else least


def _is_parent(policy: Policy, word: Word) -> bool:
    return policy.subject_within(word.text, "parent")


def _is_minor(policy: Policy, subject: Declaration, word: Word) -> bool:
    return policy.subject_within(word.text, subject.id) or policy.subject_within(word.text, "child")


def _is_child(policy: Policy, word: Word) -> bool:
    entry = vocabulary("audiences").get(word.text)
    return (entry is not None and entry.fields.get("child") is True) or policy.subject_within(word.text, "child")


def _asked(bases: list[Basis]) -> tuple[Related, ...]:
    return tuple(related(b.span, "consent") for b in bases)
