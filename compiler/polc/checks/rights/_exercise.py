"""How rights are exercised: by what channel, within what time, with what proof, at what cost (Art. 12)."""

from __future__ import annotations

from polc.model.policy import Policy

REQUESTED = ("access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision",
             "human-review")  # fmt: skip
"""Rights exercised by a request to the controller, under the time limit of Art. 12(3)."""


def offered(policy: Policy) -> list[str]:
    block = policy.rights_block
    names = [word.text for word in block.listing("offer").words] if block else []
    return [r for r in dict.fromkeys([*names, *policy.rights]) if r in REQUESTED]
