"""Children: from what age they consent alone (Art. 8), with whom below it, and a notice that they understand."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import related
from polc.core.findings import Related
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.legal_bases import CONSENT, one_of
from polc.model.policy import Policy
from polc.model.purposes import Basis

ONLINE = frozenset({"web-form", "account", "widget"})
"""Kinds of channels by which consent is given on a site or in an application."""


NOT_A_SERVICE = frozenset({"public-body", "association"})
"""Kinds of controllers whose service is not certainly one of the information society, provided for remuneration."""


def consenting(policy: Policy) -> Iterator[tuple[Declaration, list[Basis]]]:
    """The categories of persons with an age stated of whom consent is asked on line, with those consents."""
    if any(NOT_A_SERVICE & c.listing("kind").names for c in policy.controllers):
        return
    for subject in policy.all("subject"):
        if not (subject.has("minimum-age") or subject.has("below")):
            continue
        bases = [
            b
            for p in policy.purposes
            if any(policy.subject_within(n, subject.id) for n in policy.effective(p, "subjects").names)
            for b in policy.bases(p)
            if one_of(policy, b.id, (CONSENT,)) and _on_line(policy, b.asked)
        ]
        if bases:
            yield subject, bases


def _on_line(policy: Policy, asked: Listing) -> bool:
    """True when consent is asked on a site or in an application.

    Not said how, when the policy is that of a site.
    """
    if asked.stated:
        channels = ((policy.get("channel", word.text), word.text) for word in asked.words)
        return any((c.listing("kind").names if c else {name}) & ONLINE for c, name in channels)
    return bool(policy.header and policy.header.has("scope"))


def is_parent(policy: Policy, word: Word) -> bool:
    return policy.subject_within(word.text, "parent")


def asked_of(bases: list[Basis]) -> tuple[Related, ...]:
    return tuple(related(b.span, "consent") for b in bases)
