"""cookies/browser-consent: consent to cookies is deduced from browser settings."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.trackers import (
    by_browser,
    channels,
    label,
)


@rule("cookies/browser-consent")
def browser_consent(policy: Policy) -> Iterator[Finding]:
    """Consent to cookies is deduced from the settings of the browser alone, where the law forbids it."""
    asked = channels(policy, "asked")
    if not asked or not all(by_browser(policy, word) for _, word in asked):
        return
    block, word = asked[0]
    places = tuple(related(word.span, "also") for _, word in asked[1:])
    for law in national(policy, "browser-consent"):
        yield finding(block, word.span, related=places, law=law, cookies=label(block))
