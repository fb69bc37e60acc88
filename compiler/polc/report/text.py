"""The text report: a block for each finding, then a summary. Readable at 80 columns; colour only where asked."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from polc.reference.phrases import counted, phrase
from polc.report.excerpt import Line, excerpt, printable
from polc.report.words import Told
from polc.text.source import Sources

Style = Callable[[str, str], str]
"""Paints a text: (text, role) where the role is a severity, `bold`, `dim` or `mark`."""

WIDTH = 80


def plain(text: str, _role: str) -> str:
    """The style of a report that is not for a terminal."""
    return text


def report(
    told: Sequence[Told],
    sources: Sources,
    files: int,
    as_of: date,
    lang: str,
    style: Style = plain,
    *,
    accepted: int = 0,
) -> str:
    """The whole report, with a line end after its last line; `accepted` findings are only counted."""
    blocks = [_block(t, sources, lang, style) for t in told]
    return "\n\n".join([*blocks, summary(told, files, as_of, lang, style, accepted=accepted)]) + "\n"


def summary(
    told: Sequence[Told], files: int, as_of: date, lang: str, style: Style = plain, *, accepted: int = 0
) -> str:
    """The last line: how many findings of each severity, in how many files, as of which day."""
    checked = _sentence(counted("files", files, lang, day=as_of.isoformat()))
    if accepted:
        checked += f" {_sentence(counted('accepted', accepted, lang))}"
    count = Counter(t.severity for t in told)
    if not count:
        return f"{phrase('no-findings', lang)} {checked}"
    parts = []
    for severity, key in (("error", "errors"), ("warning", "warnings"), ("advice", "advices")):
        if count[severity]:
            parts.append(style(counted(key, count[severity], lang), severity))
    return f"{', '.join(parts)}. {checked}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _block(told: Told, sources: Sources, lang: str, style: Style) -> str:
    head = f"{phrase(told.severity, lang)}[{told.rule}]"
    message = _wrapped(f"{head}: {printable(told.message)}", "  ", first="")
    painted = message.replace(head, style(head, told.severity), 1)
    start = told.place.start
    lines = [painted, f"  {style('-->', 'dim')} {printable(told.place.path)}:{start.line}:{start.column}"]
    shown = excerpt(sources[told.place.path], told.place, told.related, WIDTH - 8)
    margin = max(len(str(x.number)) for x in shown if x.number)
    lines += [_excerpt_line(x, margin, told.severity, style) for x in shown]
    for other in told.related:
        if other.path != told.place.path:
            where = phrase("other-file", lang, path=printable(other.path), line=other.start.line)
            lines.append(f"  {style('=', 'dim')} {where}: {printable(other.label)}")
    for citation in told.citations:
        lines.append(_noted(phrase("law", lang), citation.label, style))
        if citation.url:
            lines.append(f"    {style(citation.url, 'dim')}")
    if told.fix:
        lines.append(_noted(phrase("fix", lang), printable(told.fix), style))
    return "\n".join(lines)


def _noted(word: str, text: str, style: Style) -> str:
    wrapped = _wrapped(f"= {word}: {text}", "    ", first="  ")
    return wrapped.replace(f"= {word}:", f"{style('=', 'dim')} {style(f'{word}:', 'bold')}", 1)


def _excerpt_line(line: Line, margin: int, severity: str, style: Style) -> str:
    gutter = style(f" {'' if line.number is None else line.number!s:>{margin}} |", "dim")
    if line.number is not None:
        return f"{gutter} {line.text}".rstrip()
    role = severity if line.mark else "dim"
    return "\n".join(f"{gutter} {style(part, role)}" for part in line.text.split("\n"))


def _wrapped(text: str, indent: str, first: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
