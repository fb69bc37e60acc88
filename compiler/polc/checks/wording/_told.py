"""Findings on texts that assert something, by the lists of `dsl/lexicon/assertions.toml`. Reads texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polc.checks.engine.finding import finding
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.assertions import assertions


def told(policy: Policy, lists: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each text that asserts what a list holds, in the variant of that list; one a text and list."""
    for name, variant in lists.items():
        for assertion in assertions(policy, name):
            yield finding(assertion.declaration, assertion.span, variant=variant, words=assertion.words)
