"""One difference between two versions of a policy: its kind, what it obliges to, and where. Its page has the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from polc.core.findings import Fact
from polc.core.record import field, record
from polc.core.sources import Span
from polc.model.declaration import Declaration
from polc.reference.differences import GRADES, difference_page

NO_FACTS: Mapping[str, Fact] = {}
Key = tuple[str, str]
"""A declaration: its kind and its name in the version concerned."""


@record
class Side:
    """What a difference is about in one version: declarations, places, and the value that stands there.

    Without declarations where the version has none: a purpose that was added has nothing before. `value` is None where
    nothing is stated, and where the message alone tells the difference.
    """

    declarations: tuple[Key, ...] = ()
    spans: tuple[Span, ...] = ()
    value: Fact | None = None


@record
class Difference:
    """A difference of a kind `group/name`.

    `variants` choose among the words and grades of the kind's page, the later ones first; `grade` is one of GRADES;
    `citations` are ids of norms; `statement` is the statement that differs, empty for a declaration as a whole.
    """

    kind: str
    grade: str
    before: Side
    after: Side
    facts: Mapping[str, Fact] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    statement: str = ""

    @property
    def weight(self) -> int:
        """The rank of its grade, 0 for the weakest."""
        return GRADES.index(self.grade)


def difference(
    kind: str,
    old: Declaration | None,
    new: Declaration | None,
    *,
    statement: str = "",
    variants: Iterable[str] = (),
    before: Fact | None = None,
    after: Fact | None = None,
    values: tuple[Fact | None, Fact | None] = (None, None),
    old_span: Span | None = None,
    new_span: Span | None = None,
    spans: tuple[Span | None, Span | None] = (None, None),
    grade: str = "",
    citations: Iterable[str] = (),
    more: Mapping[str, Fact] = NO_FACTS,
    **facts: Fact,
) -> Difference:
    """A difference between a declaration of the first version and one of the second.

    None for the one that lacks it. Values and places may be given one by one or in pairs. The places are those given,
    else the statement, else the first words of the declaration. The fact `subject` is what to call the declaration,
    unless another is given; `more` are further facts.
    """
    chosen = tuple(v for v in variants if v)
    page = difference_page(kind)
    owner = new or old
    subject = owner.label if owner else ""
    return Difference(
        kind=kind,
        grade=grade or page.grade(chosen),
        before=_side_of(old, statement, old_span or spans[0], values[0] if before is None else before),
        after=_side_of(new, statement, new_span or spans[1], values[1] if after is None else after),
        facts={"subject": subject, **{k: v for k, v in {**more, **facts}.items() if v not in ((), "")}},
        variants=chosen,
        citations=tuple(citations) or page.citations(chosen),
        statement=statement,
    )


def _side_of(declaration: Declaration | None, statement: str, span: Span | None, value: Fact | None) -> Side:
    if declaration is None:
        return Side()
    stated = declaration.first(statement) if statement else None
    return Side((declaration.key,), (span or (stated.span if stated else declaration.place),), value)


def in_order(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences, each once: the strongest grade first, then in the order of places in the new version."""
    kept = {(d.kind, d.variants, d.statement, d.before.spans, d.after.spans, repr(d.facts)): d for d in differences}
    return tuple(sorted(kept.values(), key=_sort_key))


def _sort_key(d: Difference) -> tuple[object, ...]:
    return -d.weight, not d.after.spans, d.after.spans, d.before.spans, d.kind, d.variants, d.statement
