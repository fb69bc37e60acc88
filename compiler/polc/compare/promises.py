"""Promises and claims: what readers could rely on, and no longer can, or can to a lesser degree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import stated_lists
from polc.compare.normal_form import normal
from polc.core.values import NOT_STATED, Listing
from polc.model.commitments.promises import Commitment, Condition, commitments_from
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.subsumption import recipient_within
from polc.reference.law import inside
from polc.reference.vocabulary import vocabulary

CLAIMS = frozenset({("promise", "never"), ("promise", "pledge"), ("policy", "claims")})
Way = Literal["weakened", "strengthened", "changed", "same"]


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
    """The differences between the promises and the claims of two versions."""
    for declared in versions.added_of("promise"):
        yield difference("promise/added", None, declared)
    for declared in versions.removed_of("promise"):
        yield difference("promise/removed", declared, None)
    for before, after in versions.pairs_of("promise"):
        old, new = commitments_from(before), commitments_from(after)
        if old and new:
            way = _wording_change(versions, old[0], new[0])
            if way != "same":
                yield difference(
                    f"promise/{way}", before, after, statement=_rule(after), old_span=old[0].span, new_span=new[0].span
                )
    yield from _claims(versions)


def _rule(declaration: Declaration) -> str:
    return "never" if declaration.has("never") else "pledge"


def _claims(versions: Versions) -> Iterator[Difference]:
    before, after = versions.before.header, versions.after.header
    if before is None or after is None:
        return
    claims = stated_lists(versions, before, after, "claims")
    for found in claims.change.removed:
        yield difference(
            "promise/claim-removed",
            before,
            after,
            statement="claims",
            claim=found.label,
            old_span=found.span,
            before=claims.values[0],
        )
    for found in claims.change.added:
        yield difference(
            "promise/claim-added", before, after, statement="claims", claim=found.label, new_span=found.span
        )


def _wording_change(versions: Versions, old: Commitment, new: Commitment) -> Way:
    """Whether the new sentence binds less or more than the old one, part by part.

    `changed` where parts differ.
    """
    if (old.verb.text, old.negative) != (new.verb.text, new.negative):
        return "changed"
    ways = [
        _object(versions, old, new),
        *_condition_changes(versions, old, new),
        _exceptions(old, new),
    ]
    found = {word for word in ways if word != "same"}
    return found.pop() if len(found) == 1 else "changed" if found else "same"


def _object(versions: Versions, old: Commitment, new: Commitment) -> Way:
    """What is denied or limited: fewer data under a denial bind less.

    Fewer data allowed by `only` bind more.
    """
    way = _list(versions, old.object, new.object, empty_is_all=not (old.object_only or new.object_only))
    if old.object_only != new.object_only:
        return "changed"
    return _reversed(way) if new.object_only else way


def _list(versions: Versions, old: Listing, new: Listing, *, empty_is_all: bool) -> Way:
    """`strengthened` when the new list reaches further."""
    if normal(old) == normal(new):
        return "same"
    if empty_is_all and (not old or not new):
        return "strengthened" if not new else "weakened"
    more = [n for n in sorted(new.names) if not any(_lies_within(versions, n, o) for o in old.names)]
    less = [o for o in sorted(old.names) if not any(_lies_within(versions, o, n) for n in new.names)]
    if more and less:
        return "changed"
    return "strengthened" if more or (new.open and not old.open) else "weakened" if less else "same"


def _lies_within(versions: Versions, name: str, wider: str) -> bool:
    return (
        name == wider
        or any(vocabulary(c).is_a(name, wider) for c in ("data", "purposes"))
        or inside(name, wider)
        or any(_is_held(p, name, wider) for p in (versions.before, versions.after))
    )


def _is_held(policy: Policy, name: str, wider: str) -> bool:
    return policy.data_within(name, wider) or recipient_within(policy, name, wider) is True


def _reversed(way: Way) -> Way:
    if way == "strengthened":
        return "weakened"
    return "strengthened" if way == "weakened" else way


def _condition_changes(versions: Versions, old: Commitment, new: Commitment) -> Iterator[Way]:
    """The limits: under `never` a limit makes the denial smaller, `only` makes it larger the less it allows."""
    for kind in sorted({x.kind for x in (*old.conditions, *new.conditions)}):
        before, after = old.condition(kind), new.condition(kind)
        if before is None or after is None:
            limit = before or after
            fewer = new.negative and limit is not None and not limit.only
            yield "strengthened" if (after is None) == fewer else "weakened"
        elif before.only != after.only:
            yield "changed"
        else:
            yield _condition_change(versions, before, after, denied=new.negative)


def _condition_change(versions: Versions, before: Condition, after: Condition, *, denied: bool) -> Way:
    if before.duration and after.duration:
        if before.duration.same_as(after.duration):
            return "same"
        return "weakened" if after.duration.longer_than(before.duration) else "strengthened"
    way = _list(versions, before.listing, after.listing, empty_is_all=False)
    smaller = before.kind == "outside"
    return _reversed(way) if (after.only or not denied) != smaller else way


def _exceptions(old: Commitment, new: Commitment) -> Way:
    before, after = _excepted(old), _excepted(new)
    if before == after:
        return "same"
    return "weakened" if before < after else "strengthened" if after < before else "changed"


def _excepted(commitment: Commitment) -> frozenset[str]:
    names = {*(commitment.except_purposes or NOT_STATED).names, *(commitment.except_names or NOT_STATED).names}
    return frozenset(names | ({"consent"} if commitment.except_consent else set()))
