"""Rights of data subjects: what the policy states of each, by case."""

from __future__ import annotations

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import NOT_STATED, Listing
from polc.model.declaration import Declaration


@record
class RightCase:
    """What is stated of a right in one case.

    `block` is the declaration of the right for its general statement, or the `case` or `except` block; `scope` says
    what it applies to: kind of scope (`basis`, `purposes`, `cookies`, `data`, `subjects`) to the list.
    """

    block: Declaration
    scope: dict[str, Listing]
    exception: bool = False

    @property
    def span(self) -> Span:
        """All of the case."""
        return self.block.span

    @property
    def through(self) -> Listing:
        """The channels or authority through which it is exercised."""
        return self.block.listing("through")

    @property
    def reasons(self) -> Listing:
        """What reasons are asked: terms of `reasons`, `none`, or not stated."""
        return self.block.listing("reasons")

    def over(self, kind: str) -> Listing:
        """The scope of a kind; not stated when the case is not limited that way."""
        return self.scope.get(kind, NOT_STATED)


@record
class Right:
    """A right: its declaration, its general case and the others."""

    declaration: Declaration
    general: RightCase
    cases: tuple[RightCase, ...]

    @property
    def id(self) -> str:
        """The term of `rights` that it is."""
        return self.declaration.id

    @property
    def every(self) -> tuple[RightCase, ...]:
        """The general case and the others."""
        return (self.general, *self.cases)


def right_from(declaration: Declaration) -> Right:
    """The right that a declaration states."""
    general = RightCase(declaration, _scope_block(declaration))
    cases = [RightCase(c, _scope_block(c)) for c in declaration.all("case")]
    cases += [RightCase(e, _limits(e), exception=True) for e in declaration.all("except-right")]
    return Right(declaration, general, tuple(cases))


def _limits(block: Declaration) -> dict[str, Listing]:
    return {c.kind.removeprefix("for-"): c.own_listing for c in block.statements() if c.kind.startswith("for-")}


def _scope_block(block: Declaration) -> dict[str, Listing]:
    scope: dict[str, Listing] = {}
    for statement in block.all("applies-to"):
        scope.update(_limits(statement))
    return scope
