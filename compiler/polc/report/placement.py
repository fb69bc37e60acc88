"""What stands at a line of a file, for the terminal: declaration, findings, rules, and its words on the pages."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from polc.core.record import record
from polc.reference.phrases import phrase
from polc.report.terminal import printable, without_commands
from polc.report.text import WIDTH, Style, plain
from polc.report.words import Told


@record
class Placement:
    """A line and what it belongs to.

    `where` is the place asked for; `declaration` its kind and name; `first` and `last` the lines of the declaration;
    `statement` the statement on the line, with what it expects; `pages` address and words for each language.
    """

    where: str
    declaration: str
    first: int
    last: int
    statement: str
    expects: str
    told: Sequence[Told]
    rules: Sequence[str]
    pages: Sequence[tuple[str, Sequence[str]]]


def placement(found: Placement, lang: str, style: Style = plain) -> str:
    """The placement in words."""
    colon = phrase("colon", lang)
    key = "placed-on-one" if found.first == found.last else "placed"
    lines = [
        phrase(
            key, lang, where=printable(found.where), declaration=found.declaration, first=found.first, last=found.last
        )
    ]
    if found.statement:
        expects = f"{colon} {found.expects}" if found.expects else ""
        lines.append(_wrapped_text(f"{phrase('statement-here', lang)} `{found.statement}`{expects}"))
    lines += ["", style(phrase("findings-here", lang), "bold")]
    lines += [
        _wrapped_text(f"{phrase(t.severity, lang)}[{t.rule}]{colon} {printable(t.message)}") for t in found.told
    ] or [f"  {phrase('no-findings', lang)}"]
    lines += ["", style(phrase("read-by", lang), "bold"), _wrapped_text(", ".join(found.rules) or "–")]
    lines += ["", style(phrase("becomes", lang), "bold")]
    for address, words in found.pages:
        lines.append(f"  {address}")
        lines += [_wrapped_text(printable(line), "    ") for line in words] or ["    –"]
    return without_commands("\n".join(lines)) + "\n"


def _wrapped_text(text: str, indent: str = "  ") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
