"""Finds the rules by name and runs them on a policy."""

from __future__ import annotations

import importlib
from functools import lru_cache

from polc.checks.engine.rule import Rule
from polc.core.findings import Fact, Finding
from polc.core.record import replace
from polc.core.work_limits import Limit, TooManyError
from polc.model.layers import told_elsewhere
from polc.model.policy import Policy
from polc.reference.rules import RulePage, catalogue, rule_page


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Return every rule by its slug, in the order of groups and modules: each module stands at the path of its page."""
    modules = sorted((*slug.replace("-", "_").split("/"), slug) for slug in catalogue())
    return {
        slug: getattr(importlib.import_module(f"polc.checks.{group}.{name}"), name) for group, name, slug in modules
    }


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
                if page.is_told_in(told_elsewhere(policy), finding.variant):
                    continue
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
