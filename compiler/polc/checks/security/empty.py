"""security/empty: nothing says how the data are protected."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.formulas import MEASURES, is_formula, only_assures
from polc.reference.vocabulary import vocabulary

DOING = ("recipient", "cookies", "ai")


PROTECTING = ("it-security", "security-logging")


@rule("security/empty")
def empty(policy: Policy) -> Iterator[Finding]:
    """Nothing says how the data are protected, or only that measures are taken (Art. 32; no item of Art. 13).

    A section on security is read where no measure is declared.
    """
    if policy.header is None:
        return
    for measure in policy.all("measure"):
        formula = _formula(policy, measure)
        if formula and measure.span.path == policy.path:
            yield finding(measure, formula.span, variant="formula", formula=formula)
    if policy.all("measure"):
        return
    sections = {n for s in policy.all("section") for n in s.listing("kind").names}
    claimed = policy.header.listing("claims").names & {"confidential", "staff-only-access"}
    tasks = (n for kind in DOING for d in policy.all(kind) for n in d.listing("does").names)
    done = any(vocabulary("tasks").is_a(n, "security") for n in tasks)
    purposes = any(policy.is_kind(p, kind) for p in policy.purposes for kind in PROTECTING)
    if not (sections & {"security", "breach"} or claimed or done or purposes):
        yield finding(policy.header)
    for section in policy.all("section"):
        text = section.text("text")
        own = section.span.path == policy.path and "security" in section.listing("kind").names
        if own and text and only_assures(policy, text):
            yield finding(section, text.span, variant="section")


def _formula(policy: Policy, measure: Declaration) -> Text | None:
    """The text of a measure that promises "all appropriate measures" where nothing says which; else None."""
    entries = measure.listing("does").entries
    if any(entry.name for entry in entries) or measure.has("note") or measure.has("notify"):
        return None
    texts = [entry.text for entry in entries if entry.text] or [text for text in (measure.title,) if text]
    return texts[0] if texts and all(is_formula(policy, text, MEASURES) for text in texts) else None
