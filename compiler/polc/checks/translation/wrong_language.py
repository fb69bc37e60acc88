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


IN_TITLE, FEWEST = 2, 4
"""Distinct small words, and words in all, that tell the language of a title."""
NAMED = frozenset(
    {"controller", "joint-control", "officer", "representative", "recipient", "source", "cookie", "document"}
)
"""Declarations whose titles may be names, which stay in their language."""
NAMELIKE = re.compile(r"[\d\"«»“”„]")


MASKED = re.compile(r"\{[^{}\n]*\}")


@rule("translation/wrong-language")
def wrong_language(policy: Policy) -> Iterator[Finding]:
    """A text stands under the tag of another language, or untagged and readable in one only (Art. 12(1)).

    Told by small words such as "the" or "les": at least three of one language and none of its own. A title is told by
    two, where nothing in it looks like a name.
    """
    for piece in pieces(policy):
        titled = piece.statement == "title" and piece.declaration.kind not in NAMED
        if piece.statement not in SENTENCES and not titled:
            continue
        for passage in piece.text.passages:
            told = _language_of_title(passage.text, policy.languages) if titled else _language(passage.text)
            if told is None:
                continue
            if passage.lang in read_toml("lexicon", "function-words.toml") and passage.lang != told:
                yield finding(piece.declaration, passage.span, tag=passage.lang or "", language=told)
            elif passage.lang is None and any(lang != told for lang in policy.languages):
                yield finding(piece.declaration, passage.span, variant="untagged", language=told)


@lru_cache(maxsize=TEXTS)
def _language_of_title(text: str, languages: tuple[str, ...]) -> str | None:
    """The one language of a policy in which a title can be read.

    None where that is not sure: a capital after the first word, a quotation or a figure may be part of a name, and a
    short title an expression that other languages borrow.
    """
    words = plain(text).split()
    if len(words) < FEWEST or NAMELIKE.search(text) or any(not word.islower() for word in words[1:]):
        return None
    known = {
        lang: set(small) for lang, small in read_toml("lexicon", "function-words.toml").items() if lang in languages
    }
    used = {word.lower() for word in WORDS.findall(plain(text))}
    told = [lang for lang, small in known.items() if len(used & small) >= IN_TITLE]
    others = [lang for lang, small in known.items() if used & small]
    return told[0] if len(known) > 1 and told and told == others else None


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
