"""structure/undefined: a name is used that nothing declares."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.names import Unresolved
from polc.model.policy import Policy


@rule("structure/undefined")
def undefined(policy: Policy) -> Iterator[Finding]:
    """A statement uses a name that nothing declares and no vocabulary holds (Art. 5(1)(a), 5(2)).

    One finding a name, at its first use.
    """
    uses: dict[str, list[Unresolved]] = {}
    for use in policy.unresolved:
        uses.setdefault(use.word.text, []).append(use)
    owners: dict[tuple[str, str], Declaration] = {}  # each once, as many of its names may be unknown
    for text, places in uses.items():
        first = places[0]
        kind, name = first.owner
        owner = owners.get(first.owner) or owners.setdefault(
            first.owner, Declaration(policy.index.declared(kind)[name])
        )
        same = first.suggestion.casefold() == text.casefold()
        yield finding(
            owner, first.word.span, variant="spelling" if same else "",
            related=tuple(related(p.word.span, "again") for p in places[1:]),
            found=text, statement=first.statement, kind=first.kinds[0] if first.kinds else "",
            suggestion=first.suggestion,
        )  # fmt: skip
