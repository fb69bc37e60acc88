"""basis/consent-tied: whoever does not agree to marketing is refused something else."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.provision import Provision, provisions
from polc.model.purposes import Purpose
from polc.model.subsumption import purposes_within
from polc.model.texts.assertions import asserted
from polc.model.texts.passages import readings
from polc.reference.lexicon import languages

BOOK, REFUSED = "assertions", "refused-service"
CONSENT = "consent"


@rule("basis/consent-tied")
def consent_tied(policy: Policy) -> Iterator[Finding]:
    """Data that marketing on consent asks for are mandatory, and without them an order or a contract is refused.

    Art. 7(4). Reads the text after `otherwise`. Silent where the same data also serve another purpose.
    """
    for data in policy.all("data"):
        for provision in provisions(data):
            otherwise = provision.statement.first("otherwise")
            served = _served(policy, provision)
            text = otherwise.own_text if otherwise else None
            if not (provision.is_mandatory and text and served and all(_asks_consent(policy, p) for p in served)):
                continue
            if any(asserted(p.text, lang, REFUSED) for p, lang in readings(policy, text, languages(BOOK))):
                places = tuple(related(p.place, "purpose") for p in served)
                names = tuple(p.label for p in served)
                yield finding(data, provision.statement.span, related=places, purposes=names)


def _served(policy: Policy, provision: Provision) -> tuple[Purpose, ...]:
    """The purposes for which data are said to be mandatory; none where one is unknown."""
    reached = [purposes_within(policy, word.text) for word in provision.purposes.words]
    return tuple(p for places in reached for p in places) if all(reached) and not provision.purposes.open else ()


def _asks_consent(policy: Policy, purpose: Purpose) -> bool:
    return policy.is_marketing(purpose) and policy.relies_on(purpose, CONSENT)
