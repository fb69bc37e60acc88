"""Categories of data, of persons and of sources: new ones, those that are gone, what came into them or left them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import USERS, Holdings, all_data, data_of, is_special
from polc.compare.listed import stated_lists
from polc.compare.lists import Item, changed, labels
from polc.compare.normal_form import statement as said
from polc.core.findings import Fact
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose

CLAIMS = frozenset(
    {
        ("data", "includes"),
        ("data", "anonymous"),
        ("subject", "minimum-age"),
        ("subject", "kind"),
        ("source", "gives"),
        ("source", "includes"),
        ("source", "occasions"),
        ("source", "kind"),
    }
)


def differences(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """The differences between the categories of two versions."""
    yield from _data(versions, holdings)
    yield from _subjects(versions)
    yield from _sources(versions)


def _data(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """New data and data no longer held, each told at the category that states it."""
    new, gone = holdings.new, holdings.gone
    told: set[str] = set()
    for declared in versions.added_of("data"):
        found = [i for i in data_of(versions.after, declared) if i.key in new]
        told |= {i.key for i in found}
        if declared.has("anonymous"):
            yield difference("data/anonymous-added", None, declared)
        elif found:
            yield _added("data/added", versions, None, declared, found)
        else:
            yield difference("data/regrouped", None, declared)
    for declared in versions.removed_of("data"):
        found = [i for i in data_of(versions.before, declared) if i.key in gone]
        kind = "data/removed" if found else "data/regrouped"
        told |= {i.key for i in found}
        yield difference(kind, declared, None, removed=labels(found))
    for before, after in versions.pairs_of("data"):
        yield from _pair_differences(versions, holdings, before, after)
        told |= {i.key for i in (*data_of(versions.before, before), *data_of(versions.after, after))}
    yield from _undeclared(versions, holdings, told)


def _pair_differences(
    versions: Versions, holdings: Holdings, before: Declaration, after: Declaration
) -> Iterator[Difference]:
    if before.has("anonymous") != after.has("anonymous"):
        kind = "data/identified" if before.has("anonymous") else "data/anonymised"
        consent = _circumstance(versions, after) if before.has("anonymous") else ()
        yield difference(kind, before, after, variants=consent)
        return
    old, new = data_of(versions.before, before), data_of(versions.after, after)
    added = [i for i in new if i.key in holdings.new]
    removed = [i for i in old if i.key in holdings.gone]
    included = stated_lists(versions, before, after, "includes")
    opened, closed, values = included.change.opened, included.change.closed, included.values
    if added or opened:
        yield _added("data/widened", versions, before, after, added, values, removed)
    elif removed or closed:
        yield difference(
            "data/narrowed",
            before,
            after,
            statement="includes",
            values=values,
            variants=("" if removed else "closed",),
            removed=labels(removed),
        )
    elif (moved := changed(old, new)).added or moved.removed:
        yield difference("data/regrouped", before, after, statement="includes", values=values)


def _added(
    kind: str,
    versions: Versions,
    before: Declaration | None,
    after: Declaration,
    added: list[Item],
    values: tuple[Fact | None, Fact | None] = (None, None),
    removed: list[Item] | tuple[()] = (),
) -> Difference:
    special = is_special(versions.after, tuple(added))
    return difference(
        kind,
        before,
        after,
        statement="includes" if before else "",
        values=values,
        variants=("" if added else "open", "special" if special else "", *_circumstance(versions, after)),
        added=labels(added),
        removed=labels(removed),
        purposes=tuple(p.label for p in _using(versions.after, after)),
    )


def _using(policy: Policy, declared: Declaration) -> list[Purpose]:
    return _users(policy).get(declared.id, [])


@cached_on_policy
def _users(policy: Policy) -> dict[str, list[Purpose]]:
    """The purposes that use each name of data."""
    found: dict[str, list[Purpose]] = {}
    for purpose in policy.purposes:
        for name in policy.effective(purpose, "data").names:
            found.setdefault(name, []).append(purpose)
    return found


def _circumstance(versions: Versions, declared: Declaration) -> tuple[str, ...]:
    """Consent covers no data of which the person was not told: known purposes that rest on it need it afresh."""
    known = (p for p in _using(versions.after, declared) if versions.before.purpose(p.id))
    return ("consent",) if any(versions.after.relies_on(p, "consent") for p in known) else ()


def _undeclared(versions: Versions, holdings: Holdings, told: set[str]) -> Iterator[Difference]:
    """New data that only a purpose or another block names, without a declaration of their own."""
    for keys, kind in ((holdings.new, "data/added"), (holdings.gone, "data/removed")):
        policy = versions.after if kind == "data/added" else versions.before
        owners = _owners(policy)
        for found in all_data(policy):
            if found.key not in keys or found.key in told:
                continue
            owner = owners.get(found.key)
            known = versions.before.get(*owner.key) if owner and kind == "data/added" else None
            if owner is None or (kind == "data/added" and known is None):
                continue
            yield difference(
                kind,
                None if kind == "data/added" else owner,
                owner if kind == "data/added" else None,
                old_span=found.span,
                new_span=found.span,
                subject=found.label,
                variants=_special(policy, found),
            )


def _owners(policy: Policy) -> dict[str, Declaration]:
    """For each name of data the first block that uses it."""
    found: dict[str, Declaration] = {}
    for kind in USERS:
        for block in policy.all(kind):
            for name in block.listing("data").names:
                found.setdefault(name, block)
    return found


def _special(policy: Policy, found: Item) -> tuple[str, ...]:
    return ("special",) if is_special(policy, (found,)) else ()


def _subjects(versions: Versions) -> Iterator[Difference]:
    """New categories of persons, those that are gone, and ages."""
    for declared in versions.added_of("subject"):
        yield difference("subject/added", None, declared)
    for declared in versions.removed_of("subject"):
        yield difference("subject/removed", declared, None)
    for before, after in versions.pairs_of("subject"):
        old, new = before.word("minimum-age"), after.word("minimum-age")
        if (old.text if old else "") != (new.text if new else ""):
            younger = new is None or (old is not None and int(new.text) < int(old.text))
            yield difference(
                "subject/age",
                before,
                after,
                statement="minimum-age",
                variants=("lower" if younger else "higher",),
                before=old.text if old else None,
                after=new.text if new else None,
            )
        if said(before, "kind") != said(after, "kind"):
            found = stated_lists(versions, before, after, "kind")
            yield difference("subject/kind", before, after, statement="kind", values=found.values)


def _sources(versions: Versions) -> Iterator[Difference]:
    """New sources, those that are gone, and what they give."""
    for declared in versions.added_of("source"):
        own = declared.listing("kind").names <= {"person"} and bool(declared.listing("kind"))
        yield difference("source/added", None, declared, variants=("person" if own else "",))
    for declared in versions.removed_of("source"):
        yield difference("source/removed", declared, None)
    for before, after in versions.pairs_of("source"):
        for rule in ("kind", "gives", "includes", "occasions"):
            found = stated_lists(versions, before, after, rule)
            if found.differs:
                yield difference(
                    "source/widened" if found.wider else "source/narrowed",
                    before,
                    after,
                    statement=rule,
                    values=found.values,
                    added=found.added,
                    removed=found.removed,
                )
