"""Recipients: who gets data, in what role, which data, for which tasks."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import listed_by
from polc.compare.transfers import PLACES, places, safeguards
from polc.core.findings import Fact
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.subsumption import recipient_within, role_of
from polc.model.transfers import third_countries
from polc.reference.vocabulary import vocabulary

CLAIMS = frozenset(
    {
        ("recipient", s)
        for s in (
            "role",
            "does",
            "includes",
            "receives",
            "own-purposes",
            "located",
            "safeguard",
            "purposes",
            "under-contract",
        )
    }
)
TASKS = {"does": "tasks", "includes": "members", "own-purposes": "own-purposes", "receives": "data"}


def differences(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """The differences between the recipients of two versions."""
    for declared in versions.added_of("recipient"):
        yield difference(
            "recipient/added",
            None,
            declared,
            variants=_standing(versions, declared),
            role=_role_term(versions.after, declared),
            countries=_abroad(versions.after, declared),
            purposes=tuple(
                p.label
                for p in versions.after.purposes
                if declared.id in versions.after.effective(p, "recipients").names
            ),
        )
    for declared in versions.removed_of("recipient"):
        yield difference("recipient/removed", declared, None)
    yield from _undeclared(versions)
    for before, after in versions.pairs_of("recipient"):
        yield from _pair_differences(versions, holdings, before, after)


def _standing(versions: Versions, declared: Declaration) -> tuple[str, ...]:
    role = role_of(versions.after, declared.id)
    if role == "internal":
        return ("internal",)
    if _abroad(versions.after, declared):
        return ("abroad",)
    if _was_meant_before(versions, declared, role):
        return ("named",)
    return (role,) if role in ("processor", "joint-controller", "authority") else ()


def _was_meant_before(versions: Versions, declared: Declaration, role: str) -> bool:
    """True for a recipient that the first version already meant by a category: it is now called by its name."""
    named = {
        word.text
        for p in versions.before.purposes
        for word in versions.before.effective(p, "recipients").words
        if versions.before.get("recipient", word.text) is None
    } | {d.id for d in versions.removed_of("recipient") if d.text("name") is None}
    within = [n for n in named if recipient_within(versions.after, declared.id, n) is True]
    return any(role_of(versions.before, n) in ("", role) for n in within)


def _role_term(policy: Policy, declared: Declaration) -> Fact:
    return vocabulary("roles").term_of(role_of(policy, declared.id), "")


def _abroad(policy: Policy, declared: Declaration) -> tuple[Fact, ...]:
    if role_of(policy, declared.id) == "internal":
        return ()
    return tuple(policy.called(PLACES, word) for word in third_countries(policy, declared))


def _undeclared(versions: Versions) -> Iterator[Difference]:
    """Categories of recipients that purposes name without any declaration."""
    before, after = _categories(versions.before), _categories(versions.after)
    known = {d.id for d in (*versions.before.all("recipient"), *versions.after.all("recipient"))}
    for name, (owner, word) in after.items():
        held = versions.before.get(*owner.key)
        listed = any(recipient_within(versions.after, name, n) for n in (*before, *_declared(versions.before)))
        if name not in before and name not in known and held and not listed:
            role = role_of(versions.after, name)
            variants = (role,) if role in ("internal", "processor", "authority") else ()
            yield difference(
                "recipient/added",
                held,
                owner,
                statement="recipients",
                new_span=word.span,
                variants=variants,
                subject=versions.after.called(("~recipients",), word),
            )
    for name, (owner, word) in before.items():
        held = versions.after.get(*owner.key)
        if name not in after and name not in known and held:
            yield difference(
                "recipient/removed",
                owner,
                held,
                statement="recipients",
                old_span=word.span,
                subject=versions.before.called(("~recipients",), word),
            )


def _declared(policy: Policy) -> tuple[str, ...]:
    return tuple(d.id for d in policy.all("recipient"))


def _categories(policy: Policy) -> dict[str, tuple[Declaration, Word]]:
    found: dict[str, tuple[Declaration, Word]] = {}
    for purpose in policy.purposes:
        for word in purpose.declaration.listing("recipients").words:
            if policy.get("recipient", word.text) is None:
                found.setdefault(word.text, (purpose.declaration, word))
    return found


def _pair_differences(
    versions: Versions, holdings: Holdings, earlier: Declaration, later: Declaration
) -> Iterator[Difference]:
    before, after = role_of(versions.before, earlier.id), role_of(versions.after, later.id)
    if before != after:
        variants = ("processor",) if after == "processor" else ("internal",) if after == "internal" else ()
        yield difference(
            "recipient/role",
            earlier,
            later,
            statement="role",
            variants=variants,
            before=_role_term(versions.before, earlier) or None,
            after=_role_term(versions.after, later) or None,
        )
    acting = ("processor",) if after == "processor" else ("internal",) if after == "internal" else ()
    for rule in ("does", "includes", "own-purposes", "receives"):
        yield from _list(holdings, earlier, later, rule, acting)
    if earlier.has("under-contract") != later.has("under-contract"):
        kept = later.has("under-contract")
        yield difference(
            "recipient/contract", earlier, later, statement="under-contract", variants=("stated" if kept else "",)
        )
    if after != "internal":
        yield from places(versions, earlier, later)
        yield from safeguards(earlier, later)


def _list(
    holdings: Holdings, before: Declaration, after: Declaration, rule: str, acting: tuple[str, ...]
) -> Iterator[Difference]:
    found = listed_by(holdings, before, after, rule, data="receives")
    if not found.differs:
        return
    narrow = "recipient/unsaid" if found.change.unstated else "recipient/narrowed"
    yield difference(
        "recipient/widened" if found.wider else narrow,
        before,
        after,
        statement=rule,
        variants=(TASKS[rule], *(acting if found.wider and rule != "own-purposes" else ())),
        values=found.values,
        added=found.added,
        removed=found.removed,
    )
