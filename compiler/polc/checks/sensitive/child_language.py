"""sensitive/child-language: minors are addressed, and nothing is written for them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("sensitive/child-language")
def child_language(policy: Policy) -> Iterator[Finding]:
    """Minors are among those addressed, and no part is written for them (Art. 12(1)).

    Silent where the policy addresses minors alone: it is then their text as a whole.
    """
    if policy.header is None or any("children" in s.listing("kind").names for s in policy.all("section")):
        return
    audience = policy.header.listing("audience")
    minors = [word for word in audience.words if _is_child(policy, word)]
    if minors and len(minors) < len(audience.words):
        label = policy.called(("subject", "~audiences", "~subjects"), minors[0])
        yield finding(policy.header, minors[0].span, minors=label)


def _is_child(policy: Policy, word: Word) -> bool:
    entry = vocabulary("audiences").get(word.text)
    return (entry is not None and entry.fields.get("child") is True) or policy.subject_within(word.text, "child")
