"""What a policy does with data itself: having them, using them for purposes, selling them, deciding upon them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.values import Entry, Listing, Word
from polc.model.commitments.activities import Datum, ProcessingActivity, aims_from, data_from, datum, on_consent
from polc.model.commitments.conflicts import is_held
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.subsumption import recipient_within
from polc.reference.vocabulary import vocabulary

BLOCKS = ("cookies", "watchlist", "decision", "ai")
"""Declarations that use data for purposes which they name."""
SALE = "data-sale"


def held(policy: Policy) -> Iterator[ProcessingActivity]:
    """The data that the controller has: each category by each of its members."""
    for declared in policy.all("data"):
        if declared.has("anonymous") or not is_held(policy, declared):
            continue
        words = declared.listing("includes").words or ((declared.node.name,) if declared.node.name else ())
        label = declared.label
        found = tuple(Datum(word.span, label, datum(policy, word).terms) for word in words)
        yield ProcessingActivity(declared, declared.place, label, data=found)


def used(policy: Policy) -> Iterator[ProcessingActivity]:
    """Data used for purposes: by purposes, cookies and other blocks, and by what data and sources say they serve."""
    for purpose in policy.purposes:
        if policy.is_group(purpose) or policy.uses_anonymised(purpose):
            continue
        data = data_from(policy, policy.effective(purpose, "data"))
        aims = (purpose,)
        yield ProcessingActivity(
            purpose.declaration, purpose.place, purpose.label, data, aims, on_consent(policy, aims)
        )
    for kind in BLOCKS:
        for block in policy.all(kind):
            if not block.has("possible") and not block.has("anonymous"):
                yield _by_block(policy, block)
    for declared in policy.all("data"):
        served = aims_from(policy, declared.listing("serves"))
        statement, name = declared.first("serves"), declared.node.name
        if served and statement and name and not declared.has("anonymous"):
            found = (datum(policy, name),)
            yield ProcessingActivity(
                declared, statement.span, declared.label, found, served, on_consent(policy, served)
            )
    for source in policy.all("source"):
        statement = source.first("used-to")
        served = aims_from(policy, source.listing("used-to"))
        if served and statement:
            data = data_from(policy, source.listing("gives"))
            yield ProcessingActivity(source, statement.span, source.label, data, served, on_consent(policy, served))


def _by_block(policy: Policy, block: Declaration) -> ProcessingActivity:
    """The use that cookies or another block make.

    What they do counts where it is a kind of purpose.
    """
    aims = aims_from(policy, block.listing("purposes"))
    if aims is None and block.kind == "cookies":
        aims = aims_from(policy, block.listing("does"))
    consent = _consent_to(block) if block.kind == "cookies" else on_consent(policy, aims)
    data = data_from(policy, block.listing("data"))
    return ProcessingActivity(block, block.place, block.label, data, aims, consent)


def _consent_to(cookies: Declaration) -> bool | None:
    statements = cookies.all("consent")
    if not statements or any(s.has("for") for s in statements):
        return None
    return all(s.has("required") for s in statements)


def sold(policy: Policy) -> Iterator[ProcessingActivity]:
    """Data sold: by purposes that are a sale of data, to each of their recipients, or to whoever gets them for that."""
    for purpose in policy.purposes:
        if not policy.is_kind(purpose, SALE):
            continue
        data = data_from(policy, policy.effective(purpose, "data"))
        consent = on_consent(policy, (purpose,))
        for word in policy.effective(purpose, "recipients").words or (None,):
            yield ProcessingActivity(
                purpose.declaration, purpose.place, purpose.label, data, (purpose,), consent, word.text if word else ""
            )
    for recipient in policy.all("recipient"):
        word = next((word for word in recipient.listing("purposes").words if _is_sale(word)), None)
        told = any(
            policy.is_kind(p, SALE)
            and any(recipient_within(policy, recipient.id, n) for n in policy.effective(p, "recipients").names)
            for p in policy.purposes
        )
        if word and not told:
            data = data_from(policy, recipient.listing("receives"))
            aims = aims_from(policy, Listing((Entry(word.span, word),), word.span))
            yield ProcessingActivity(recipient, word.span, recipient.label, data, aims, None, recipient.id)


def _is_sale(word: Word) -> bool:
    return vocabulary("purposes").is_a(word.text, SALE)


def decided(policy: Policy) -> Iterator[ProcessingActivity]:
    """Decisions about persons."""
    for decision in policy.all("decision"):
        aims = aims_from(policy, decision.listing("purposes"))
        ground = decision.word("decision-ground")
        consent = ground.text.endswith("consent") if ground else None
        data = data_from(policy, decision.listing("data"))
        solely = decision.first("solely")
        spot = solely.span if solely else decision.place
        yield ProcessingActivity(decision, spot, decision.label, data, aims, consent, automatic=solely is not None)
