"""Cookies blocks: which class each is, whether consent is asked for it, and by what channels.

A block with a name or a kind describes trackers; one without either speaks of classes, or of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from polc.core.findings import Fact
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.direct_marketing import kinds_of_channel
from polc.model.memo import cached_on_policy
from polc.model.national import national, national_of_controllers
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

Consent = Literal["required", "implied", "exempt", ""]
"""Required or exempt as stated; implied by a channel that asks for it or withdraws it; empty where nothing is said."""
BROWSER = "browser"
WIDGETS = frozenset({"widget", "account", "web-form"})
PIXEL = "email-pixel"
AUDIENCE = "audience"


@cached_on_policy
def described(policy: Policy) -> tuple[Declaration, ...]:
    """The blocks that describe trackers."""
    return tuple(b for b in policy.all("cookies") if b.id or b.listing("kind"))


@cached_on_policy
def general(policy: Policy) -> tuple[Declaration, ...]:
    """The blocks that speak of classes, or of all trackers."""
    return tuple(b for b in policy.all("cookies") if not b.id and not b.listing("kind") and not b.says_none)


def denial(policy: Policy) -> Declaration | None:
    """Return `cookies none`, None where trackers are not denied."""
    return next((b for b in policy.all("cookies") if b.says_none), None)


def against_denial(policy: Policy) -> Iterator[tuple[Declaration, Span]]:
    """Yield what a policy states that it could not state without trackers: declarations, each at the words that do.

    Blocks on trackers, data gathered by them, periods and rights that are about them, purposes to manage them.
    """
    yield from ((block, block.place) for block in policy.all("cookies") if not block.says_none)
    for data in policy.all("data"):
        words = [word for word in data.listing("includes").words if policy.is_a("data", word.text, "cookies-and-tags")]
        yield from ((data, word.span) for word in words[:1])
    for period in policy.retention_periods:
        if period.declaration.kind == "retention" and (about := period.side("cookies")) and about.span:
            yield period.declaration, about.span
    for right in policy.rights.values():
        for case in right.every:
            if (about := case.over("cookies")) and about.span:
                yield right.declaration, about.span
    yield from ((p.declaration, p.place) for p in policy.purposes if policy.is_kind(p, "cookies-management"))


def classes(block: Declaration) -> tuple[str, ...]:
    """The classes of a block, terms of `cookie-kinds`: its kinds, else its name where that is one."""
    kinds = vocabulary("cookie-kinds")
    stated = [e.id for word in block.listing("kind").words if (e := kinds.get(word.text))]
    named = kinds.get(block.id)
    return tuple(stated) or ((named.id,) if named and not block.listing("kind") else ())


def flagged(class_: str, flag: str) -> bool:
    """True when a class carries a flag of the vocabulary: `exempt`, `exempt-possible`."""
    return vocabulary("cookie-kinds").field(class_, flag) is True


def needing(block: Declaration) -> tuple[str, ...]:
    """The classes of a block that need consent whatever their conditions."""
    return tuple(c for c in classes(block) if not flagged(c, "exempt") and not flagged(c, "exempt-possible"))


def freed_classes(policy: Policy) -> frozenset[str]:
    """The classes of trackers that the law of a policy frees from consent where one can object to them."""
    return frozenset(kind for law in national(policy, "exempt-trackers") for kind in law.terms("kinds"))


def tasks_needing(block: Declaration) -> tuple[Word, ...]:
    """What a block says its trackers do that needs consent, whatever else they do."""
    return tuple(
        word for word in block.listing("does").words if vocabulary("tasks").field(word.text, "tracker-consent") is True
    )


@cached_on_policy
def consent_of(policy: Policy, block: Declaration) -> Consent:
    """What the policy says of consent to the trackers of a block, there or in a block on classes."""
    if any(_stated(b, block, "required") for b in (block, *general(policy))):
        return "required"
    if any(policy.relies_on(p, "consent") for p in policy.named_purposes(block.listing("purposes"))):
        return "required"
    if exempting(policy, block):
        return "exempt"
    named = block.listing("asked") or block.listing("withdrawn")
    return "implied" if named and not opted_out(policy, block) else ""


def opted_out(policy: Policy, block: Declaration) -> bool:
    """True when a block says how trackers that may need consent are stopped, and nothing says that it is asked for.

    A way out alone is an opt-out. Where it leads to a tool that also lets people accept, consent is asked for there.
    """
    free = all(flagged(c, "exempt") for c in classes(block)) and not tasks_needing(block)
    if free or any(b.listing("asked") for b in (block, *general(policy))):
        return False
    found = (policy.get("channel", word.text) for word in block.listing("withdrawn").words)
    return not any("accept" in c.listing("offers").names for c in found if c)


def exempting(policy: Policy, block: Declaration) -> Declaration | None:
    """The statement that exempts the trackers of a block from consent.

    None where there is none.
    """
    found = (s for b in (block, *general(policy)) for s in _stated(b, block, "exempt"))
    return next(found, None)


def _stated(holder: Declaration, block: Declaration, how: str) -> list[Declaration]:
    """The statements of a block that say `required` or `exempt` of all the classes of another, or of it as a whole."""
    found = []
    for statement in (s for s in holder.all("consent") if s.has(how)):
        names = {n for c in statement.all("for") for n in c.own_listing.names}
        whole = not names and (holder is block or how == "required")
        if whole or (names and _covers_block(names, block)):
            found.append(statement)
    return found


def _covers_block(names: set[str], block: Declaration) -> bool:
    mine = needing(block) or classes(block)
    kinds = vocabulary("cookie-kinds")
    return block.id in names or (bool(mine) and all(any(kinds.is_a(c, n) for n in names) for c in mine))


@cached_on_policy
def with_consent(policy: Policy) -> tuple[Declaration, ...]:
    """Every block that says, or implies, that consent is asked.

    Those on classes included.
    """
    whole = [b for b in general(policy) if any(s.has("required") for s in b.all("consent")) or b.listing("asked")]
    own = [b for b in described(policy) if consent_of(policy, b) in ("required", "implied")]
    return tuple(b for b in policy.all("cookies") if any(b.node is x.node for x in (*own, *whole)))


def channels(policy: Policy, statement: str) -> tuple[tuple[Declaration, Word], ...]:
    """The channels that blocks with consent name in `asked` or `withdrawn`, with the block."""
    return tuple((b, word) for b in with_consent(policy) for word in b.listing(statement).words)


def offered(policy: Policy, name: str) -> frozenset[str] | None:
    """What a channel offers, terms of `options`.

    None where it does not say, or not in terms of the vocabulary.
    """
    declared = policy.get("channel", name)
    stated = declared.listing("offers") if declared else None
    if not stated or stated.open or len(stated.words) < len(stated.entries):
        return None
    return stated.names


def by_browser(policy: Policy, word: Word) -> bool:
    """True when a channel is the settings of one's browser and nothing else."""
    return kinds_of_channel(policy, word.text) == {BROWSER}


def tools(policy: Policy) -> Iterator[Declaration]:
    """The tools on the site or in the account by which choices are made."""
    return (c for c in policy.all("channel") if c.listing("kind").names & WIDGETS)


def has_law_on_pixels(policy: Policy) -> bool:
    """True where a body of law tells more of pixels in e-mails than that they are trackers."""
    return bool(national(policy, "email-pixels"))


def label(block: Declaration) -> Fact:
    """What to call the trackers of a block: its title, its class, or its name."""
    class_ = vocabulary("cookie-kinds").term_of(block.id or next(iter(classes(block)), ""), block.label)
    return block.title or class_


@cached_on_policy
def is_exempt(policy: Policy, block: Declaration) -> bool:
    """True for trackers that need no consent: the class decides, or a statement where the law leaves the choice.

    A class on which nothing is said needs it unless the law itself exempts all of it. No statement exempts the
    measurement of audiences where the law of the country of a controller does not know that exemption.
    """
    kinds, consent = classes(block), consent_of(policy, block)
    if consent == "required" or tasks_needing(block) or not kinds:
        return False
    if freed_classes(policy).issuperset(kinds) or all(flagged(kind, "exempt") for kind in kinds):
        return True
    unknown = AUDIENCE in kinds and national_of_controllers(policy, "audience-consent")
    return consent == "exempt" and not needing(block) and not unknown
