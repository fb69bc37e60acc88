"""What must be told of trackers: how long they last, who places them, how long a choice holds, what exempts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polc.checks.engine.finding import found, related
from polc.core.findings import Fact, Finding
from polc.core.values import Chain, Duration
from polc.model.closure import folded
from polc.model.declaration import Declaration
from polc.model.memo import view
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.trackers import classes, consent_of, described, flagged, general, label, needing, with_consent
from polc.reference.legal_facts import LegalFact
from polc.reference.retention import every_reference

AUDIENCE = "audience"
REMEMBERING = "remember-consent"
MONTH = 31
"""Days by which a length may differ and still be about as long."""
OTHERS = ("controller", "joint-controller")


def lifetime_missing(policy: Policy) -> Iterator[Finding]:
    """Nothing says how long trackers that need consent stay on the device (C-673/17 on Art. 13(2)). One finding in all.

    How long data are kept is another thing. A length for all trackers, or for each one named, is enough.
    """
    if policy.header is None or any(b.has("lifetime") for b in general(policy)):
        return
    stored = (b for b in described(policy) if not any(flagged(c, "not-stored") for c in classes(b)))
    blocks = [b for b in stored if _asks_or_should(policy, b)]
    silent = [b for b in blocks if not _lasts(b)] if blocks else list(_only_classes(policy))
    if silent:
        places = tuple(related(b.place, "also") for b in silent[1:])
        yield found(silent[0], related=places, cookies=tuple(_named(policy, b) for b in silent))


def third_parties(policy: Policy) -> Iterator[Finding]:
    """Third parties place trackers that need consent, and are not named (Art. 13(1)(e)).

    A category is no name. Nothing stated means the controller places them, unless the policies of others are named.
    """
    asking = [b for b in described(policy) if _asks_or_should(policy, b)]
    for block in (*asking, *(b for b in with_consent(policy) if not b.id and not classes(b))):
        placed = block.listing("placed")
        unnamed = tuple(w for w in placed.words if not _is_named(policy, w.text))
        others = block.first("policy-of")
        if unnamed:
            names = tuple(policy.called(("recipient", "platform", "~recipients"), w) for w in unnamed)
            yield found(block, unnamed[0].span, cookies=label(block), categories=names)
        elif others and others.own_text and not placed.stated and not block.has("cookie"):
            yield found(block, others.span, variant="policies", cookies=label(block))


def audience_limits(policy: Policy) -> Iterator[Finding]:
    """Audience measurement is exempted from consent beyond the limits of its exemption: time, or use by others."""
    for law in national(policy, "audience-exemption"):
        for block in described(policy):
            if AUDIENCE in classes(block) and consent_of(policy, block) == "exempt":
                yield from _beyond(policy, block, law)


def _beyond(policy: Policy, block: Declaration, law: LegalFact) -> Iterator[Finding]:
    """What of an exempt measurement goes beyond an exemption; its figures are references of `retention.toml`."""
    tracker, data = (every_reference().get(str(law.fields.get(key, ""))) for key in ("tracker", "data"))
    name = label(block)
    for length in _lifetimes(block) if tracker else ():
        if tracker and length.longer_than(tracker.length):
            yield found(block, length.span, law=tracker.fact, cookies=name, length=length, limit=tracker.length)
    for chain in _kept(policy, block) if data else ():
        total = _longest(chain)
        if data and total and total.longer_than(data.length):
            yield found(block, total.span, variant="data", law=data.fact, cookies=name, length=total, limit=data.length)
    users = (*block.listing("placed").words, *block.listing("recipients").words)
    for word in users if law.fields.get("own-use") else ():
        if role_of(policy, word.text) in OTHERS:
            names: Fact = policy.called(("recipient", "platform", "~recipients"), word)
            yield found(block, word.span, variant="others", law=law, cookies=name, recipient=names)


def choice_memory(policy: Policy) -> Iterator[Finding]:
    """A choice on cookies is remembered for far longer, or far less, than is advised."""
    for law in national(policy, "choice"):
        yield from _unusual(policy, law)


def _unusual(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    usual = law.length
    for block in policy.all("cookies"):
        stated = [block.duration("choice")] + [
            c.duration("lifetime") for c in block.all("cookie") if c.listing("does").names == {REMEMBERING}
        ]
        for length in (s for s in stated if s):
            low, high = usual.bounds()
            if length.bounds()[0] > high + MONTH:
                yield found(block, length.span, law=law, length=length, usual=usual, cookies=label(block))
            elif length.bounds()[1] < low - MONTH:
                yield found(
                    block, length.span, variant="short", law=law, length=length, usual=usual, cookies=label(block)
                )


def hedged(policy: Policy) -> Iterator[Finding]:
    """Trackers may be placed, and the policy does not say whether they are (Art. 12(1); WP260 § 13)."""
    for block in policy.all("cookies"):
        statement = block.first("possible")
        if statement:
            yield found(block, statement.span, cookies=label(block))


def _asks_or_should(policy: Policy, block: Declaration) -> bool:
    """True for trackers placed with consent, or that need it."""
    consent = consent_of(policy, block)
    return consent in ("required", "implied") or (consent == "" and bool(needing(block)))


def _only_classes(policy: Policy) -> Iterator[Declaration]:
    """Where no block describes trackers: the blocks that ask consent for classes."""
    if not described(policy):
        yield from with_consent(policy)


def _named(policy: Policy, block: Declaration) -> Fact:
    names = [w for s in block.all("consent") for c in s.all("for") for w in c.own_listing.words]
    if block.id or block.listing("kind") or not names:
        return label(block)
    return tuple(policy.called(("~cookie-kinds",), w) for w in names)


def _lasts(block: Declaration) -> bool:
    named = block.all("cookie")
    return block.has("lifetime") or (bool(named) and all(c.has("lifetime") for c in named))


def _lifetimes(block: Declaration) -> Iterator[Duration]:
    stated = (block.duration("lifetime"), *(c.duration("lifetime") for c in block.all("cookie")))
    return (s for s in stated if s)


def _kept(policy: Policy, block: Declaration) -> Iterator[Chain]:
    own = block.chain()
    if own:
        yield own
    for cover in policy.covers:
        names = cover.side("cookies").names
        if cover.chain and (block.id in names or AUDIENCE in names):
            yield cover.chain


def _longest(chain: Chain) -> Duration | None:
    """The longest length that a chain states; None where it states none."""
    lengths = [p.duration for p in chain.periods if p.duration]
    return max(lengths, key=lambda d: d.bounds(), default=None)


def _is_named(policy: Policy, name: str) -> bool:
    """True for a platform, a recipient with a name, and a category all of whose members are named."""
    return policy.get("platform", name) is not None or _named_recipients(policy).get(name, False)


@view
def _named_recipients(policy: Policy) -> dict[str, bool]:
    """Whether each declared recipient has a name, or includes only such as have."""

    def named(name: str, known: Mapping[str, bool]) -> bool:
        included = recipients[name].listing("includes")
        members = bool(included) and not included.open and all(e.name for e in included.entries)
        return recipients[name].has("name") or (
            members and all(n in platforms or known.get(n, False) for n in included.names - {name})
        )

    platforms = {d.id for d in policy.all("platform")}
    recipients = {d.id: d for d in reversed(policy.all("recipient"))}
    return folded({n: d.listing("includes").names for n, d in recipients.items()}, named)
