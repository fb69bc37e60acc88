"""One root, one finding: what a rule says of several declarations in the same words is told once, with every place.

Ten purposes without a legal basis are one thing to mend, in ten places. Baselines and waivers go by single findings, so
that a new place is new: they come first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from polc.core.findings import Fact, Finding, Related
from polc.core.record import replace
from polc.reference.phrases import LANGUAGES
from polc.reference.rules import RulePage, rule_page

SAME = "same-root"
"""The fact that names the other declarations, and the label of their places: phrases that any rule can use."""
SLOT = re.compile(r"\{([\w-]+)")
GROUPED = ("export",)
"""Groups outside the catalogue whose findings are told once as well: ten purposes may lack the same."""
OWN = frozenset({"subject", "members"})
"""Facts that tell one declaration from another, not one mistake from another."""


def by_root(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those that say the same of several declarations of a file as one, at the first."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        page = rule_page(finding.rule)
        key = _root(finding, page) if page.in_catalogue or page.group in GROUPED else (number,)
        groups.setdefault(key, []).append(finding)
    return tuple(_joined(group) for group in groups.values())


def _root(finding: Finding, page: RulePage) -> tuple[object, ...]:
    """What findings of one root share: rule, variant, severity, file, law, and all that the message says but whom."""
    words = " ".join(page.words(part, lang, finding.variant) for part in ("message", "fix") for lang in LANGUAGES)
    slots = sorted(set(SLOT.findall(words)) - OWN)
    told = tuple(repr(_plain(finding.facts.get(slot, ""))) for slot in slots)
    return finding.span.path, finding.rule, finding.variant, finding.severity, finding.citations, told


def _plain(fact: Fact) -> object:
    """A fact without the place where it stands."""
    if isinstance(fact, tuple):
        return tuple(_plain(member) for member in fact)
    return getattr(fact, "names", None) or getattr(fact, "text", None) or re.sub(r"Span\([^)]*\)", "", repr(fact))


def _joined(group: Sequence[Finding]) -> Finding:
    first, *others = group
    if not others:
        return first
    names = {repr(_plain(name)): name for f in others if (name := f.facts.get("subject", ""))}
    own = repr(_plain(first.facts.get("subject", "")))
    told = tuple(name for key, name in names.items() if key != own)
    places = tuple(Related(f.span, SAME, {"subject": f.facts.get("subject", "")}) for f in others)
    return replace(first, facts={**first.facts, SAME: told}, related=(*first.related, *places))
