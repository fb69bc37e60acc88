"""omission/source: data come from somewhere that is not named."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Listing, Text
from polc.model.data_sources import INDIRECT, indirect_sources, kinds_of, origins
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.special_categories import is_expression
from polc.model.texts.formulas import OCCASIONS, OTHERS, TIED, is_formula

NAMING = ("name", "at", "note")
"""Statements that may say who a source is whatever it is called."""
TOLD_OF = "third-person"
"""Persons whose data others pass on, a term of `subjects`."""
DIRECTLY = frozenset({"person", "observed"})
TELLING = ("title", "name", "includes", "occasions", "at", "note")


@rule("omission/source")
def source(policy: Policy) -> Iterator[Finding]:
    """Data come from third parties or public sources of which nothing says who or what they are (Art. 14(2)(f)).

    Either a source block states its kind and nothing else of itself, or no more than "third parties", or a `from`
    names the bare kind while no block describes a source of that kind; the latter gives one finding a kind.
    Or a purpose is about persons of whom others tell, and nothing says who does.
    """
    if policy.header is None:
        return
    described: set[str] = set()
    for block in indirect_sources(policy):
        formula = _formula(policy, block)
        if formula:
            yield finding(block, formula.span, variant="formula", formula=formula)
        elif _states_source(block):
            described |= kinds_of(block)
        else:
            yield finding(block, variant="block")
    for kind in INDIRECT:
        bare = [o for o in origins(policy) if o.source is None and kind in o.kinds]
        if bare and kind not in described:
            spots = tuple(related(o.word.span, "again") for o in bare[1:])
            variant = "public" if kind == "public" else ""
            yield finding(bare[0].owner, bare[0].word.span, related=spots, variant=variant)
    for purpose in policy.purposes:
        persons = policy.effective(purpose, "subjects")
        if _passed_on(policy, persons) and not is_expression(policy, purpose) and not _states_origin(policy, purpose):
            names = tuple(policy.called(("subject", "~subjects"), word) for word in persons.words)
            yield finding(purpose.declaration, persons.words[0].span, variant="passed-on", persons=names)


def _passed_on(policy: Policy, persons: Listing) -> bool:
    """True for persons all of whom are met in what others tell of them."""
    return (
        bool(persons) and not persons.open and all(policy.subject_within(word.text, TOLD_OF) for word in persons.words)
    )


def _states_origin(policy: Policy, purpose: Purpose) -> bool:
    """True when a purpose, or data that it may use, says that they come from anybody but the persons themselves."""
    stated = policy.effective(purpose, "data").names or frozenset(d.id for d in policy.all("data"))
    owners = [purpose.declaration, *(d for name in stated if (d := policy.get("data", name)))]
    given = {n for source in policy.all("source") for n in source.listing("gives").names}
    parts = (frozenset(policy.data_parts((name,))) for name in stated)
    if purpose.anonymous or stated & given or any(each and each <= given for each in parts):
        return True
    return any(o.owner is owner and o.kinds - DIRECTLY for o in origins(policy) for owner in owners)


def _states_source(block: Declaration) -> bool:
    """True when the block says anything of who or what the source is.

    An `includes none` says nothing.
    """
    return any(block.has(s) and not block.listing(s).none for s in TELLING)


def _formula(policy: Policy, block: Declaration) -> Text | None:
    """The text of a block that calls its source "third parties" where nothing else says who it is; else None."""
    entries = block.listing("includes").entries
    if any(block.has(statement) for statement in NAMING) or any(entry.name and not entry.text for entry in entries):
        return None
    texts = [text for text in (block.title, *(entry.text for entry in entries)) if text]
    return texts[0] if texts and all(is_formula(policy, text, OTHERS, TIED, OCCASIONS) for text in texts) else None
