"""clarity/contract-clauses: a clause of a contract stands in the notice."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

USE = "use"


@rule("clarity/contract-clauses")
def contract_clauses(policy: Policy) -> Iterator[Finding]:
    """The notice is accepted, binds its readers, or holds severability and other clauses of contracts (Art. 12(1)).

    WP260 point 8: what is told of data is kept apart from contracts. Exclusive courts take away a choice that
    Art. 79(2) gives. Acceptance by mere use is told by `basis/acceptance-as-consent`. One finding a clause.
    """
    header = policy.header
    if header is not None:
        accepted = header.first("accepted")
        if accepted and accepted.own_words and all(word.text != USE for word in accepted.own_words):
            yield finding(header, accepted.span, variant="accepted")
        binds = header.first("binds")
        if binds and any(not policy.get("controller", word.text) for word in binds.own_listing.words):
            yield finding(header, binds.span, variant="binds")
    for section in policy.all("section"):
        kinds = [k for word in section.listing("kind").words if (k := vocabulary("section-kinds").get(word.text))]
        clause = next((k for k in kinds if k.fields.get("contract") is True), None)
        if clause and section.span.path == policy.path:
            yield finding(section, clause=clause.term)
    for disputes in policy.all("disputes"):
        courts = disputes.first("courts")
        if courts and courts.has("exclusive") and disputes.span.path == policy.path:
            yield finding(disputes, courts.span, variant="courts", courts=courts.own_text or "")
