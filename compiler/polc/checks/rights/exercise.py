"""How rights are exercised: by what channel, within what time, with what proof, at what cost (Art. 12)."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Term
from polc.core.sources import Span
from polc.core.values import Duration, Listing
from polc.model.channels import reachable, unfindable
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.rights import Right
from polc.reference.vocabulary import vocabulary

REQUESTED = ("access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision",
             "human-review")  # fmt: skip
"""Rights exercised by a request to the controller, under the time limit of Art. 12(3)."""
LIMIT = Duration(1, "month", Span("", 0, 0))
EXTENSION = Duration(2, "month", Span("", 0, 0))


def channel_missing(policy: Policy) -> Iterator[Finding]:
    """Rights are exercised through channels that nobody can find from the policy, or through none (Art. 12(2)).

    A warning where the channel stated cannot be found, since the controller can be reached otherwise; where it cannot,
    or where no channel is stated, `omission/controller-contact` tells what is missing.
    """
    block = policy.rights_block
    general = block.first("through") if block else None
    if policy.header is None or block is None or general is None:
        return
    if general.own_listing.none:
        yield found(block, general.span, variant="none")
        return
    lacking = [r for r in _offered(policy) if _out_of_reach(policy, r)]
    if lacking and reachable(policy):
        names = tuple(policy.called(("channel", "~channel-kinds"), w) for w in general.own_listing.words)
        declared = (policy.get("channel", w.text) for w in general.own_listing.words)
        yield found(
            block,
            general.span,
            related=tuple(related(c.place, "channel") for c in declared if c),
            severity="warning",
            rights=tuple(_term(r) for r in lacking),
            channels=names,
        )


def delay_missing(policy: Policy) -> Iterator[Finding]:
    """Rights are offered, and nothing says when a request is answered (Art. 12(3)): not compulsory in a notice."""
    if policy.header is None or not _offered(policy):
        return
    block = policy.rights_block
    stated = [d for d in (block, *(c.block for r in policy.rights.values() for c in r.every)) if d]
    if any(d.has("reply") for d in stated):
        return
    holder = block or next(iter(policy.rights.values())).declaration
    yield found(holder)


def delay_wrong(policy: Policy) -> Iterator[Finding]:
    """An answer comes later than Art. 12(3) allows: a month, two more where the request is complex.

    A warning where the time is told in words without a figure. A calendar month counts as up to 31 days.
    """
    for declaration, statement in _replies(policy):
        duration = statement.own_duration
        extended = statement.duration("extended")
        if duration is None:
            if statement.own_text:
                yield found(declaration, statement.span, variant="vague", severity="warning", reply=statement.own_text)
        elif duration.longer_than(LIMIT):
            yield found(declaration, duration.span, delay=duration)
        elif extended and extended.longer_than(EXTENSION):
            yield found(declaration, extended.span, variant="extended", delay=extended)


def id_systematic(policy: Policy) -> Iterator[Finding]:
    """An identity document is asked of whoever exercises a right, without a doubt on who that is (Art. 12(6)).

    Where it is the only proof, and not limited to cases of doubt. Another proof beside it makes it an alternative.
    """
    for block in policy.all("rights"):
        for statement in block.all("identity"):
            proofs = statement.own_words
            documents = all(vocabulary("proofs").field(w.text, "document") is True for w in proofs)
            if proofs and documents and not (statement.has("on-doubt") or statement.has("if-possible")):
                names = tuple(policy.called(("~proofs",), w) for w in proofs)
                yield found(block, statement.span, proofs=names)


def fee(policy: Policy) -> Iterator[Finding]:
    """Exercising rights costs something, and not only where the law allows it (Art. 12(5), 15(3)).

    That is for further copies, or for requests that are manifestly unfounded or excessive: `fee … for …`.
    """
    for block in policy.all("rights"):
        for statement in block.all("fee"):
            if statement.own_text and not statement.listing("for"):
                yield found(block, statement.span, fee=statement.own_text)


def _offered(policy: Policy) -> list[str]:
    block = policy.rights_block
    names = [w.text for w in block.listing("offer").words] if block else []
    return [r for r in dict.fromkeys([*names, *policy.rights]) if r in REQUESTED]


def _term(right: str) -> Term:
    return vocabulary("rights").entries[right].term


def _out_of_reach(policy: Policy, right: str) -> bool:
    """True when no channel of a right, its own or the general ones, can be found from the policy."""
    block = policy.rights_block
    stated = policy.rights.get(right)
    own = [c.through for c in stated.every if c.through and not c.exception] if stated else []
    listings: list[Listing] = own or ([block.listing("through")] if block else [])
    words = [w for listing in listings for w in listing.words]
    return bool(words) and not any(x.open for x in listings) and all(unfindable(policy, w.text) for w in words)


def _replies(policy: Policy) -> Iterator[tuple[Declaration, Declaration]]:
    for block in policy.all("rights"):
        yield from ((block, s) for s in block.all("reply"))
    rights: list[Right] = [r for name, r in policy.rights.items() if name in REQUESTED]
    for right in rights:
        yield from ((right.declaration, s) for case in right.every for s in case.block.all("reply"))
