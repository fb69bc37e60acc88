"""Two wordings of one line as one, with marks: word for word, or replaced whole where little is left of the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from polc.core.record import replace
from polc.export.matching import Work, common, opcodes
from polc.export.redline.marked import Mark, MarkedRun, Words
from polc.export.redline.tokens import tokens
from polc.export.runs import Run

LEAST = 0.4
"""The part of the words of the shorter wording that must stay for a change to be told word for word."""
WORD = re.compile(r"\w")
CARRIES = re.compile(r"\w{4,}|\d")
"""Words that are worth keeping between two changes; fewer leave a line in crumbs."""
MOST = 4000
"""The most words of a line that are compared one by one; longer ones are, but for their ends, replaced whole."""


@dataclass(slots=True)
class _Stretch:
    """Words that stay (the same in `old` and `new`), or that are replaced."""

    old: list[Run]
    new: list[Run]
    kept: bool


def reworded(old: Sequence[Run], new: Sequence[Run], locale: str, work: Work | None = None) -> Words:
    """The words of two wordings: what both have is not marked, and has the look and the links of the second."""
    if [_word_key(run) for run in old] == [_word_key(run) for run in new]:
        return wholly(new, Mark.KEPT)
    first, second = list(tokens(old, locale)), list(tokens(new, locale))
    stretches = _merged_changes(_stretches(first, second, work or Work()))
    kept = sum(_word_count(s.new) for s in stretches if s.kept)
    shorter = min(_word_count(first), _word_count(second))
    if kept < LEAST * shorter:
        stretches = _replaced_line(first, second)
    return marked_runs(word for stretch in stretches for word in _marked_runs(stretch))


def wholly(runs: Sequence[Run], mark: Mark) -> Words:
    """Words that all have the same mark."""
    return tuple(MarkedRun(run, mark) for run in runs)


def marked_runs(words: Iterable[MarkedRun]) -> Words:
    """Neighbours with the same look and mark as one."""
    found: list[MarkedRun] = []
    for word in words:
        last = found[-1] if found else None
        if last and last.mark is word.mark and not word.run.anchor and _run_look(last.run) == _run_look(word.run):
            found[-1] = MarkedRun(replace(last.run, text=last.run.text + word.run.text), word.mark)
        else:
            found.append(word)
    return tuple(found)


def _word_count(runs: Iterable[Run]) -> int:
    """How many words there are, blanks and signs left out."""
    return sum(bool(WORD.search(run.text)) for run in runs)


def _run_look(run: Run) -> tuple[object, ...]:
    return run.link, run.lang, run.strong, run.emphasis, run.code


def _word_key(run: Run) -> tuple[object, ...]:
    """What makes a word another: its letters, its look, where it leads outside.

    Not where it stands in the text.
    """
    link = "" if run.link.startswith("#") else run.link
    return run.text, link, run.lang, run.strong, run.emphasis, run.code


def _stretches(left: list[Run], right: list[Run], work: Work) -> list[_Stretch]:
    old, new = [_word_key(run) for run in left], [_word_key(run) for run in right]
    if max(len(old), len(new)) > MOST:
        first, last = common(old, new), 0
        if first < min(len(old), len(new)):
            last = min(common(old[::-1], new[::-1]), min(len(old), len(new)) - first)
        middle = _Stretch(left[first : len(left) - last], right[first : len(right) - last], kept=False)
        ends = (left[:first], right[:first]), (left[len(left) - last :], right[len(right) - last :])
        return [_Stretch(*ends[0], kept=True), middle, _Stretch(*ends[1], kept=True)]
    return [_Stretch(left[a:b], right[c:d], kept=same) for same, a, b, c, d in opcodes(old, new, work)]


def _merged_changes(stretches: list[_Stretch]) -> list[_Stretch]:
    """Changes with nothing but a blank or a small word between them as one."""
    found: list[_Stretch] = []
    for number, stretch in enumerate(stretches):
        inside = 0 < number < len(stretches) - 1
        weak = stretch.kept and inside and not CARRIES.search("".join(run.text for run in stretch.new))
        if found and not found[-1].kept and (weak or not stretch.kept):
            found[-1].old += stretch.old
            found[-1].new += stretch.new
        else:
            found.append(_Stretch([*stretch.old], [*stretch.new], kept=stretch.kept and not weak))
    return found


def _replaced_line(first: list[Run], second: list[Run]) -> list[_Stretch]:
    """The line replaced, but for a label that both have before their words."""
    start = 0
    for n in range(1, common([_word_key(run) for run in first], [_word_key(run) for run in second])):
        if first[n].text.isspace() and not first[n].strong and first[n - 1].strong and first[n - 1].text.endswith(":"):
            start = n + 1
    return [_Stretch(first[:start], second[:start], kept=True), _Stretch(first[start:], second[start:], kept=False)]


def _marked_runs(stretch: _Stretch) -> Iterator[MarkedRun]:
    if stretch.kept:
        yield from (MarkedRun(run) for run in stretch.new)
    else:
        yield from (MarkedRun(run, Mark.DELETED) for run in stretch.old)
        yield from (MarkedRun(run, Mark.INSERTED) for run in stretch.new)
