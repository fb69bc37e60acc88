"""transfer/vendor-abroad: nothing says where a service works whose maker is in a third country."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.transfers import concerns, places_besides, transfers_of
from polc.reference.lexicon import Words, folded, words_of
from polc.reference.package import read_toml
from polc.reference.vocabulary import vocabulary

BOOK = "vendors"
TOLD = ("located", "safeguard", "terms")
"""Statements of a recipient that say where it works, or lead to it."""


@rule("transfer/vendor-abroad")
def vendor_abroad(policy: Policy) -> Iterator[Finding]:
    """A recipient bears the name of a service whose maker is in a third country, and nothing says where it works.

    Art. 13(1)(f), 44. Silent where a place, a safeguard, or the terms of the service are stated, or a transfer that
    concerns it; a seat abroad is no transfer, so that this asks and does not accuse.
    """
    if policy.header is None:
        return
    denied = next((t for t in policy.all("transfer") if t.says_none), None)
    for recipient in policy.all("recipient"):
        name, country = _maker(recipient)
        told = any(recipient.has(s) for s in TOLD) or bool(places_besides(recipient))
        if name is None or told or any(concerns(policy, t, recipient) for t in transfers_of(policy)):
            continue
        yield finding(
            recipient, name.span, variant="denied" if denied else "",
            related=(related(denied.span, "denied"),) if denied else (),
            country=vocabulary("countries").term_of(country, country),
        )  # fmt: skip


def _maker(recipient: Declaration) -> tuple[Text | None, str]:
    """The text by which a recipient is a known service, and the country of its maker.

    None where it is none.
    """
    for text in (recipient.text("name"), recipient.title):
        for passage in text.passages if text else ():
            for words, country in _vendors():
                match = words.search(folded(passage.text))
                if match and match.start() == 0:
                    return text, country
    return None, ""


@cache
def _vendors() -> tuple[tuple[Words, str], ...]:
    vendors = read_toml("lexicon", f"{BOOK}.toml")["vendors"].values()
    return tuple((words_of(v["names"], BOOK), str(v["country"])) for v in vendors)
