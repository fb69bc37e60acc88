"""Finds the rules by name and runs them on a policy."""

from __future__ import annotations

import importlib
from functools import lru_cache

from polc.checks.engine.rule import Rule
from polc.core.findings import Fact, Finding
from polc.core.record import replace
from polc.core.work_limits import Limit, TooManyError
from polc.model.home_terms import home_terms
from polc.model.layers import told_elsewhere
from polc.model.policy import Policy
from polc.reference.counterparts import in_their_law
from polc.reference.rules import RulePage, catalogue, rule_page


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Return every rule by its slug, in the order of groups and modules.

    Each module stands at the path of its page.
    """
    modules = sorted((*slug.replace("-", "_").split("/"), slug) for slug in catalogue())
    return {
        slug: getattr(importlib.import_module(f"polc.checks.{group}.{name}"), name) for group, name, slug in modules
    }


def check(policy: Policy) -> list[Finding]:
    """The findings of every rule that holds on the policy's day under its law.

    Those that another one supersedes are left out. Laws that have nothing in common judge the policy each for itself;
    what they find alike is told once, with what each of them says.
    """
    regimes = policy.regimes
    if len(regimes) == 1:
        return _judged(regimes[0])
    return _told_once([finding for regime in regimes for finding in _judged(regime)])


def _judged(policy: Policy) -> list[Finding]:
    """The findings under one law.

    The page of a rule is read with its first finding: most rules find nothing.
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
                if page.in_force(policy.as_of) and page.holds_under(
                    policy.jurisdictions, finding.variant, policy.as_of
                ):
                    cited = page.cited(finding.variant, policy.jurisdictions, finding.citations)
                    own = in_their_law(policy.jurisdictions, cited, policy.as_of)
                    if own or not (cited and page.jurisdictions):
                        facts = {**home_terms(policy), **finding.facts} if page.speaks_of_home else finding.facts
                        findings.append(replace(finding, rule=slug, citations=own, facts=facts))
        except TooManyError as error:
            left.setdefault(error.limit, []).append(slug)
    return [*_without_superseded(findings), *(_not_compared(policy, limit, slugs) for limit, slugs in left.items())]


def _told_once(findings: list[Finding]) -> list[Finding]:
    """The findings, those that differ in nothing but what they cite as one.

    That one cites it all.
    """
    found: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        facts = repr(sorted(finding.facts.items(), key=lambda fact: fact[0]))
        places = tuple((r.span, r.label) for r in finding.related)
        key = (finding.rule, finding.span, finding.subject, finding.variant, finding.severity, places, facts)
        known = found.get(key)
        cited = (*known.citations, *finding.citations) if known else finding.citations
        found[key] = replace(finding, citations=tuple(dict.fromkeys(cited)))
    return list(found.values())


def _not_compared(policy: Policy, limit: Limit, slugs: list[str]) -> Finding:
    """The finding that a limit was reached.

    It stands at the first of the declarations that are too many, and names the rules that were stopped.
    """
    first = next(iter(policy.all(limit.kind)), policy.declarations[0])
    facts: dict[str, Fact] = {"declarations": limit.kind, "most": limit.most, "rules": tuple(slugs)}
    return Finding("file/not-compared", first.place, facts, subject=first.key)


def _without_superseded(findings: list[Finding]) -> list[Finding]:
    """The findings without those of rules that another one supersedes.

    One fact gives one finding. A rule's page says what it supersedes, at one subject.
    """
    silenced = {(slug, finding.subject) for finding in findings for slug in rule_page(finding.rule).supersedes}
    return [f for f in findings if (f.rule, f.subject) not in silenced]
