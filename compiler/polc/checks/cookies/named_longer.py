"""cookies/named-longer: a cookie outlasts what is said of its class."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import described, general, label


@rule("cookies/named-longer")
def named_longer(policy: Policy) -> Iterator[Finding]:
    """A cookie that is named lasts longer than the lifetime stated for its class, or for all (Art. 5(1)(a), 13(2)).

    Shorter ones are within it. Where the class states no lifetime, that of the block on all trackers counts.
    """
    every = next((b for b in general(policy) if b.has("lifetime") and not b.all("consent")), None)
    for block in described(policy):
        holder = block if block.has("lifetime") else every
        limit = holder.duration("lifetime") if holder else None
        if holder is None or limit is None:
            continue
        for cookie in block.all("cookie"):
            lifetime = cookie.duration("lifetime")
            if lifetime and lifetime.longer_than(limit):
                stated, own = holder.first("lifetime"), cookie.first("lifetime")
                yield finding(
                    block,
                    own.span if own else cookie.span,
                    related=(related(stated.span, "stated"),) if stated else (),
                    cookies=label(block),
                    cookie=_name(cookie),
                    length=lifetime,
                    limit=limit,
                )


def _name(cookie: Declaration) -> Text | Word:
    return cookie.own_text or cookie.label
