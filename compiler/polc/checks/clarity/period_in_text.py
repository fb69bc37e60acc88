"""clarity/period-in-text: a text states another period than its declaration."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import accumulate

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.record import record, replace
from polc.core.sources import Span
from polc.core.values import Duration
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.passages import pieces, read, readings
from polc.model.texts.quantities import BOOK, Quantity, quantities_in
from polc.reference.lexicon import TEXTS, folded, languages, pattern

KEEPING = ("retention", "purpose", "watchlist", "cookies")


NOWHERE = Span("", 0, 0)


NEAR = 2
"""Characters that may stand between "kept for" and the figure: a space and no word."""


@record
class Stated:
    """A period that a declaration states; `at_most` for an upper limit."""

    length: Duration
    at_most: bool


@record
class Told:
    """A period that a text tells, whether as an upper limit, and where.

    Its length has no place yet.
    """

    length: Duration
    at_most: bool
    start: int
    end: int


@rule("clarity/period-in-text")
def period_in_text(policy: Policy) -> Iterator[Finding]:
    """A text says that data are kept for one period, and its own declaration states another (Art. 13(2)(a)).

    Compared only with what the declaration holds itself, and only where no stated period, nor all of them together,
    agrees. A date since which the policy is said to be in force is compared with `effective`.
    """
    for piece, passages in read(policy, languages(BOOK)):
        if piece.declaration.kind not in KEEPING or piece.statement in ("keep", "criteria"):
            continue
        tellings = [(p, told) for p, lang in passages for told in _periods_in_text(p.text, lang)]
        stated = _stated(piece.declaration) if tellings else []
        lengths = _lengths_of(stated)
        wrong = next(((p, told) for p, told in tellings if not lengths.agree(told)), None)
        if stated and wrong:
            passage, told = wrong
            span = passage.place(told.start, told.end)
            yield finding(
                piece.declaration, span, related=(related(stated[0].length.span, "stated"),),
                told=replace(told.length, span=span), stated=stated[0].length,
            )  # fmt: skip
    yield from _dates(policy)


def _stated(declaration: Declaration) -> list[Stated]:
    """The periods that a declaration states, with those of its exceptions and of each cookie."""
    blocks = [declaration, *declaration.all("except", "cookie")]
    chains = [c for b in blocks if (c := b.retention_term())]
    found_here = [Stated(p.duration, p.at_most) for c in chains for p in c.periods if p.duration]
    for block in blocks:
        for word in ("lifetime", "choice"):
            statement = block.first(word)
            if statement and statement.own_duration:
                found_here.append(Stated(statement.own_duration, statement.has("at-most")))
    return found_here


@lru_cache(maxsize=TEXTS)
def _periods_in_text(text: str, lang: str) -> tuple[Told, ...]:
    keeping, limiting = pattern(BOOK, lang, "after-keep"), pattern(BOOK, lang, "at-most")
    ends = {m.end(): m for m in keeping.finditer(folded(text))} if keeping and limiting else {}
    found_here = []
    for quantity in quantities_in(text, lang) if ends else ():
        match = next((m for far in range(NEAR, -1, -1) if (m := ends.get(quantity.start - far))), None)
        length = _duration(quantity)
        if match and limiting and length:
            found_here.append(Told(length, limiting.search(match.group()) is not None, quantity.start, quantity.end))
    return tuple(found_here)


def _duration(quantity: Quantity) -> Duration | None:
    lengths = [r for r in quantity.readings if r[0] in ("hours", "months")]
    if quantity.kind != "duration" or not lengths or float(lengths[0][1]) % 1:
        return None
    kind, number = lengths[0]
    return Duration(int(number), str(kind).rstrip("s"), NOWHERE)


@record
class _Lengths:
    """The lengths that a declaration states, sorted once: a text may tell as many as the declaration states.

    `fewest` and `most` are the hours of each, `most` the greatest of it and of those before; `limit` is the greatest
    upper limit, and `together` what all of them add up to.
    """

    fewest: tuple[float, ...]
    most: tuple[float, ...]
    limit: float
    together: tuple[float, float] | None

    def agree(self, told: Told) -> bool:
        """True when a stated one can be the one told, or all together are, or when one of both is an upper limit."""
        fewest, most = told.length.hours()
        within = bisect_right(self.fewest, most)
        possible = within > 0 and (told.at_most or self.most[within - 1] >= fewest)
        return possible or self.limit > most or self.together == (fewest, most)


def _lengths_of(stated: list[Stated]) -> _Lengths:
    hours = sorted(period.length.hours() for period in stated)
    months = [s.length for s in stated if s.length.unit in ("month", "year")]
    together = sum(d.number * (12 if d.unit == "year" else 1) for d in months)
    return _Lengths(
        fewest=tuple(fewest for fewest, _ in hours),
        most=tuple(accumulate((most for _, most in hours), max)),
        limit=max((period.length.hours()[0] for period in stated if period.at_most), default=-1),
        together=Duration(together, "month", NOWHERE).hours() if len(stated) > 1 else None,
    )


def _dates(policy: Policy) -> Iterator[Finding]:
    stated = policy.header.word("effective") if policy.header else None
    if policy.header is None or stated is None:
        return
    for piece in pieces(policy, "policy"):
        for passage, lang in readings(policy, piece.text, languages(BOOK)):
            for quantity in _in_force(passage.text, lang):
                days = _days(quantity)
                if days and all(d.isoformat() != stated.text for d in days):
                    yield finding(
                        policy.header, passage.place(quantity.start, quantity.end), variant="date",
                        related=(related(stated.span, "stated"),), told=days[0], stated=stated.text,
                    )  # fmt: skip


def _days(quantity: Quantity) -> list[date]:
    """The whole dates that a figure can mean, those of the calendar only."""
    found_here = []
    for kind, *parts in sorted(quantity.readings):
        try:
            found_here += [date(*(int(p) for p in parts))] if kind == "date" else []
        except ValueError:
            continue
    return found_here


@lru_cache(maxsize=TEXTS)
def _in_force(text: str, lang: str) -> tuple[Quantity, ...]:
    """The figures of a text since which it says that something is in force."""
    ahead = pattern(BOOK, lang, "in-force")
    ends = {m.end() for m in ahead.finditer(folded(text))} if ahead else set()
    near = quantities_in(text, lang) if ends else ()
    return tuple(f for f in near if any(f.start - far in ends for far in range(NEAR + 1)))
