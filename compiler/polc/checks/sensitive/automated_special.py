"""sensitive/automated-special: a machine decides on special categories of data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.sensitive._special import ARTICLE_9
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.special_categories import SPECIAL, conditions_of, data_labels, sensitive_words

FOR_DECISIONS = frozenset({"explicit-consent", "substantial-public-interest", "consent"})
"""Grounds on which Art. 22(4) allows decisions on such data; plain `consent` may be meant as explicit."""


@rule("sensitive/automated-special")
def automated_special(policy: Policy) -> Iterator[Finding]:
    """A decision by machine alone uses special categories without what Art. 22(4) asks for.

    That is explicit consent or a substantial public interest. Where a purpose of it lists the data and no condition at
    all is stated, `sensitive/art9-condition` tells it.
    """
    for decision in policy.all("decision"):
        words = sensitive_words(policy, decision, SPECIAL)
        if not words or not decision.has("solely"):
            continue
        served = policy.named_purposes(decision.listing("purposes"))
        stated = conditions_of(policy, decision, served, ARTICLE_9)
        ground = decision.word("decision-ground")
        names = {word.text for word in stated} | ({ground.text} if ground else set())
        listed = any(sensitive_words(policy, p.declaration, SPECIAL) for p in served)
        if names & FOR_DECISIONS or (listed and not stated):
            continue
        places = tuple(related(word.span, "condition") for word in stated)
        yield finding(decision, words[0].span, related=places, data=data_labels(policy, words))
