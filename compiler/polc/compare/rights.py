"""Rights of data subjects: those offered, how they are exercised, and what limits them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import known, stated_lists
from polc.compare.normal_form import normal
from polc.compare.normal_form import statement as said
from polc.compare.right_limits import cases, grounds, scope
from polc.core.findings import Fact
from polc.core.sources import Span
from polc.core.values import Duration, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.rights import Right
from polc.reference.vocabulary import vocabulary

MORE_IS_LESS = ("refused", "unless", "limited-to", "reasons", "state")
"""Statements that narrow a right by what they name."""
MORE_IS_MORE = ("does", "against", "format")
"""Statements that widen it: what they no longer name is lost."""
MARKS = {"at-any-time": False, "earlier-processing-lawful": False, "holder-only": True}
"""Marks of a right; True for those that narrow it."""
CLAIMS = frozenset(
    {("rights", s) for s in ("offer", "through", "reply", "identity", "state", "holder-only", "fee")}
    | {
        ("right", s)
        for s in (
            *MORE_IS_LESS,
            *MORE_IS_MORE,
            "grounds",
            "applies-to",
            "through",
            "reply",
            "case",
            "except-right",
            "after-step",
            *MARKS,
        )
    }
)
STEP, REPLY = "after-step", "reply"


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
    """The differences between the rights of two versions."""
    before, after = offered(versions.before), offered(versions.after)
    for name in (n for n in before if n not in after):
        yield difference(
            "right/removed",
            before[name],
            versions.after.rights_block,
            subject=_right_name(versions.before, name),
            old_span=_word(versions.before, name),
        )
    for name in (n for n in after if n not in before):
        yield difference(
            "right/added",
            versions.before.rights_block,
            after[name],
            subject=_right_name(versions.after, name),
            new_span=_word(versions.after, name),
        )
    earlier, later = versions.before.rights_block, versions.after.rights_block
    if earlier and later:
        yield from _block(versions, earlier, later, None, ("state",))
        yield from _general_differences(earlier, later)
    for old, new in versions.pairs_of("right"):
        yield from _right(versions, versions.before.rights[old.id], versions.after.rights[new.id])
    yield from _own_statements(versions)


def _own_statements(versions: Versions) -> Iterator[Difference]:
    """A right that gains or loses a declaration of its own while both versions offer it."""
    offers = set(offered(versions.before)) & set(offered(versions.after))
    for declared in versions.added_of("right"):
        if declared.id in offers and _narrows(declared):
            subject = _right_name(versions.after, declared.id)
            block = versions.before.rights_block
            yield difference("right/restricted", block, declared, variants=("declared",), subject=subject)
    for declared in versions.removed_of("right"):
        if declared.id in offers and _narrows(declared):
            subject = _right_name(versions.before, declared.id)
            block = versions.after.rights_block
            yield difference("right/extended", declared, block, variants=("declared",), subject=subject)


def _narrows(declared: Declaration) -> bool:
    return any(declared.has(s) for s in (*MORE_IS_LESS, "applies-to", STEP, "grounds", "except-right", "holder-only"))


def offered(policy: Policy) -> dict[str, Declaration]:
    """The rights that a policy offers, each with the declaration that does so."""
    block = policy.rights_block
    found = dict.fromkeys(sorted(block.listing("offer").names), block) if block else {}
    found |= {d.id: d for d in policy.all("right")}
    return {_canonical_right(name): declared for name, declared in found.items()}


def _canonical_right(name: str) -> str:
    """A right under the vocabulary's own name for it."""
    entry = vocabulary("rights").get(name)
    return entry.id if entry else name


def _right_name(policy: Policy, name: str) -> Fact:
    declared = policy.get("right", name)
    term = vocabulary("rights").term_of(name, name)
    return (declared.title if declared else None) or term


def _word(policy: Policy, name: str) -> Span | None:
    block = policy.rights_block
    word = block.listing("offer").word(name) if block and policy.get("right", name) is None else None
    return word.span if word else None


# ------------------------------------------------------------------------------------------------ one right, one case
def _right(versions: Versions, before: Right, after: Right) -> Iterator[Difference]:
    subject = _right_name(versions.after, after.id)
    old, new = before.declaration, after.declaration
    yield from _block(versions, old, new, subject, (*MORE_IS_LESS, *MORE_IS_MORE))
    yield from scope(versions, before, after, subject)
    if normal(old.word(STEP)) != normal(new.word(STEP)):
        kind = "restricted" if new.has(STEP) else "extended"
        yield difference(
            f"right/{kind}",
            old,
            new,
            statement=STEP,
            variants=("step",),
            subject=subject,
            before=_step(old),
            after=_step(new),
        )
    yield from grounds(versions, old, new, subject)
    yield from cases(before, after, subject)


def _step(declaration: Declaration) -> Fact | None:
    word = declaration.word(STEP)
    return vocabulary("steps").term_of(word.text, word) if word else None


def _block(
    versions: Versions, old: Declaration, new: Declaration, subject: Fact | None, listed: tuple[str, ...]
) -> Iterator[Difference]:
    """Statements that `rights` and a `right` have alike."""
    facts: dict[str, Fact] = {"subject": subject} if subject else {}
    yield from _channels(versions, old, new, facts)
    for rule in listed:
        found = stated_lists(versions, old, new, rule)
        if not (found.added or found.removed):
            continue
        narrower = bool(found.added if rule in MORE_IS_LESS else found.removed)
        yield difference(
            f"right/{'restricted' if narrower else 'extended'}",
            old,
            new,
            statement=rule,
            variants=(rule,),
            values=found.values,
            added=found.added,
            removed=found.removed,
            more=facts,
        )
    for mark, narrows in MARKS.items():
        if old.has(mark) != new.has(mark):
            kind = "restricted" if new.has(mark) == narrows else "extended"
            yield difference(f"right/{kind}", old, new, statement=mark, variants=(mark,), more=facts)
    yield from _reply(old, new, facts)


def _channels(versions: Versions, old: Declaration, new: Declaration, facts: dict[str, Fact]) -> Iterator[Difference]:
    found = known(versions, stated_lists(versions, old, new, "through"), "channel")
    for way, items in (("removed", found.removed), ("added", found.added)):
        if items:
            kind = f"right/channel-{way}"
            yield difference(kind, old, new, statement="through", channels=items, values=found.values, more=facts)


def _reply(old: Declaration, new: Declaration, facts: dict[str, Fact]) -> Iterator[Difference]:
    if said(old, REPLY) == said(new, REPLY):
        return
    earlier, later = old.duration(REPLY), new.duration(REPLY)
    if earlier and later and earlier.same_as(later) and _extended(old) == _extended(new):
        return
    slower = later is None or (earlier is not None and later.longer_than(earlier))
    if earlier and later and not slower and not earlier.longer_than(later):
        slower = (_extended(new) != "" and _extended(old) in ("", _extended(new))) or _longer(old, new)
    before, after = earlier or old.text(REPLY), later or new.text(REPLY)
    yield difference(
        "right/reply",
        old,
        new,
        statement=REPLY,
        variants=("slower" if slower else "faster",),
        before=before,
        after=after,
        more=facts,
    )


def _extension(declaration: Declaration) -> Duration | None:
    reply = declaration.first(REPLY)
    return reply.duration("extended") if reply else None


def _extended(declaration: Declaration) -> str:
    found = _extension(declaration)
    return repr(normal(found)) if found else ""


def _longer(old: Declaration, new: Declaration) -> bool:
    before, after = _extension(old), _extension(new)
    return bool(before and after and after.longer_than(before))


def _general_differences(old: Declaration, new: Declaration) -> Iterator[Difference]:
    for rule in ("identity", "fee"):
        if said(old, rule) != said(new, rule):
            yield difference(
                f"right/{rule}", old, new, statement=rule, before=_asked_value(old, rule), after=_asked_value(new, rule)
            )


def _asked_value(declaration: Declaration, rule: str) -> Fact | None:
    words: tuple[Word, ...] = declaration.words(rule)
    entries = (vocabulary("proofs").get(word.text) for word in words)
    return tuple(e.term for e in entries if e) or declaration.text(rule)
