"""Every norm that a policy names, wherever it does: the acts it cites and those it relies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from polc.core.record import record
from polc.core.values import Listing, RetentionTerm, Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.law import Norm, norm
from polc.syntax.tree import Node

NAMING = frozenset({"cites", "norm", "one-norm"})
"""Statements and clauses that hold norms."""


@record
class Cited:
    """One norm where it stands: the declaration, the word that names it, and what it is."""

    declaration: Declaration
    word: Word
    norm: Norm


@cached_on_policy
def cited(policy: Policy) -> tuple[Cited, ...]:
    """The norms of all declarations in the order written.

    A name that no instrument has is left out.
    """
    found: list[Cited] = []
    for declaration, nodes in policy.nodes:
        for word in _words(nodes):
            known = norm(word.text) or declared_norm(policy, word.text)
            if known is not None:
                found.append(Cited(declaration, word, known))
    return tuple(found)


def declared_norm(policy: Policy, name: str) -> Norm | None:
    """Return the norm that a `citation` of the policy describes, with its days.

    None where there is none.
    """
    declared = policy.get("citation", name)
    if declared is None:
        return None
    title = declared.title
    texts = {p.lang or "en": p.text for p in title.passages} if title else {}
    labels = {f"label-{lang}": text for lang, text in texts.items()}
    address = declared.word("at")
    days = {key: day for key, stated in (("from", "since"), ("until", "ended")) if (day := _day(declared, stated))}
    return Norm(name, name, "", {**texts, **labels, **days, "url": address.text if address else ""})


def _day(declared: Declaration, statement: str) -> date | None:
    word = declared.word(statement)
    try:
        return date.fromisoformat(word.text) if word else None
    except ValueError:
        return None


def _words(nodes: Iterable[Node]) -> Iterator[Word]:
    for part in nodes:
        for value in part.values:
            if isinstance(value, RetentionTerm):
                yield from (p.norm for p in value.periods if p.norm)
            elif part.rule in NAMING and isinstance(value, Listing):
                yield from value.words
            elif part.rule in NAMING and isinstance(value, Word) and value.kind in ("norm", "name"):
                yield value
