"""Retention periods: which period holds for which data of which purpose in each version, wherever it is written.

Periods are compared cell by cell (purpose, person, datum), so that one that moves from a purpose into a `retention` of
its own is no difference. What differs in the same way for many cells is told once. Judges no length.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.normal_form import normal
from polc.compare.retention_terms import verdict
from polc.core.findings import Fact
from polc.core.record import record
from polc.core.values import Disposal, RetentionTerm
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.periods import RetentionPeriod
from polc.model.retention.precedence import prevailing
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

CLAIMS = frozenset(
    {(kind, s) for kind in ("purpose", "watchlist", "cookies", "retention") for s in ("keep", "then")}
    | {("retention", "covers"), ("retention", "except")}
)
Cell = tuple[str, str]
"""A data subject and a datum: a purpose may have another name in each version."""


@record
class Rule:
    """A period as one version states it: the declaration it stands in, the chain, what becomes of the data."""

    declaration: Declaration
    retention_term: RetentionTerm
    disposal: Disposal | None

    @property
    def form(self) -> object:
        """The same for two that say the same."""
        return normal(self.retention_term), normal(self.disposal)


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
    """The differences between the retention periods of two versions."""
    found: dict[tuple[object, ...], tuple[list[Purpose], Rule | None, Rule | None]] = {}
    mine, theirs = _Version(versions.before), _Version(versions.after)
    for old, new in versions.pairs_of("purpose"):
        earlier, later = versions.before.purpose(old.id), versions.after.purpose(new.id)
        if earlier is None or later is None or versions.after.is_group(later):
            continue
        for before, after in _matched_rules(mine.of(earlier), theirs.of(later)):
            key = (before and (id(before.retention_term)), after and (id(after.retention_term)))
            entry = found.setdefault(key, ([], before, after))
            if later not in entry[0]:
                entry[0].append(later)
    for declared in versions.added_of("purpose"):
        theirs.compare(declared.id)
    for declared in versions.removed_of("purpose"):
        mine.compare(declared.id)
    for reached, before, after in found.values():
        yield from _rule_differences(versions, reached, before, after)
    yield from _periods_without_purpose(versions, mine, theirs)


def _matched_rules(
    before: dict[Cell, tuple[Rule, ...]], after: dict[Cell, tuple[Rule, ...]]
) -> Iterator[tuple[Rule | None, Rule | None]]:
    """The periods that differ for the same cells.

    For the purpose as a whole where no cell is in both versions.
    """
    common = [(before[c], after[c]) for c in before if c in after]
    if not common and (before or after):
        common = [(_distinct_rules(before), _distinct_rules(after))]
    for old, new in common:
        forms = {r.form for r in old} & {r.form for r in new}
        left, right = [r for r in old if r.form not in forms], [r for r in new if r.form not in forms]
        for number in range(max(len(left), len(right))):
            earlier = left[number] if number < len(left) else None
            later = right[number] if number < len(right) else None
            yield earlier, later


def _distinct_rules(found: dict[Cell, tuple[Rule, ...]]) -> tuple[Rule, ...]:
    return tuple({repr(r.form): r for rules in found.values() for r in rules}.values())


class _Version:
    """The periods that hold in one version, and which declarations some purpose has been compared by."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.compared: set[int] = set()

    def of(self, purpose: Purpose) -> dict[Cell, tuple[Rule, ...]]:
        """Return the periods that hold for each cell of a purpose, by data subject and datum."""
        found = prevailing(self.policy, purpose)
        self.compared |= {id(c.declaration.node) for periods in found.values() for c in periods}
        return {(cell.subject, cell.datum): tuple(map(_rule, periods)) for cell, periods in found.items()}

    def compare(self, name: str) -> None:
        """Note the periods that hold for a purpose which only this version has: they are told with it."""
        purpose = self.policy.purpose(name)
        if purpose:
            self.of(purpose)


def _rule(period: RetentionPeriod) -> Rule:
    assert period.retention_term is not None  # noqa: S101 - only periods with a length prevail
    return Rule(period.declaration, period.retention_term, period.disposal)


def _rule_differences(
    versions: Versions, reached: list[Purpose], before: Rule | None, after: Rule | None
) -> Iterator[Difference]:
    known = [p.declaration for p in reached]
    old = before.declaration if before else versions.before.get(*known[0].key)
    new = after.declaration if after else known[0]
    stated = after or before
    named = _covered(versions.after if after else versions.before, stated.declaration) if stated else ()
    purposes = tuple(p.label for p in reached)
    facts: dict[str, Fact] = {"subject": named or purposes}
    if named and named != purposes and stated and stated.declaration.title:
        facts["purposes"] = purposes
    yield from _pair_differences(old, new, before, after, facts)


def _covered(policy: Policy, declaration: Declaration) -> tuple[Fact, ...]:
    """What to call what a period is about: the title of its declaration, else what it says that it covers."""
    if declaration.title or declaration.kind != "retention":
        return (declaration.label,)
    sides = [c for s in declaration.all("covers") for c in s.statements()]
    return tuple(
        policy.called(property_of("retention", side.kind).refers, word)
        for side in sides
        for word in side.own_listing.words
    )


def _pair_differences(
    old: Declaration | None, new: Declaration | None, before: Rule | None, after: Rule | None, facts: dict[str, Fact]
) -> Iterator[Difference]:
    spans = before.retention_term.span if before else None, after.retention_term.span if after else None
    values = before.retention_term if before else None, after.retention_term if after else None
    if before is None or after is None:
        kind = "period/added" if after else "period/removed"
        yield difference(kind, old, new, statement="keep", values=values, spans=spans, more=facts)
        return
    told = verdict(before.retention_term, after.retention_term, (normal(before.disposal), normal(after.disposal)))
    if told == "fate":
        yield _disposal_difference(old, new, before, after, facts)
    elif told != "same":
        variants = _conditions(before.retention_term, after.retention_term) if told == "changed" else ()
        yield difference(
            f"period/{told}", old, new, statement="keep", variants=variants, values=values, spans=spans, more=facts
        )
        # Where nothing is kept, nothing is left to be deleted.
        keeps = not (before.retention_term.keeps_nothing or after.retention_term.keeps_nothing)
        if keeps and normal(before.disposal) != normal(after.disposal):
            yield _disposal_difference(old, new, before, after, facts)


def _conditions(before: RetentionTerm, after: RetentionTerm) -> tuple[str, ...]:
    if normal(before.periods and before.periods[0]) != normal(after.periods and after.periods[0]):
        return ()
    if before.sooner and not after.sooner:
        return ("later",)
    return ("sooner",) if after.sooner and not before.sooner else ()


def _disposal_difference(
    old: Declaration | None, new: Declaration | None, before: Rule, after: Rule, facts: dict[str, Fact]
) -> Difference:
    kept = after.disposal is None or any(word.text != "delete" for word in after.disposal.words)
    deleted = before.disposal is not None and all(word.text == "delete" for word in before.disposal.words)
    return difference(
        "period/fate",
        old,
        new,
        statement="then",
        variants=("" if kept and (deleted or after.disposal is None) else "better",),
        before=_disposal_names(before.disposal),
        after=_disposal_names(after.disposal),
        old_span=before.retention_term.span,
        new_span=after.retention_term.span,
        more=facts,
    )


def _disposal_names(disposal: Disposal | None) -> Fact | None:
    entries = (vocabulary("fates").get(word.text) for word in disposal.words) if disposal else ()
    return tuple(e.term for e in entries if e) or None


def _periods_without_purpose(versions: Versions, mine: _Version, theirs: _Version) -> Iterator[Difference]:
    """Periods that hold for no purpose of both versions: of watch lists, of cookies, of persons or data alone."""
    pairs: list[tuple[Declaration | None, Declaration | None]] = [
        *versions.pairs_of("retention", "watchlist", "cookies")
    ]
    pairs += [(None, d) for d in versions.added_of("retention")]
    pairs += [(d, None) for d in versions.removed_of("retention")]
    for old, new in pairs:
        told = (old and id(old.node) in mine.compared) or (new and id(new.node) in theirs.compared)
        if told:
            continue
        before, after = _own_rule(old), _own_rule(new)
        if before or after:
            named = _covered(versions.after, new) if new else _covered(versions.before, old) if old else ()
            yield from _pair_differences(old, new, before, after, {"subject": named})
        elif old and new and normal(old.disposal()) != normal(new.disposal()):
            yield difference(
                "period/fate",
                old,
                new,
                statement="then",
                before=_disposal_names(old.disposal()),
                after=_disposal_names(new.disposal()),
            )
        elif old is None or new is None:
            yield difference(f"period/{'added' if new else 'removed'}", old, new, variants=("fate",))


def _own_rule(declaration: Declaration | None) -> Rule | None:
    retention_term = declaration.retention_term() if declaration else None
    return Rule(declaration, retention_term, declaration.disposal()) if declaration and retention_term else None
