"""Patterns of paths as git writes them, for `.gitignore` and for settings.

What is asked of them is always short.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from polc.core.record import record

MOST_PATTERNS = 1_000
"""The most patterns that are taken from one list, and for one folder from all that decide in it."""
MOST_STEPS = 100_000
"""The most ways in which the wildcards of a pattern may be laid over a path: one with more does not match it."""
STARS = re.compile(r"\*+")
FEW = 2
"""So many wildcards can be laid over any path."""


class NoPatternError(ValueError):
    """A text is no pattern of a path."""


@record
class Pattern:
    """A pattern: whether what it matches is meant or taken back, and by what of a path it goes.

    `by_name` where it goes by the name alone, `inside` where it means all that is in a folder and not the folder.
    """

    means: bool
    expression: re.Pattern[str]
    stars: int
    by_name: bool
    inside: bool

    def matches_entry(self, path: str, name: str, *, folder: bool) -> bool:
        """True where it matches just this file or folder; nothing above has been matched."""
        subject = name if self.by_name else path
        if folder and not self.inside:
            subject += "/"
        found = self._search(subject)
        if found is None:
            return False
        end = found.end("ps_d") if "ps_d" in self.expression.groupindex else -1
        return end in (-1, len(subject))

    def matches_within(self, path: str) -> bool:
        """True where it matches a file, or a folder that the file stands in."""
        return self._search(path) is not None

    def _search(self, subject: str) -> re.Match[str] | None:
        if self.stars > FEW and math.comb(len(subject), self.stars) > MOST_STEPS:
            return None
        return self.expression.search(subject)


@record
class Patterns:
    """The patterns of a list, of which the last one that matches decides.

    `texts` are what they were written as.
    """

    patterns: tuple[Pattern, ...]
    texts: tuple[str, ...] = ()

    def of_entry(self, path: str, name: str, *, folder: bool) -> bool | None:
        """Whether this file or folder, with its path and name, is meant.

        None where no pattern says so.
        """
        for pattern in reversed(self.patterns):
            if pattern.matches_entry(path, name, folder=folder):
                return pattern.means
        return None

    def cover(self, path: str) -> bool:
        """True where a file is meant, by itself or with a folder that it stands in."""
        return next((p.means for p in reversed(self.patterns) if p.matches_within(path)), False)


def pattern_of(text: str) -> Pattern | None:
    """A pattern; None for a comment and for an empty line.

    Raises NoPatternError for what is none.
    """
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        read = GitIgnoreSpecPattern(text)
    except (ValueError, re.error, OverflowError, RecursionError) as error:
        raise NoPatternError(text) from error
    if read.include is None or read.regex is None:
        return None
    plain = text.rstrip()
    return Pattern(
        means=read.include,
        expression=re.compile(read.regex.pattern, re.DOTALL),
        stars=len(STARS.findall(plain)),
        by_name="/" not in plain.rstrip("/"),
        inside=plain.endswith("/**"),
    )


def patterns_in(lines: Iterable[str]) -> Patterns:
    """The patterns in the lines of an ignore file.

    As for git, a line that is no pattern says nothing.
    """
    found: list[Pattern] = []
    for line in lines:
        if len(found) == MOST_PATTERNS:
            break
        try:
            pattern = pattern_of(line)
        except NoPatternError:
            continue
        if pattern is not None:
            found.append(pattern)
    return Patterns(tuple(found))
