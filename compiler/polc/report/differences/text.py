"""The comparison as text: by what it obliges to, each difference with its places in both versions."""

from __future__ import annotations

from polc.reference.phrases import in_full, phrase
from polc.report.differences.several import Several
from polc.report.differences.words import Comparison, ToldDifference, ToldSide, shows_values
from polc.report.terminal import filled, printable, without_commands
from polc.report.text import WIDTH, Style, plain

ROLES = {"consent": "error", "inform": "warning", "customers": "advice", "editorial": "dim"}
"""The role of each grade in the colours of reports."""


def report(comparison: Comparison, style: Style = plain) -> str:
    """The whole comparison, with a line end after its last line."""
    title = comparison.words("title", before=comparison.before.label, after=comparison.after.label)
    day = comparison.words("as-of", day=in_full(comparison.as_of, comparison.lang))
    blocks = [style(filled(f"{printable(title)}. {day}", WIDTH, "", "  "), "bold"), *_graded(comparison, style)]
    return without_commands("\n\n".join([*blocks, filled(comparison.summary, WIDTH, "", "  ")])) + "\n"


def report_several(several: Several, style: Style = plain) -> str:
    """The comparison of several policies, one after the other, with a line end after its last line."""
    blocks = [style(filled(printable(several.title), WIDTH, "", "  "), "bold")]
    for changed, comparison in several.differing:
        blocks.append(style(filled(printable(several.heading(changed)), WIDTH, "", "  "), "bold"))
        blocks += _graded(comparison, style)
    blocks += [filled(printable(line), WIDTH, "", "  ") for line in several.closing]
    return without_commands("\n\n".join(blocks)) + "\n"


def _graded(comparison: Comparison, style: Style) -> list[str]:
    """The differences under the headings of their grades."""
    blocks: list[str] = []
    for grade, differences in comparison.graded:
        heading = f"{comparison.words(f'grade-{grade}')} ({len(differences)})"
        blocks.append(f"{style(heading, ROLES[grade])}\n{style('=' * len(heading), ROLES[grade])}")
        blocks += [_block(told, comparison, style) for told in differences]
    return blocks


def _block(told: ToldDifference, comparison: Comparison, style: Style) -> str:
    lang = comparison.lang
    head = f"{comparison.words(f'label-{told.grade}')}[{told.kind}]"
    message = filled(f"{head}{phrase('colon', lang)} {printable(told.message)}", WIDTH, "", "  ")
    lines = [message.replace(head, style(head, ROLES[told.grade]), 1)]
    shown = shows_values(told)
    for key, side in (("before", told.before), ("after", told.after)):
        lines += _side_lines(comparison.words(key), side, comparison, style, shown=shown)
    for citation in told.citations:
        lines.append(_note_text(phrase("law", lang), citation.label, lang, style))
    lines.append(_note_text(comparison.words("to-do"), printable(told.to_do), lang, style))
    return "\n".join(lines)


def _side_lines(word: str, side: ToldSide, comparison: Comparison, style: Style, *, shown: bool) -> list[str]:
    lang = comparison.lang
    lines = [
        f"  {style('-->', 'dim')} {word}{phrase('colon', lang)} {printable(p.path)}:{p.start.line}" for p in side.places
    ]
    if shown and side.declarations:
        lines.append(_note_text(word, printable(side.value) or comparison.words("nothing-stated"), lang, style))
    return lines


def _note_text(word: str, text: str, lang: str, style: Style) -> str:
    title = f"{word}{phrase('colon', lang)}"
    wrapped = filled(f"= {title} {text}", WIDTH, "  ", "    ")
    return wrapped.replace(f"= {title}", f"{style('=', 'dim')} {style(title, 'bold')}", 1)
