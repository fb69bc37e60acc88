"""sensitive/term-misuse: data are called sensitive that the law does not call so."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.special_categories import data_labels
from polc.reference.vocabulary import vocabulary


@rule("sensitive/term-misuse")
def term_misuse(policy: Policy) -> Iterator[Finding]:
    """Data are called special or sensitive that are not: bank details, proofs of identity (Art. 9(1)).

    Only where the word is said to be the law's (`called special-data …`), and all that the data include is known.
    """
    for data in policy.all("data"):
        called = data.first("called")
        if called is None or not any(policy.is_a("data", word.text, "special-categories") for word in called.own_words):
            continue
        included = data.listing("includes")
        terms = {t for word in included.words for t in policy.data_terms(word.text)}
        known = all(vocabulary("data").get(t) or policy.get("data", t) for t in terms)
        closed = bool(included) and not included.open and all(e.name for e in included)
        if closed and known and not policy.sensitivities(data.id) & {"special", "offence"}:
            yield finding(data, called.span, called=called.own_text or "", data=data_labels(policy, included.words))
