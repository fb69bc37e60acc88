"""A rule as a value: its slug and the function that yields its findings.

A rule module declares one with `@rule`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from polc.core.findings import Finding
from polc.core.record import record
from polc.model.policy import Policy


@record
class Rule:
    """A rule of the catalogue.

    `slug` names its page in `dsl/rules`, and `apply` yields its findings on a policy.
    """

    slug: str
    apply: Callable[[Policy], Iterator[Finding]]


def rule(slug: str) -> Callable[[Callable[[Policy], Iterator[Finding]]], Rule]:
    """Declare the decorated function to be the rule `slug` ("group/name").

    It is the one of its module.
    """
    return lambda function: Rule(slug, function)
