"""omission/source: data come from somewhere that is not named."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.data_sources import INDIRECT, indirect_sources, kinds_of, origins
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.formulas import OCCASIONS, OTHERS, TIED, is_formula

NAMING = ("name", "at", "note")
"""Statements that may say who a source is whatever it is called."""
TELLING = ("title", "name", "includes", "occasions", "at", "note")


@rule("omission/source")
def source(policy: Policy) -> Iterator[Finding]:
    """Data come from third parties or public sources of which nothing says who or what they are (Art. 14(2)(f)).

    Either a source block states its kind and nothing else of itself, or no more than "third parties", or a `from`
    names the bare kind while no block describes a source of that kind; the latter gives one finding a kind.
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


def _states_source(block: Declaration) -> bool:
    """True when the block says anything of who or what the source is; an `includes none` says nothing."""
    return any(block.has(s) and not block.listing(s).none for s in TELLING)


def _formula(policy: Policy, block: Declaration) -> Text | None:
    """The text of a block that calls its source "third parties" where nothing else says who it is; else None."""
    entries = block.listing("includes").entries
    if any(block.has(statement) for statement in NAMING) or any(entry.name and not entry.text for entry in entries):
        return None
    texts = [text for text in (block.title, *(entry.text for entry in entries)) if text]
    return texts[0] if texts and all(is_formula(policy, text, OTHERS, TIED, OCCASIONS) for text in texts) else None
