"""What statements read like, for the terminal: what the check reads and what the page says, side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from polc.reference.phrases import phrase
from polc.reference.readers import readers
from polc.reference.sentences import Reading, reading, readings
from polc.report.text import WIDTH, Style, plain


def statement_reading(name: str, lang: str, style: Style = plain) -> str | None:
    """Return what one statement reads like.

    None for one that the language does not have.
    """
    found = reading(name)
    return "\n".join(_block(found, lang, style)) + "\n" if found else None


def all_readings(lang: str, style: Style = plain) -> str:
    """Return what every statement of the language reads like."""
    return "\n\n".join("\n".join(_block(found, lang, style)) for found in readings()) + "\n"


def _block(found: Reading, lang: str, style: Style) -> Iterator[str]:
    colon = phrase("colon", lang)
    yield style(found.name, "bold")
    yield _wrapped(f"{phrase('reading-sample', lang)}{colon} {found.sample}")
    if found.read:
        functions = ", ".join(f"polc.model.{name}" for name in found.read)
        yield _wrapped(f"{phrase('reading-model', lang)}{colon} {functions}")
    yield _wrapped(f"{phrase('reading-rules', lang)}{colon} {_rules(found, lang)}")
    for page_language in ("en", "fr"):
        for said in found.said.get(page_language, ()):
            yield _wrapped(f"{phrase('reading-page', lang)} ({page_language}){colon} {said}")
    if not any(found.said.values()):
        yield _wrapped(phrase("reading-silent", lang))


def _rules(found: Reading, lang: str) -> str:
    """The rules that read the statement, or why none does."""
    line = next((each for each in readers() if each.kind == "statements" and each.name == found.name), None)
    if line is None:
        return "–"
    return ", ".join(line.rules) or line.why.get(lang, "–")


def _wrapped(text: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
