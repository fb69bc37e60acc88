"""wording/request: a text burdens the exercise of rights beyond the law."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.model.policy import Policy

LISTS = {
    "request-fee": "",
    "request-proof": "proof",
    "request-silence": "silence",
    "request-often": "often",
    "request-waiver": "waiver",
    "request-form": "form",
    "request-discretion": "discretion",
    "request-later": "later",
    "request-nationality": "nationality",
    "request-marketing": "marketing",
}


@rule("wording/request")
def request(policy: Policy) -> Iterator[Finding]:
    """A text asks for money, proofs, forms or patience that Art. 12 does not let the controller ask for.

    Or waives rights, rations them, or keeps them for nationals. Silent on the cases in which the law allows it (further
    copies, doubts about identity). One finding a text and burden.
    """
    yield from told(policy, LISTS)
