"""omission/postmortem-fr: a right that national law adds is not told."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.omission._rights import place_of_missing_right
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.declaration import Declaration
from polc.model.national import TOLD_RIGHT, national, national_of_controllers
from polc.model.policy import Policy
from polc.reference.jurisdictions import holding


@rule("omission/postmortem-fr")
def postmortem_fr(policy: Policy) -> Iterator[Finding]:
    """A body of law adds a right that must be told, and it is not: to leave directives for after one's death, say.

    It applies where the policy names that law, or a controller established in its country makes it.
    """
    if policy.header is None:
        return
    asking = [(law, _word_naming_law(policy.header, law.law), "law") for law in national(policy, TOLD_RIGHT)]
    named = {law.law for law, _, _ in asking}
    established = (pair for pair in national_of_controllers(policy, TOLD_RIGHT) if pair[0].law not in named)
    asking += [(law, word.span, "country") for law, word in established]
    for law, reason, label in asking:
        if not policy.offers(str(law.fields["right"])):
            place, span = place_of_missing_right(policy, policy.header)
            yield finding(
                place, span, related=(related(reason, label),), law=law, severity=str(law.fields.get("severity", ""))
            )


def _word_naming_law(header: Declaration, law: str) -> Span:
    """The word of a header that brings a body of law, by its name or by extending it.

    Else the header's first words.
    """
    words = header.listing("law").words
    return next((word.span for word in words if law in holding(frozenset({word.text}))), header.place)
