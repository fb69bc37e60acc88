"""From the model to facts: every value as a plain record, and readings."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.sources import Sources, Span
from polc.core.values import Disposal, Duration, Entry, Listing, Period, RetentionTerm, Text, Word
from polc.core.version import __version__
from polc.facts.records import (
    VERSION,
    Basis,
    Declaration,
    Facts,
    Item,
    Items,
    Keep,
    Length,
    Place,
    Purpose,
    Statement,
    Stretch,
    Value,
    Words,
)
from polc.model import declaration as model
from polc.model import purposes
from polc.model.policy import Policy
from polc.model.retention.coverage import periods
from polc.model.retention.covered_cells import covered_purposes
from polc.reference.properties import property_of


def facts_of(policy: Policy, sources: Sources) -> Facts:
    """Return the facts of a policy; `sources` hold the files that it was read from."""
    reading = _Reading(sources)
    return Facts(
        version=VERSION,
        polc=__version__,
        policy=policy.id,
        as_of=policy.as_of.isoformat(),
        languages=policy.languages,
        laws=policy.jurisdictions,
        controllers=tuple(controller.id for controller in policy.controllers),
        declarations=tuple(reading.declaration(declaration) for declaration in policy.declarations),
        purposes=tuple(reading.purpose(policy, purpose) for purpose in policy.purposes),
    )


class _Reading:
    """Reads declarations with the places where they stand in sources."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def declaration(self, declaration: model.Declaration) -> Declaration:
        """The facts of a declaration."""
        return Declaration(
            kind=declaration.kind,
            name=declaration.id,
            title=_optional_words(declaration.title),
            place=self.place(declaration.place),
            statements=tuple(self._statement(declaration.kind, stated) for stated in declaration.statements()),
        )

    def place(self, span: Span) -> Place:
        """Where a span begins; the first line of a file whose text is not at hand."""
        source = self._sources.get(span.path)
        file = span.path.replace("\\", "/").rpartition("/")[2]
        if source is None:
            return Place(file, 1, 1)
        found = source.position(span.start)
        return Place(file, found.line, found.column)

    def purpose(self, policy: Policy, purpose: purposes.Purpose) -> Purpose:
        """The facts of a purpose, with what it has from its bundle."""
        return Purpose(
            name=purpose.id,
            title=_optional_words(purpose.declaration.title),
            place=self.place(purpose.place),
            kinds=tuple(word.text for word in purpose.kinds.words),
            part_of=purpose.part_of.text if purpose.part_of else None,
            bundle=policy.is_group(purpose),
            bases=tuple(_basis(basis) for basis in policy.bases(purpose)),
            subjects=_items(policy.effective(purpose, "subjects")),
            data=_items(policy.effective(purpose, "data")),
            data_terms=tuple(sorted(policy.data_of(purpose))),
            recipients=_items(policy.effective(purpose, "recipients")),
            keeps=_kept_periods(policy, purpose),
        )

    def _statement(self, declaration: str, stated: model.Declaration) -> Statement:
        held = stated.node.values
        return Statement(
            word=property_of(declaration, stated.kind).word or stated.kind,
            rule=stated.kind,
            place=self.place(stated.node.keyword),
            literals=tuple(_value(value) for value in held if isinstance(value, Word)),
            words=_optional_words(stated.own_text),
            lists=_lists(held),
            length=next((_length(value) for value in held if isinstance(value, Duration)), None),
            keep=next((_term(value) for value in held if isinstance(value, RetentionTerm)), None),
            fates=next((_fates(value) for value in held if isinstance(value, Disposal)), ()),
            statements=tuple(self._statement(declaration, inner) for inner in stated.statements()),
        )


def _lists(held: Sequence[object]) -> tuple[Items, ...]:
    """The lists of a statement; entries that stand alone are a list as well."""
    lists = [_items(value) for value in held if isinstance(value, Listing)]
    alone = tuple(_item(value) for value in held if isinstance(value, Entry))
    return (*lists, *([Items("stated", alone, open=False)] if alone else []))


def _kept_periods(policy: Policy, purpose: purposes.Purpose) -> tuple[Keep, ...]:
    """The periods that surely cover some of the data of a purpose."""
    covering = (p for p in periods(policy) if any(covered is purpose for covered in covered_purposes(policy, p)))
    return tuple(_term(period.retention_term) for period in covering if period.retention_term)


def _basis(basis: purposes.Basis) -> Basis:
    return Basis(
        ground=basis.id,
        norms=tuple(word.text for word in basis.norms.words),
        interest=_optional_words(basis.interest),
        asked=tuple(word.text for word in basis.asked.words),
        withdrawn=tuple(word.text for word in basis.withdrawn.words),
        alternative=basis.alternative,
    )


def _words(text: Text) -> Words:
    return {passage.lang or "": passage.text for passage in text.passages}


def _optional_words(text: Text | None) -> Words | None:
    return None if text is None else _words(text)


def _value(word: Word) -> Value:
    return Value(word.kind, word.text)


def _item(entry: Entry) -> Item:
    to = entry.addressees.words if entry.addressees else ()
    return Item(
        entry.name.text if entry.name else None,
        _optional_words(entry.text),
        _optional_words(entry.condition),
        tuple(word.text for word in to),
    )


def _items(listing: Listing) -> Items:
    state = "none" if listing.none else "stated" if listing.stated else "not-stated"
    return Items(state, tuple(_item(entry) for entry in listing), listing.open)  # type: ignore[arg-type]


def _length(duration: Duration) -> Length:
    return Length(duration.number, duration.unit)


def _moment(moment: Word | Text) -> Item:
    """An event, a day or a text as a member of a list."""
    if isinstance(moment, Text):
        return Item(None, _words(moment), None, ())
    return Item(moment.text, None, None, ())


def _stretch(period: Period) -> Stretch:
    return Stretch(
        form=period.form,
        length=_length(period.duration) if period.duration else None,
        at_most=period.at_most,
        archived=period.archived,
        moments=tuple(_moment(moment) for moment in period.moments),
        words=_optional_words(period.text),
        norm=period.norm.text if period.norm else None,
    )


def _fates(disposal: Disposal) -> tuple[str, ...]:
    return tuple(word.text for word in disposal.words)


def _term(term: RetentionTerm) -> Keep:
    return Keep(
        stretches=tuple(_stretch(period) for period in term.periods),
        fates=_fates(term.disposal) if term.disposal else (),
        only_if=_moment(term.only_if) if term.only_if else None,
        sooner_on=term.sooner.text if term.sooner else None,
    )
