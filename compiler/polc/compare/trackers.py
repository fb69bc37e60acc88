"""Cookies and other trackers: what is placed on a device, by whom, for how long, and with whose consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.legal_bases import withdrawal
from polc.compare.listed import known, stated_data, stated_lists
from polc.compare.normal_form import normal
from polc.core.findings import Fact
from polc.core.values import Duration
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.properties import property_of

LISTS = ("kind", "does", "measures", "placed", "purposes", "recipients", "data")
CLAIMS = frozenset(
    ("cookies", s) for s in (*LISTS, "asked", "consent", "withdrawn", "lifetime", "choice", "cookie", "anonymous")
)
REQUIRED, EXEMPT = "required", "exempt"


def differences(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """The differences between the cookies of two versions."""
    for declared in versions.added_of("cookies"):
        yield difference("cookie/added", None, declared, variants=_asked(versions.after, declared))
    for declared in versions.removed_of("cookies"):
        yield difference("cookie/removed", declared, None)
    for one, other in versions.pairs_of("cookies"):
        yield from _consent(versions, one, other)
        yield from _lists(versions, holdings, one, other)
        yield from _lifetimes(one, other, one, other)
        yield from _single(versions, one, other)
        yield from withdrawal(versions, "consent", one, other, (one.listing("withdrawn"), other.listing("withdrawn")))
        if one.has("anonymous") != other.has("anonymous"):
            yield difference(
                "cookie/anonymous",
                one,
                other,
                variants=_asked(versions.after, other) if one.has("anonymous") else ("more",),
            )


def consent_of(policy: Policy, block: Declaration) -> str:
    """`required`, `exempt`, or empty where nothing is said of these cookies, by themselves or by their class."""
    for stated in block.all("consent"):
        if not stated.has("for"):
            return REQUIRED if stated.has(REQUIRED) else EXEMPT
    kinds = {*block.listing("kind").names, block.id}
    for general in policy.all("cookies"):
        for stated in general.all("consent"):
            if stated.listing("for").names & kinds:
                return REQUIRED if stated.has(REQUIRED) else EXEMPT
    return ""


def _asked(policy: Policy, block: Declaration) -> tuple[str, ...]:
    return ("consent",) if consent_of(policy, block) == REQUIRED else ()


def _consent(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    if not other.id:
        yield from _classes(versions, one, other)
        return
    old, new = consent_of(versions.before, one), consent_of(versions.after, other)
    if old != new:
        kind = "cookie/consent-required" if new == REQUIRED else "cookie/consent-dropped"
        yield difference(kind, one, other, statement="consent", variants=("" if old or new == REQUIRED else "stated",))


def _classes(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    """Consent said of classes of cookies that no block of their own describes in both versions."""
    described = {n for a, b in versions.pairs_of("cookies") if a.id for n in (a.id, *b.listing("kind").names)}
    targets = property_of("cookies", "for", "consent").refers
    for mark, kinds in ((REQUIRED, ("required", "dropped")), (EXEMPT, ("dropped", "required"))):
        lists = [[s.listing("for") for s in d.all("consent") if s.has(mark)] for d in (one, other)]
        old = {word.text: word for x in lists[0] for word in x.words if word.text not in described}
        new = {word.text: word for x in lists[1] for word in x.words if word.text not in described}
        for names, kind, policy in (
            (new.keys() - old.keys(), kinds[0], versions.after),
            (old.keys() - new.keys(), kinds[1], versions.before),
        ):
            for name in sorted(names):
                word = {**old, **new}[name]
                yield difference(
                    f"cookie/consent-{kind}", one, other, statement="consent", subject=policy.called(targets, word)
                )


def _lists(versions: Versions, holdings: Holdings, one: Declaration, other: Declaration) -> Iterator[Difference]:
    asked = _asked(versions.after, other) if consent_of(versions.before, one) == REQUIRED else ()
    for rule in LISTS:
        found = stated_data(holdings, one, other, rule) if rule == "data" else stated_lists(versions, one, other, rule)
        if not found.differs:
            continue
        yield difference(
            f"cookie/{'widened' if found.wider else 'narrowed'}",
            one,
            other,
            statement=rule,
            values=found.values,
            variants=(rule, *(asked if found.wider else ())),
            added=found.added,
            removed=found.removed,
        )
    ways = known(versions, stated_lists(versions, one, other, "asked"), "channel")
    if ways.differs:
        yield difference("consent/asked", one, other, statement="asked", values=ways.values)


def _single(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    """Cookies by their names."""
    old = {_name(c): c for c in one.all("cookie")}
    new = {_name(c): c for c in other.all("cookie")}
    asked = _asked(versions.after, other)
    for name, cookie in new.items():
        if name not in old:
            yield difference(
                "cookie/listed",
                one,
                other,
                statement="cookie",
                cookie=name,
                new_span=cookie.span,
                old_span=one.place,
                variants=asked,
            )
    for name, cookie in old.items():
        twin = new.get(name)
        if twin is None:
            yield difference(
                "cookie/unlisted",
                one,
                other,
                statement="cookie",
                cookie=name,
                old_span=cookie.span,
                new_span=other.place,
            )
            continue
        yield from _lifetimes(one, other, cookie, twin, cookie=name)
        for rule in ("run-by", "does"):
            if normal(cookie.listing(rule)) != normal(twin.listing(rule)):
                yield difference(
                    "cookie/single",
                    one,
                    other,
                    statement="cookie",
                    cookie=name,
                    variants=(rule,),
                    old_span=cookie.span,
                    new_span=twin.span,
                )


def _name(cookie: Declaration) -> str:
    return cookie.own_words[0].text if cookie.own_words else ""


def _lifetimes(
    one: Declaration, other: Declaration, old: Declaration, new: Declaration, **facts: Fact
) -> Iterator[Difference]:
    for rule in ("lifetime", "choice"):
        before, after = old.duration(rule), new.duration(rule)
        if _same(before, after):
            continue
        if after is None or before is None:
            way = "stated" if after else "unsaid"
        else:
            way = "longer" if after.longer_than(before) else "shorter"
        yield difference(
            f"cookie/{rule}",
            one,
            other,
            statement=rule if old is one else "cookie",
            variants=(way,),
            before=before,
            after=after,
            old_span=before.span if before else old.place,
            new_span=after.span if after else new.place,
            more=facts,
        )


def _same(one: Duration | None, other: Duration | None) -> bool:
    return one is other is None or bool(one and other and one.same_as(other))
