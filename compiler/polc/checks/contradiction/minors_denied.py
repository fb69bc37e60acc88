"""contradiction/minors-denied: the policy claims to hold no data of minors, and speaks of minors."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.sources import Span
from polc.model.commitments.claims import claim
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

MAJORITY = 18
"""The age below which a person is a child in every Member State's law on minors and in Art. 1 of the UN Convention."""
CHILD = "child"


@rule("contradiction/minors-denied")
def minors_denied(policy: Policy) -> Iterator[Finding]:
    """The claim that no data of minors are held, beside persons who are minors or may be (Art. 5(1)(a)).

    By their category, by an age stated below eighteen, by data about children, or by the audience. Parents, and persons
    of whom no age is stated, belie nothing.
    """
    claimed = claim(policy, "no-minors")
    if claimed is None or policy.header is None:
        return
    found = tuple(_minors(policy))
    if found:
        names = tuple({str(label): label for _, label in found}.values())
        places = tuple(related(span, "minors") for span, _ in found)
        yield finding(policy.header, claimed.span, related=places, others=names)


def _minors(policy: Policy) -> Iterator[tuple[Span, Fact]]:
    for subject in policy.all("subject"):
        age = next((int(word.text) for word in subject.words("minimum-age") if word.text.isdigit()), MAJORITY)
        if not subject.has("anonymous") and (age < MAJORITY or subject.has("below") or _is_child(policy, subject.id)):
            yield subject.place, subject.label
    for purpose in policy.purposes:
        for word in purpose.declaration.listing("subjects").words:
            if policy.get("subject", word.text) is None and _is_child(policy, word.text):
                yield word.span, policy.called(("~subjects",), word)
    audience = policy.header.listing("audience").words if policy.header else ()
    for word in audience:
        if vocabulary("audiences").field(word.text, "child") is True:
            yield word.span, policy.called(("~audiences",), word)
    for data in policy.all("data"):
        words = data.listing("includes").words
        spot = next((word for word in words if CHILD in policy.sensitivities(word.text)), None)
        if spot and not data.has("anonymous"):
            yield spot.span, policy.called(("data", "~data"), spot)


def _is_child(policy: Policy, name: str) -> bool:
    return any(vocabulary("subjects").field(n, CHILD) is True for n in policy.subjects_above(name))
