"""The grammar of colours for editors that read TextMate's, made of the words of the language.

`editors/generate.py` writes it; what only the server can tell, such as a name that is also a word of the language,
comes as semantic tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from polc.syntax.parser.grammar import declaration_keywords, keywords

SCOPE = "source.pol"
UNITS = ("day", "days", "hour", "hours", "minute", "minutes", "month", "months", "week", "weeks", "year", "years")
NOT_A_WORD = r"(?![\w-])"
IN_TIME = ("from", "until")


def textmate_grammar() -> dict[str, Any]:
    """Return the grammar as the JSON that editors read."""
    declarations = declaration_keywords()
    words = {word for word in keywords().values() if word[:1].isalpha()} | set(IN_TIME)
    return {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "polc policy",
        "scopeName": SCOPE,
        "fileTypes": ["pol"],
        "patterns": [
            {"name": "comment.line.number-sign.pol", "match": "#.*$"},
            {"name": "string.quoted.triple.pol", "begin": '"""', "end": '"""'},
            {
                "name": "string.quoted.double.pol",
                "begin": '"',
                "end": '"|$',
                "patterns": [{"name": "constant.character.escape.pol", "match": r"\\."}],
            },
            {"name": "markup.underline.link.pol", "match": r"https?://[^\s,{}\"]+"},
            {"name": "markup.underline.link.pol", "match": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"},
            {"name": "constant.numeric.date.pol", "match": r"\b\d{4}-\d{2}-\d{2}\b"},
            {
                "match": rf"\b(\d+)\s+({_one_of(UNITS)}){NOT_A_WORD}",
                "captures": {"1": {"name": "constant.numeric.pol"}, "2": {"name": "keyword.other.unit.pol"}},
            },
            {"name": "constant.numeric.pol", "match": rf"\b\d+{NOT_A_WORD}"},
            {"name": "support.constant.norm.pol", "match": r"\b[a-z][a-z0-9-]*:[\w.:/()-]*[\w)]"},
            {"name": "support.type.rule.pol", "match": r"\b[a-z]+/[a-z0-9-]+"},
            {"name": "storage.modifier.language.pol", "match": r'\b[a-z]{2}(?=\s*")'},
            {
                "match": rf"^\s*({_one_of(declarations)}){NOT_A_WORD}\s+([^\W\d_][\w-]*)",
                "captures": {"1": {"name": "keyword.control.pol"}, "2": {"name": "entity.name.type.pol"}},
            },
            {"name": "keyword.control.pol", "match": rf"^\s*({_one_of(declarations)}){NOT_A_WORD}"},
            {"name": "keyword.other.pol", "match": rf"(?<![\w-])({_one_of(words)}){NOT_A_WORD}"},
            {"name": "variable.other.pol", "match": r"(?<![\w-])[^\W\d_][\w-]*"},
        ],
    }


def word_lists() -> dict[str, list[str]]:
    """Return the words of the language by what they are, for editors that read lists: declarations, others, units."""
    declarations = set(declaration_keywords())
    words = {word for word in keywords().values() if word[:1].isalpha()} | set(IN_TIME)
    return {"declarations": sorted(declarations), "statements": sorted(words - declarations), "units": list(UNITS)}


def _one_of(words: Iterable[str]) -> str:
    """Words as alternatives of an expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
