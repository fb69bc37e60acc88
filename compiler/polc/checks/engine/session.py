"""A policy held in memory while somebody writes it.

After each edit, it gives what a check of the new text would find.

    session = Session("policy.pol", date(2026, 11, 22))
    session.edited(text).findings
    session.edited(another_text).findings

It keeps what it has read and reads again what has changed. Whoever holds it gives it the text, and finds the files
that the policy uses. It serves one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from polc.checks.engine.analysis import Analysis, analyse
from polc.core.findings import Finding
from polc.core.sources import Source
from polc.syntax.errors.confusables import Watch
from polc.syntax.parse import parse
from polc.syntax.parser.incremental import parse_again
from polc.syntax.parser.limits import within_limits
from polc.syntax.tree import File

Uses = Callable[[File], tuple[Sequence[File], Sequence[Finding]]]
"""The files that a file uses, directly or not, already parsed; and findings where one cannot be had."""


def alone(file: File) -> tuple[Sequence[File], Sequence[Finding]]:  # noqa: ARG001 - as any `Uses`
    """For a policy that uses no other file."""
    return (), ()


class Session:
    """A policy called `path`, judged as of a day.

    `uses` is asked after each edit for the files that the policy uses; it should hold them parsed. `file` is the
    policy as it was read last, with its source: what the places of the findings refer to.
    """

    def __init__(self, path: str, as_of: date, uses: Uses = alone) -> None:
        self.path = path
        self.as_of = as_of
        self.file = File(Source(path, ""))
        self._uses = uses
        self._sound: File | None = None
        self._watch = Watch()

    def edited(self, text: str) -> Analysis:
        """The policy and its findings with this text.

        They are the same as `analyse` gives of all of it, parsed anew. `text` is what a file would be decoded to: lines
        ended by a line feed, letters in Unicode's form NFC. The same text may be given again where the files that it
        uses have changed. An analysis stays as it is when the text is edited again.
        """
        self.file, mistakes = self._read_file(Source(self.path, text))
        used, more = self._uses(self.file)
        return analyse(self.file, used, (*mistakes, *more), self.as_of, self._watch.hidden)

    def _read_file(self, source: Source) -> tuple[File, tuple[Finding, ...]]:
        """The file as a check reads it.

        The last text without a mistake is what the next one is compared with.
        """
        sound = self._sound
        file, mistakes = within_limits(source, parse if sound is None else partial(parse_again, before=sound))
        if not mistakes:
            self._sound = file
        return file, mistakes
