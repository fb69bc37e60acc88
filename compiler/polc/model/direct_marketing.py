"""Direct marketing: by what media it travels and which persons outside their trade it reaches.

An addressee class counts for itself: journalists act in their trade, patrons may not. What a policy does not say of its
readers is taken as the public at large; only a professional audience, or professional persons, are left out.
"""

from __future__ import annotations

from polc.core.findings import Fact
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.legal_bases import CONSENT
from polc.model.memo import cached_on_policy
from polc.model.objections import marketing_purposes
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary

TELEPHONE = "telephone-marketing"
PROMOTING = ("promotion", "public-relations")
"""Kinds of purposes by which a controller makes itself known."""
OFFERS = ("promotional-offers", "partner-offers", TELEPHONE)
NO_TRADE = frozenset({"public-body", "association"})
"""Kinds of controllers that are not in trade as such."""
Persons = tuple[Word, ...]


@cached_on_policy
def direct_marketing(policy: Policy) -> tuple[Purpose, ...]:
    """The purposes that are direct marketing and do something themselves."""
    return tuple(p for p in marketing_purposes(policy) if not policy.is_group(p))


@cached_on_policy
def mailings(policy: Policy) -> tuple[Purpose, ...]:
    """Direct marketing, and what a policy sends by a medium to make itself known: invitations, news."""
    known = (p for p in policy.purposes if not p.anonymous and not policy.is_group(p))
    return tuple(
        p for p in known if policy.is_marketing(p) or (p.media and any(policy.is_kind(p, k) for k in PROMOTING))
    )


def electronic(purpose: Purpose) -> tuple[Word, ...]:
    """The electronic media that a purpose states: e-mail, SMS, automated calls."""
    return tuple(word for word in purpose.media.words if vocabulary("media").field(word.text, "electronic") is True)


def by_voice(policy: Policy, purpose: Purpose) -> Word | None:
    """Where a purpose says that human beings call; None where it does not.

    Without media, its kind says so.
    """
    if purpose.media:
        return next(
            (word for word in purpose.media.words if vocabulary("media").field(word.text, "voice") is True), None
        )
    return next((word for word in purpose.kinds.words if policy.is_a("purposes", word.text, TELEPHONE)), None)


@cached_on_policy
def is_commercial(policy: Policy, purpose: Purpose) -> bool:
    """False for appeals for gifts, and for what associations and public bodies send unless it is an offer of goods."""
    kinds = purpose.kinds.words
    if kinds and all(vocabulary("purposes").field(word.text, "gifts") is True for word in kinds):
        return False
    sellers = [c for c in policy.controllers if not c.listing("kind").names & NO_TRADE]
    return bool(sellers) or not policy.controllers or any(policy.is_kind(purpose, k) for k in OFFERS)


@cached_on_policy
def calls_to_consumers(policy: Policy) -> tuple[tuple[Purpose, Word, Persons], ...]:
    """Commercial calls by human beings to consumers: the purpose, the word that says so, and the persons named."""
    found = []
    for purpose in direct_marketing(policy):
        word = by_voice(policy, purpose)
        persons = consumers(policy, purpose) if word and is_commercial(policy, purpose) else None
        if word and persons is not None:
            found.append((purpose, word, persons))
    return tuple(found)


# ---------------------------------------------------------------------------------------------------------- persons
@cached_on_policy
def natural_persons(policy: Policy, purpose: Purpose) -> Persons | None:
    """Whom a purpose reaches outside their trade, as named.

    Empty where it names nobody, None where it reaches none.
    """
    return _reaches_outsiders(policy, purpose, {"professional"})


@cached_on_policy
def consumers(policy: Policy, purpose: Purpose) -> Persons | None:
    """Whom a purpose reaches as consumers, like `natural_persons`.

    Relations of work are left out too.
    """
    return _reaches_outsiders(policy, purpose, {"professional", "none"})


def may_be_consumer(policy: Policy, name: str) -> bool:
    """True unless a category of persons acts in its trade, or is met at work."""
    return not statuses(policy, name) & {"professional", "none"}


@cached_on_policy
def professional_only(policy: Policy) -> bool:
    """True when the policy names its audience, and consumers are not in it."""
    audience = policy.header.listing("audience") if policy.header else None
    if not audience or audience.open:
        return False
    return not any(_consumer_audience(policy, n) for n in audience.names)


def _consumer_audience(policy: Policy, name: str) -> bool:
    """An audience is a term of `audiences`, or a category of data subjects."""
    stated = vocabulary("audiences").field(name, "consumer")
    return may_be_consumer(policy, name) if stated is None or policy.get("subject", name) else stated is True


@cached_on_policy
def statuses(policy: Policy, name: str) -> frozenset[str]:
    """The consumer statuses (terms of the vocabulary's field) of a category and of the wider ones it is a kind of."""
    stated = (vocabulary("subjects").field(n, "consumer-status") for n in {name} | policy.kinds_of_subject(name))
    return frozenset(str(s) for s in stated if s)


def _reaches_outsiders(policy: Policy, purpose: Purpose, outside: set[str]) -> Persons | None:
    if professional_only(policy):
        return None
    stated = _stated(policy, purpose)
    if stated:
        left = tuple(word for word in stated if not statuses(policy, word.text) & outside)
        return left or None
    declared = [d.id for d in policy.all("subject")]
    return None if declared and all(statuses(policy, n) & outside for n in declared) else ()


def _stated(policy: Policy, purpose: Purpose) -> Persons:
    """The data subjects of a purpose, else those to whom all its activities are addressed; empty for neither."""
    subjects = policy.effective(purpose, "subjects")
    if subjects:
        return subjects.words
    addressed: list[Listing | None] = [e.addressees for e in purpose.activities]
    if addressed and all(addressed):
        return tuple(word for a in addressed if a for word in a.words)
    return ()


def person(policy: Policy, word: Word) -> Fact:
    """What to call a category of persons in a message."""
    return policy.called(("subject", "~subjects"), word)


# --------------------------------------------------------------------------------------------- consent, ways to refuse
def exemptions(policy: Policy, purpose: Purpose) -> tuple[Declaration, ...]:
    """The `without consent` statements of a purpose and of its bundles."""
    return tuple(s for p in policy.ancestors(purpose) for s in p.declaration.all("without-consent"))


def limit_of(exemption: Declaration) -> Word | None:
    """What an exemption from consent is about; None where it does not say."""
    return exemption.own_words[0] if exemption.own_words else None


def is_excepted(policy: Policy, purpose: Purpose, law: LegalFact) -> bool:
    """True where a purpose is limited to what a body of law excepts, such as a running contract that it is about."""
    limits = (limit_of(s) for s in exemptions(policy, purpose))
    return any(word and word.text in law.terms("except") for word in limits)


def opt_outs(policy: Policy, purpose: Purpose) -> Listing:
    """The ways to refuse that a purpose states, or its bundle where it states none itself."""
    return policy.effective(purpose, "opt-out")


@cached_on_policy
def kinds_of_channel(policy: Policy, name: str) -> frozenset[str]:
    """What a channel is, terms of `channel-kinds`.

    Empty where the policy does not say.
    """
    declared = policy.get("channel", name)
    names = declared.listing("kind").names if declared else frozenset({name})
    entries = (vocabulary("channel-kinds").get(n) for n in names)
    return frozenset(e.id for e in entries if e)


def ease(policy: Policy, channels: Listing) -> int | None:
    """How easy the easiest of some channels is, 1 (one click) to 4.

    None where one is unknown or the list is open.
    """
    found: list[int] = []
    for word in channels.words:
        kinds = kinds_of_channel(policy, word.text)
        grades = [vocabulary("channel-kinds").field(k, "ease") for k in kinds]
        if not kinds:
            return None
        found += [g for g in grades if isinstance(g, int)]
    return None if channels.open or not found else min(found)


def channel(policy: Policy, word: Word) -> Fact:
    """What to call a channel in a message."""
    return policy.called(("channel", "~channel-kinds"), word)


def medium(word: Word) -> Fact:
    """What to call a medium in a message, or the kind of purpose that implies it."""
    return vocabulary("media").term_of(word.text, vocabulary("purposes").term_of(word.text, word))


def rests_on_consent(policy: Policy, purpose: Purpose) -> bool:
    """True when consent is one of its bases, be it an alternative."""
    return policy.relies_on(purpose, CONSENT)
