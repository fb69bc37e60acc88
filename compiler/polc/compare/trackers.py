"""Cookies and other trackers: what is placed on a device, by whom, for how long, and with whose consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.legal_bases import withdrawal
from polc.compare.listed import known, listed_by, stated_lists
from polc.compare.normal_form import normal
from polc.core.findings import Fact
from polc.core.values import Duration
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import consent_of
from polc.reference.properties import property_of

LISTS = ("kind", "does", "measures", "placed", "purposes", "recipients", "data")
CLAIMS = frozenset(
    ("cookies", s) for s in (*LISTS, "asked", "consent", "withdrawn", "lifetime", "choice", "cookie", "anonymous")
)
REQUIRED, EXEMPT = "required", "exempt"


def differences(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """The differences between the cookies of two versions."""
    for declared in versions.added_of("cookies"):
        if declared.says_none:
            yield difference("cookie/denied", None, declared)
            continue
        yield difference("cookie/added", None, declared, variants=_consent_variants(versions.after, declared))
    for declared in versions.removed_of("cookies"):
        yield difference(f"cookie/{'no-longer-denied' if declared.says_none else 'removed'}", declared, None)
    for before, after in versions.pairs_of("cookies"):
        if before.says_none != after.says_none:
            yield difference("cookie/denied" if after.says_none else "cookie/added", before, after)
            continue
        yield from _consent(versions, before, after)
        yield from _lists(versions, holdings, before, after)
        yield from _lifetimes(before, after, before, after)
        yield from _single_cookies(versions, before, after)
        yield from withdrawal(
            versions, "consent", before, after, (before.listing("withdrawn"), after.listing("withdrawn"))
        )
        if before.has("anonymous") != after.has("anonymous"):
            yield difference(
                "cookie/anonymous",
                before,
                after,
                variants=_consent_variants(versions.after, after) if before.has("anonymous") else ("more",),
            )


def _stated_consent(policy: Policy, block: Declaration) -> str:
    """`required`, `exempt`, or empty where nothing is said.

    Channels that ask for consent are compared themselves.
    """
    stated = consent_of(policy, block)
    return "" if stated == "implied" else stated


def _consent_variants(policy: Policy, block: Declaration) -> tuple[str, ...]:
    return ("consent",) if consent_of(policy, block) == REQUIRED else ()


def _consent(versions: Versions, before: Declaration, after: Declaration) -> Iterator[Difference]:
    if not after.id:
        yield from _classes(versions, before, after)
        return
    old, new = _stated_consent(versions.before, before), _stated_consent(versions.after, after)
    if old != new:
        kind = "cookie/consent-required" if new == REQUIRED else "cookie/consent-dropped"
        yield difference(
            kind, before, after, statement="consent", variants=("" if old or new == REQUIRED else "stated",)
        )


def _classes(versions: Versions, before: Declaration, after: Declaration) -> Iterator[Difference]:
    """Consent said of classes of cookies that no block of their own describes in both versions."""
    described = {n for a, b in versions.pairs_of("cookies") if a.id for n in (a.id, *b.listing("kind").names)}
    targets = property_of("cookies", "for", "consent").refers
    for mark, kinds in ((REQUIRED, ("required", "dropped")), (EXEMPT, ("dropped", "required"))):
        lists = [[s.listing("for") for s in d.all("consent") if s.has(mark)] for d in (before, after)]
        old = {word.text: word for x in lists[0] for word in x.words if word.text not in described}
        new = {word.text: word for x in lists[1] for word in x.words if word.text not in described}
        for names, kind, policy in (
            (new.keys() - old.keys(), kinds[0], versions.after),
            (old.keys() - new.keys(), kinds[1], versions.before),
        ):
            for name in sorted(names):
                word = {**old, **new}[name]
                yield difference(
                    f"cookie/consent-{kind}", before, after, statement="consent", subject=policy.called(targets, word)
                )


def _lists(versions: Versions, holdings: Holdings, before: Declaration, after: Declaration) -> Iterator[Difference]:
    asked = _consent_variants(versions.after, after) if consent_of(versions.before, before) == REQUIRED else ()
    for rule in LISTS:
        found = listed_by(holdings, before, after, rule)
        if not found.differs:
            continue
        yield difference(
            f"cookie/{'widened' if found.wider else 'narrowed'}",
            before,
            after,
            statement=rule,
            values=found.values,
            variants=(rule, *(asked if found.wider else ())),
            added=found.added,
            removed=found.removed,
        )
    ways = known(versions, stated_lists(versions, before, after, "asked"), "channel")
    if ways.differs:
        yield difference("consent/asked", before, after, statement="asked", values=ways.values)


def _single_cookies(versions: Versions, before: Declaration, after: Declaration) -> Iterator[Difference]:
    """Cookies by their names."""
    old = {_name(c): c for c in before.all("cookie")}
    new = {_name(c): c for c in after.all("cookie")}
    asked = _consent_variants(versions.after, after)
    for name, cookie in new.items():
        if name not in old:
            yield difference(
                "cookie/listed",
                before,
                after,
                statement="cookie",
                cookie=name,
                new_span=cookie.span,
                old_span=before.place,
                variants=asked,
            )
    for name, cookie in old.items():
        twin = new.get(name)
        if twin is None:
            yield difference(
                "cookie/unlisted",
                before,
                after,
                statement="cookie",
                cookie=name,
                old_span=cookie.span,
                new_span=after.place,
            )
            continue
        yield from _lifetimes(before, after, cookie, twin, cookie=name)
        for rule in ("run-by", "does"):
            if normal(cookie.listing(rule)) != normal(twin.listing(rule)):
                yield difference(
                    "cookie/single",
                    before,
                    after,
                    statement="cookie",
                    cookie=name,
                    variants=(rule,),
                    old_span=cookie.span,
                    new_span=twin.span,
                )


def _name(cookie: Declaration) -> str:
    return cookie.own_words[0].text if cookie.own_words else ""


def _lifetimes(
    earlier: Declaration, later: Declaration, old: Declaration, new: Declaration, **facts: Fact
) -> Iterator[Difference]:
    for rule in ("lifetime", "choice"):
        before, after = old.duration(rule), new.duration(rule)
        if _same_lifetime(before, after):
            continue
        if after is None or before is None:
            way = "stated" if after else "unsaid"
        else:
            way = "longer" if after.longer_than(before) else "shorter"
        yield difference(
            f"cookie/{rule}",
            earlier,
            later,
            statement=rule if old is earlier else "cookie",
            variants=(way,),
            before=before,
            after=after,
            old_span=before.span if before else old.place,
            new_span=after.span if after else new.place,
            more=facts,
        )


def _same_lifetime(before: Duration | None, after: Duration | None) -> bool:
    return before is after is None or bool(before and after and before.same_as(after))
