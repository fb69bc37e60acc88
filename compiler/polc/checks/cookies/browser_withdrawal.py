"""cookies/browser-withdrawal: browser settings are the only way to withdraw consent to cookies."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import (
    by_browser,
    channels,
    label,
    tools,
)

WITHDRAW = "withdraw-consent"


WAYS_OUT = frozenset({"withdraw", "disable-cookies"})


CHOICES = frozenset({"refuse", "set-preferences"})


@rule("cookies/browser-withdrawal")
def browser_withdrawal(policy: Policy) -> Iterator[Finding]:
    """Settings of the browser are the only way told of withdrawing consent to cookies (Art. 7(3)).

    Silent where a tool on the site offers to withdraw or to change the choice: it serves all classes alike.
    """
    stated = [*channels(policy, "withdrawn"), *_exercised(policy)]
    if not stated or not all(by_browser(policy, word) for _, word in stated) or _other_way(policy):
        return
    block, word = stated[0]
    places = tuple(related(word.span, "also") for _, word in stated[1:])
    yield finding(block, word.span, related=places, cookies=label(block))


def _exercised(policy: Policy) -> list[tuple[Declaration, Word]]:
    """The channels of the right to withdraw consent, as far as it is about cookies."""
    right = policy.rights.get(WITHDRAW)
    cases = right.every if right else ()
    about = [c for c in cases if c.over("cookies") and c.through]
    return [(right.declaration, word) for c in about for word in c.through.words] if right else []


def _other_way(policy: Policy) -> bool:
    """True where another way is told, or where what is told is not all there is."""
    right = policy.rights.get(WITHDRAW)
    broad = [c for c in (right.every if right else ()) if not c.over("cookies") and not c.over("purposes")]
    if any(not by_browser(policy, word) for c in broad for word in c.through.words):
        return True
    asked = {word.text for _, word in channels(policy, "asked")}
    for tool in tools(policy):
        offers = tool.listing("offers").names
        if offers & WAYS_OUT or (offers & CHOICES and tool.id not in asked):
            return True
    blocks = {b.span: b for b, _ in channels(policy, "withdrawn")}
    return any(b.listing("withdrawn").open for b in blocks.values())
