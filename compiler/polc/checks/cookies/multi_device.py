"""cookies/multi-device: consent holds for all devices, refusal for one."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.cookies._consent import WIDGET
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.direct_marketing import channel, kinds_of_channel
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.trackers import (
    BROWSER,
    channels,
    label,
)

ON_ONE_DEVICE = frozenset({WIDGET, BROWSER})


@rule("cookies/multi-device")
def multi_device(policy: Policy) -> Iterator[Finding]:
    """Consent asked in the account holds on every device, while refusal or withdrawal concerns one."""
    asked = [(b, word) for b, word in channels(policy, "asked") if kinds_of_channel(policy, word.text) == {"account"}]
    withdrawn = channels(policy, "withdrawn")
    kinds = [kinds_of_channel(policy, word.text) for _, word in withdrawn]
    if asked and kinds and all(k and k <= ON_ONE_DEVICE for k in kinds):
        block, word = asked[0]
        names = tuple({word.text: channel(policy, word) for _, word in withdrawn}.values())
        places = tuple(related(word.span, "withdrawn") for _, word in withdrawn)
        for law in national(policy, "multi-device-consent"):
            yield finding(block, word.span, related=places, law=law, channels=names, cookies=label(block))
