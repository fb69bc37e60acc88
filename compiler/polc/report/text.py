"""The text report: a block for each finding, then a summary.

Readable at 80 columns; colour only where asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from polc.core.sources import Sources
from polc.core.version import __version__
from polc.reference.phrases import counted, phrase, told_day
from polc.reference.rule_names import new_in
from polc.reference.rules import rule_page
from polc.report.excerpt import Line, excerpt
from polc.report.terminal import filled, printable, without_commands
from polc.report.words import Told

Style = Callable[[str, str], str]
"""Paints a text: (text, role) where the role is a severity, `bold`, `dim` or `mark`."""

WIDTH = 80
GUTTER = 4
"""The columns before an excerpt, besides those of the line's number."""


def plain(text: str, _role: str) -> str:
    """The style of a report that is not for a terminal."""
    return text


def report(
    told: Sequence[Told],
    sources: Sources,
    files: int,
    as_of: date | Sequence[date],
    lang: str,
    style: Style = plain,
    *,
    accepted: int = 0,
    off: int = 0,
) -> str:
    """The whole report, with a line end after its last line.

    Findings `accepted`, or turned `off`, are only counted.
    """
    last = summary(told, files, as_of, lang, style, accepted=accepted, off=off)
    return blocks(told, sources, lang, style, last) + "\n"


def blocks(told: Sequence[Told], sources: Sources, lang: str, style: Style = plain, last: str = "") -> str:
    """The findings one under the other, and what is said last, without a line end after it."""
    found = [_block(t, sources, lang, style) for t in told]
    return without_commands("\n\n".join([*found, *([last] if last else [])]))


def summary(
    told: Sequence[Told],
    files: int,
    as_of: date | Sequence[date],
    lang: str,
    style: Style = plain,
    *,
    accepted: int = 0,
    off: int = 0,
) -> str:
    """The last line: how many findings of each severity, in how many files, as of which day, or which days."""
    days = [as_of] if isinstance(as_of, date) else as_of
    checked = _sentence(counted("files", files, lang, day=", ".join(told_day(day, lang) for day in days)))
    if accepted:
        checked += f" {_sentence(counted('accepted', accepted, lang))}"
    if off:
        checked += f" {turned_off(off, lang)}"
    count = Counter(t.severity for t in told)
    if not count:
        return f"{phrase('no-findings', lang)} {checked}"
    parts = []
    for severity, key in (("error", "errors"), ("warning", "warnings"), ("advice", "advices")):
        if count[severity]:
            parts.append(style(counted(key, count[severity], lang), severity))
    return f"{', '.join(parts)}. {checked}"


def turned_off(off: int, lang: str) -> str:
    """That so many findings more are of rules that the project's settings turn off, as a sentence."""
    return _sentence(counted("turned-off", off, lang))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _block(told: Told, sources: Sources, lang: str, style: Style) -> str:
    head = f"{phrase(told.severity, lang)}[{told.rule}]"
    message = _wrapped_text(f"{head}{phrase('colon', lang)} {printable(told.message)}", "  ", first="")
    painted = message.replace(head, style(head, told.severity), 1)
    start = told.place.start
    lines = [painted, f"  {style('-->', 'dim')} {printable(told.place.path)}:{start.line}:{start.column}"]
    lines += _excerpt(told, sources, style)
    for other in told.related:
        if other.path != told.place.path:
            where = phrase("other-file", lang, path=printable(other.path), line=other.start.line)
            lines.append(_note_text(where, printable(other.label), lang, style))
    for citation in told.citations:
        lines.append(_note_text(phrase("law", lang), citation.label, lang, style))
        if citation.url:
            lines.append(f"    {style(citation.url, 'dim')}")
    if told.fix:
        lines.append(_note_text(phrase("fix", lang), printable(told.fix), lang, style))
    if version := new_in(rule_page(told.rule), __version__):
        lines.append(_note_text(phrase("new", lang), phrase("new-in", lang, version=version), lang, style))
    return "\n".join(lines)


def _excerpt(told: Told, sources: Sources, style: Style) -> list[str]:
    """The lines at fault, none for a file whose text could not be read."""
    source = sources[told.place.path]
    if not source.text:
        return []
    here = [told.place, *(r for r in told.related if r.path == told.place.path)]
    margin = max(len(str(p.start.line)) for p in here)
    shown = excerpt(source, told.place, told.related, WIDTH - margin - GUTTER)
    return [_excerpt_line(x, margin, told.severity, style) for x in shown]


def _note_text(word: str, text: str, lang: str, style: Style) -> str:
    title = f"{word}{phrase('colon', lang)}"
    wrapped = _wrapped_text(f"= {title} {text}", "    ", first="  ")
    return wrapped.replace(f"= {title}", f"{style('=', 'dim')} {style(title, 'bold')}", 1)


def _excerpt_line(line: Line, margin: int, severity: str, style: Style) -> str:
    gutter = style(f" {'' if line.number is None else line.number!s:>{margin}} |", "dim")
    if line.number is not None:
        return f"{gutter} {line.text}".rstrip()
    role = severity if line.mark else "dim"
    return "\n".join(f"{gutter} {style(part, role)}" for part in line.text.split("\n"))


def _wrapped_text(text: str, indent: str, first: str) -> str:
    return filled(text, WIDTH, first, indent)
