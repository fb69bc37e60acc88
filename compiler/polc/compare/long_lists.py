"""Lists of so many other texts that other wordings of a text are not looked for among them: said where it is so."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.lists import wordings_left_out
from polc.core.findings import Fact
from polc.model.declaration import Declaration
from polc.reference.differences import statement_named
from polc.reference.properties import property_of


def long_lists(versions: Versions) -> Iterator[Difference]:
    """A difference for each list of both versions whose texts were compared without regard to their wording."""
    policies = versions.before, versions.after
    for before, after in versions.pairs:
        for rule in dict.fromkeys(n.rule for n in after.node.children):
            if before.has(rule) and wordings_left_out(policies, before.listing(rule), after.listing(rule)):
                yield difference("text/list-too-long", before, after, statement=rule, what=_word(after, rule))


def _word(declaration: Declaration, rule: str) -> Fact:
    """What to call a statement: its name, else its word in the language."""
    named = statement_named(declaration.kind, rule)
    return named.term if named else f"`{property_of(declaration.kind, rule).word}`"
