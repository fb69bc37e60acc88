"""contradiction/tracker-exempt-vs-consent: the same cookies are exempt from consent and subject to it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.contradiction._trackers import is_of
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import label
from polc.reference.vocabulary import vocabulary

Stated = tuple[Declaration, Declaration, frozenset[str]]


@rule("contradiction/tracker-exempt-vs-consent")
def tracker_exempt_vs_consent(policy: Policy) -> Iterator[Finding]:
    """The same cookies are exempt from consent in one place and subject to it in another.

    Two blocks of one class may differ: two tools can. One cookie, one block, or a class and a block of it cannot.
    """
    required, exempt = _stated(policy, "required"), _stated(policy, "exempt")
    for block, statement, classes in exempt:
        clash = next((s for b, s, c in required if _lies_within(block, classes, b, c)), None)
        withdrawn = _withdrawal(policy, block)
        if clash:
            yield finding(block, statement.span, related=(related(clash.span, "required"),), cookies=label(block))
        elif withdrawn:
            yield finding(
                block,
                statement.span,
                related=(related(withdrawn, "withdrawn"),),
                variant="withdrawn",
                cookies=label(block),
            )
    for block, statement, _ in exempt:
        for other, demand, _ in required:
            shared = _shared_cookie(block, other)
            if shared and block is not other:
                place, twin = shared
                spots = (
                    related(twin.span, "same"),
                    related(statement.span, "exempt"),
                    related(demand.span, "required"),
                )
                yield finding(block, place.span, related=spots, variant="cookie", cookies=place)


def _stated(policy: Policy, how: str) -> list[Stated]:
    """The blocks that state consent as `required` or `exempt`, with the classes named after `for`."""
    return [
        (block, statement, frozenset(n for c in statement.all("for") for n in c.own_listing.names))
        for block in policy.all("cookies")
        for statement in block.all("consent")
        if statement.has(how)
    ]


def _lies_within(exempt: Declaration, exempted: frozenset[str], other: Declaration, demanded: frozenset[str]) -> bool:
    """True when what is exempt certainly lies within what consent is demanded for."""
    if exempt is other or exempt.node is other.node:
        return not exempted or not demanded or bool(exempted & demanded)
    if exempted:
        return any(vocabulary("cookie-kinds").is_a(e, d) for e in exempted for d in demanded) or any(
            is_of(other, e) for e in exempted if not demanded and other.id
        )
    return any(is_of(exempt, d) for d in demanded)


def _withdrawal(policy: Policy, block: Declaration) -> Span | None:
    """Where the right to withdraw consent is offered for these cookies.

    None when it is not.
    """
    right = policy.rights.get("withdraw-consent")
    words = (word for c in right.every for word in c.over("cookies").words) if right else iter(())
    return next((word.span for word in words if is_of(block, word.text)), None)


def _shared_cookie(first: Declaration, second: Declaration) -> tuple[Word, Word] | None:
    mine, theirs = _cookies(first), _cookies(second)
    name = next((n for n in mine if n in theirs), None)
    return (mine[name], theirs[name]) if name else None


def _cookies(block: Declaration) -> dict[str, Word]:
    return {c.own_words[0].text: c.own_words[0] for c in block.all("cookie") if c.own_words}
