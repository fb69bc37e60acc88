"""translation/wrong-language: a text is written in another language than it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.passages import SENTENCES, pieces
from polc.reference.lexicon import TEXTS, plain
from polc.reference.package import read_toml

WORDS = re.compile(r"[^\W\d_]+")


ENOUGH = 3
"""Distinct small words that, all of one language, tell the language of a text."""


MASKED = re.compile(r"\{[^{}\n]*\}")


@rule("translation/wrong-language")
def wrong_language(policy: Policy) -> Iterator[Finding]:
    """A text stands under the tag of another language, or untagged and readable in one only (Art. 12(1)).

    Told by small words such as "the" or "les": at least three of one language and none of its own.
    """
    for piece in pieces(policy):
        if piece.statement not in SENTENCES:
            continue
        for passage in piece.text.passages:
            told = _language(passage.text)
            if told is None:
                continue
            if passage.lang in read_toml("lexicon", "function-words.toml") and passage.lang != told:
                yield finding(piece.declaration, passage.span, tag=passage.lang or "", language=told)
            elif passage.lang is None and any(lang != told for lang in policy.languages):
                yield finding(piece.declaration, passage.span, variant="untagged", language=told)


@lru_cache(maxsize=TEXTS)
def _language(text: str) -> str | None:
    """The one language that has every small word a text uses.

    None where that is not sure.
    """
    words = {word.lower() for word in WORDS.findall(plain(MASKED.sub(" ", text)))}
    small = {lang: words & set(known) for lang, known in read_toml("lexicon", "function-words.toml").items()}
    used = frozenset[str]().union(*small.values())
    told = [lang for lang, known in small.items() if known == used]
    return told[0] if len(used) >= ENOUGH and len(told) == 1 else None
