"""What stands before a marked text: the two versions, and what changes in legal terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from polc.core.record import record
from polc.document.notice import Notice
from polc.export.redline.comparison import marked
from polc.export.redline.marked import Mark, MarkedPart, anchored
from polc.notice.dates import date_in_words


@record
class Change:
    """A difference in words.

    `duty` is what it obliges to, where that is more than its grade says; `laws` are norms with their addresses, which
    may be empty; `anchors` the places in the text that it may be about, the likeliest first.
    """

    message: str
    duty: str = ""
    laws: tuple[tuple[str, str], ...] = ()
    anchors: tuple[str, ...] = ()


@record
class Grade:
    """The differences of one grade under its name, with what each of them obliges to."""

    id: str
    name: str
    duty: str
    changes: tuple[Change, ...]


@record
class Summary:
    """All differences by grade, the weightiest first, in a language.

    `counted` says how many there are in one line. `before` and `after` are what each version was asked for as, such as
    a path; the comparison is of one `day`.
    """

    lang: str
    before: str
    after: str
    day: date
    counted: str
    grades: tuple[Grade, ...] = ()


@record
class Chapter:
    """One language of a redline: both notices (None for a version without it), the summary, and the marked text."""

    old: Notice | None
    new: Notice | None
    summary: Summary
    parts: tuple[MarkedPart, ...]

    @property
    def notice(self) -> Notice:
        """The second version, or the first where the second lacks the language."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a chapter is of a language that one of them has
        return found

    @property
    def state(self) -> str:
        """The key of what to say of the language as a whole.

        Empty where both versions have it and differ.
        """
        if self.old is None or self.new is None:
            return "only-after" if self.old is None else "only-before"
        return "" if any(part.changed for part in self.parts) else "same"

    def places(self) -> dict[str, Mark]:
        """Every anchor of the text, with the mark of what stands there.

        Deleted only where nothing else has it.
        """
        found: dict[str, Mark] = {}
        for anchor, mark in self._anchors():
            if anchor and (anchor not in found or found[anchor] is Mark.DELETED):
                found[anchor] = mark
        return found

    def _anchors(self) -> Iterator[tuple[str, Mark]]:
        for part in self.parts:
            yield from anchored(part)


def chapter(old: Notice | None, new: Notice | None, summary: Summary) -> Chapter:
    """A chapter with its marked text."""
    return Chapter(old, new, summary, marked(old, new))


def dated(notice: Notice | None) -> str:
    """The day from which a version applies, in the words of its language.

    Empty where none is stated.
    """
    return in_words(notice.effective, notice) if notice and notice.effective else ""


def in_words(day: date, notice: Notice) -> str:
    """A day in the words of a notice's language."""
    return date_in_words(day.isoformat(), notice.book.locale, notice.book.find("form.first-day"))
