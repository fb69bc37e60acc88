"""contradiction/anonymous-yet-personal: data are called anonymous, and relate to a person."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding, Related
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import classes, consent_of, described
from polc.reference.vocabulary import vocabulary

DIRECT = {"person", "observed"}
AUDIENCE, MEASURING = "audience", "audience-measurement"


@rule("contradiction/anonymous-yet-personal")
def anonymous_yet_personal(policy: Policy) -> Iterator[Finding]:
    """Data are called anonymous although they identify a person, or arise when a person acts (Rec. 26, Art. 4(1)).

    Data as collected, not the anonymised output of a purpose. Without a source that tells of such acts, data may be
    anonymous from the start: the count of a door, the answers of an anonymous survey. Trackers that need consent follow
    a device from one page to the next; those exempt from it may well yield figures alone.
    """
    for data in policy.all("data"):
        statement = data.first("anonymous")
        if statement is None:
            continue
        place = statement.span
        identifying = tuple(word for word in data.listing("includes").words if _identifies(policy, word.text))
        if identifying:
            labels = tuple(policy.called(("data", "~data"), word) for word in identifying)
            yield finding(data, place, related=_spots(identifying, "identifier"), variant="identifier", data=labels)
            continue
        sources = tuple(_collected(policy, data))
        if sources:
            yield finding(data, place, related=tuple(related(s, "collected") for s in sources))
    for cookies in policy.all("cookies"):
        statement = cookies.first("anonymous")
        words = cookies.listing("data").words
        identifying = tuple(word for word in words if _identifies(policy, word.text))
        followed = tuple(word for word in words if _is_personal(policy, word.text))
        if statement and identifying:
            labels = tuple(policy.called(("data", "~data"), word) for word in identifying)
            spots = _spots(identifying, "identifier")
            yield finding(cookies, statement.span, related=spots, variant="identifier", data=labels)
        elif statement and followed and consent_of(policy, cookies) == "required":
            labels = tuple(policy.called(("data", "~data"), word) for word in followed)
            yield finding(cookies, statement.span, related=_spots(followed, "followed"), variant="cookies", data=labels)
        elif statement and not words and (used := _measured(policy, cookies)):
            labels = tuple(policy.called(("data", "~data"), word) for word in used)
            yield finding(cookies, statement.span, related=_spots(used, "measured"), variant="measured", data=labels)


def _measured(policy: Policy, block: Declaration) -> tuple[Word, ...]:
    """The data of the visits that a purpose of audience measurement uses, where only this block measures audiences."""
    blocks = [b for b in described(policy) if AUDIENCE in classes(b)]
    if blocks != [block]:
        return ()
    measuring = [p for p in policy.purposes if policy.is_kind(p, MEASURING) and not policy.uses_anonymised(p)]
    words = (word for p in measuring for word in policy.effective(p, "data").words)
    return tuple(word for word in words if _is_personal(policy, word.text))


def _is_personal(policy: Policy, name: str) -> bool:
    """True for data of the vocabulary, or made of such, that are not declared anonymous themselves."""
    declared = policy.get("data", name)
    known = any(vocabulary("data").get(t) for t in policy.data_terms(name))
    return known and not (declared and declared.has("anonymous"))


def _identifies(policy: Policy, name: str) -> bool:
    return any(vocabulary("data").field(t, "identifying") is True for t in policy.data_terms(name))


def _spots(words: tuple[Word, ...], label: str) -> tuple[Related, ...]:
    return tuple(related(word.span, label) for word in words)


def _collected(policy: Policy, data: Declaration) -> Iterator[Span]:
    """Where the policy says on what occasions, when a person did something, these data arise."""
    for word in data.listing("from").words:
        source = policy.get("source", word.text)
        if source and _personal(source):
            yield word.span
    for source in policy.all("source"):
        given = source.listing("gives").word(data.id)
        if given and _personal(source):
            yield given.span


def _personal(source: Declaration) -> bool:
    return bool(source.listing("kind").names & DIRECT and source.listing("occasions"))
