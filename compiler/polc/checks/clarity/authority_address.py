"""clarity/authority-address: letters to the supervisory authority would go to an address that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.law import authorities

NUMBER = re.compile(r"\d+")
TELLING = 3
"""Digits from which on a number of an address is more than a house number."""


@rule("clarity/authority-address")
def authority_address(policy: Policy) -> Iterator[Finding]:
    """The post of an authority has no number in common with its known address: street, box nor postal code.

    Art. 12(1), 13(2)(d). Silent on authorities whose address is not known, and on addresses without numbers.
    """
    for declared in policy.all("authority"):
        known = authorities().get(declared.id)
        address = known.fields.get("address", ()) if known else ()
        theirs = frozenset(NUMBER.findall(" ".join(address)))
        for reach in declared.all("reach"):
            for post in reach.all("reach-post"):
                passages = post.own_text.passages if post.own_text else ()
                mine = frozenset(n for passage in passages for n in NUMBER.findall(passage.text))
                if theirs and any(len(n) >= TELLING for n in mine) and not mine & theirs:
                    yield finding(declared, post.span, address=", ".join(address))
