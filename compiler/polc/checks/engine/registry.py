"""Finds the rules by name and runs them on a policy."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import lru_cache

import polc.checks
from polc.checks.engine.rule import Rule
from polc.core.findings import Fact, Finding
from polc.core.record import replace
from polc.core.work_limits import Limit, TooManyError
from polc.model.policy import Policy
from polc.reference.rules import RulePage, rule_page

NO_GROUPS = ("engine", "workspace")
"""Packages of `polc.checks` that hold no rules."""
RULE_MODULE = re.compile(r"[a-z]\w*")
"""Modules of a group that hold a rule; those whose name begins with an underscore are what several rules share."""


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Every rule by its slug, in the order of groups and names: the one that each module of a group declares."""
    found: dict[str, Rule] = {}
    for group in pkgutil.iter_modules(polc.checks.__path__):
        if group.name in NO_GROUPS or not group.ispkg:
            continue
        package = importlib.import_module(f"polc.checks.{group.name}")
        for module in pkgutil.iter_modules(package.__path__):
            if RULE_MODULE.fullmatch(module.name):
                declared = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), module.name)
                found[declared.slug] = declared
    return found


def check(policy: Policy) -> list[Finding]:
    """The findings of every rule that holds on the policy's day under its law, those superseded by another left out.

    The page of a rule is read with its first finding: most rules find nothing. Each finding has all that it cites.
    """
    findings: list[Finding] = []
    left: dict[Limit, list[str]] = {}
    for slug, rule in rules().items():
        page: RulePage | None = None
        try:
            for finding in rule.apply(policy):
                page = page or rule_page(slug)
                if page.in_force(policy.as_of) and page.holds_under(policy.jurisdictions):
                    cited = page.cited(finding.variant, policy.jurisdictions, finding.citations)
                    findings.append(replace(finding, rule=slug, citations=cited))
        except TooManyError as error:
            left.setdefault(error.limit, []).append(slug)
    return [*_without_superseded(findings), *(_not_compared(policy, limit, slugs) for limit, slugs in left.items())]


def _not_compared(policy: Policy, limit: Limit, slugs: list[str]) -> Finding:
    """That a limit was reached: at the first of the declarations that are too many, with the rules that it stopped."""
    first = next(iter(policy.all(limit.kind)), policy.declarations[0])
    facts: dict[str, Fact] = {"declarations": limit.kind, "most": limit.most, "rules": tuple(slugs)}
    return Finding("file/not-compared", first.place, facts, subject=first.key)


def _without_superseded(findings: list[Finding]) -> list[Finding]:
    """One fact gives one finding: drops those of rules that another rule's page says it supersedes, at one subject."""
    silenced = {(slug, finding.subject) for finding in findings for slug in rule_page(finding.rule).supersedes}
    return [f for f in findings if (f.rule, f.subject) not in silenced]
