"""What the days to come change for policies, in words for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date

from polc.core.record import record
from polc.reference.phrases import phrase, told_day
from polc.report.terminal import printable, without_commands
from polc.report.text import WIDTH, Style, plain
from polc.report.words import Told


@record
class Turn:
    """A day on which the findings of a file change: those that appear, those that disappear, and why it is a turn."""

    day: date
    path: str
    appear: Sequence[Told]
    disappear: Sequence[Told]
    facts: Sequence[str]


def timeline(turns: Sequence[Turn], as_of: date, lang: str, style: Style = plain) -> str:
    """The turns in the order of their days, each with its findings."""
    if not turns:
        return f"{phrase('nothing-ahead', lang, day=told_day(as_of, lang))}\n"
    blocks = []
    for turn in sorted(turns, key=lambda t: (t.day, t.path)):
        lines = [f"{style(told_day(turn.day, lang), 'bold')}  {printable(turn.path)}"]
        lines += [_wrapped_text(printable(fact), "  ") for fact in turn.facts]
        lines += [_told_line("+", t, lang, style) for t in turn.appear]
        lines += [_told_line("-", t, lang, style) for t in turn.disappear]
        blocks.append("\n".join(lines))
    return without_commands("\n\n".join(blocks)) + f"\n\n{phrase('ahead-key', lang)}\n"


def _told_line(mark: str, told: Told, lang: str, style: Style) -> str:
    head = f"{phrase(told.severity, lang)}[{told.rule}]"
    where = f"{printable(told.place.path)}:{told.place.start.line}"
    text = _wrapped_text(f"{mark} {head}{phrase('colon', lang)} {printable(told.message)} ({where})", "    ")
    return text.replace(head, style(head, told.severity if mark == "+" else "dim"), 1)


def _wrapped_text(text: str, indent: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent="  ", subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
