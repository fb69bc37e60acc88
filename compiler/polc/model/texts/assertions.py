"""What a text asserts that the law forbids, or that the rest of the policy denies (`dsl/lexicon/assertions.toml`).

A clause asserts something where it holds an expression of its list, its sentence a word of the list `…-about` if there
is one, one of `…-with` if there is one, and no other word of `…-unless`, and the rest of the clause no word of
`…-denied`. A list that has neither of the last two takes the words of `unless` for the latter. What a list of that name
leaves out, the frames of the same name may see (`model/texts/frames.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from polc.core.record import record
from polc.core.sources import Span
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.texts.clauses import clauses
from polc.model.texts.frames import framed, possible_frames
from polc.model.texts.passages import Piece, Reading, read
from polc.model.texts.sentences import sentences
from polc.reference.lexicon import NAMED, TEXTS, folded, languages, lexicon, lists_in, pattern

BOOK = "assertions"


@record
class Assertion:
    """A text that asserts something: its declaration and statement, the words that do, and their place."""

    declaration: Declaration
    statement: str
    words: str
    span: Span


def assertions(policy: Policy, *lists: str) -> Iterator[Assertion]:
    """The policy's own texts that assert something, each at the words that do, in the first language that does."""
    for piece, passages, possible in _read_with_lists(policy):
        if possible.isdisjoint(lists):
            continue
        found = ((p, place) for p, lang in passages for name in lists if (place := asserted(p.text, lang, name)))
        passage, place = next(found, (None, (0, 0)))
        if passage is not None:
            words = " ".join(passage.text[slice(*place)].split())
            yield Assertion(piece.declaration, piece.statement, words, passage.place(*place))


@cached_on_policy
def _read_with_lists(policy: Policy) -> tuple[tuple[Piece, tuple[Reading, ...], frozenset[str]], ...]:
    """The policy's own texts with their readings and the lists of which they may hold a word, once for all rules."""
    return tuple(
        (piece, passages, frozenset().union(*(_possible(passage.text, lang) for passage, lang in passages)))
        for piece, passages in read(policy, languages(BOOK))
    )


def _possible(text: str, lang: str) -> frozenset[str]:
    smooth = folded(text)
    return lists_in(smooth, BOOK, lang, _lists(lang)) | possible_frames(smooth, lang)


@cache
def _lists(lang: str) -> tuple[str, ...]:
    """The lists of a language that assert something: all but those that belong to another list or are named in one."""
    known = lexicon(BOOK, lang)
    belonging = {f"{name}-{kind}" for name in known for kind in ("about", "with", "unless", "denied")}
    named = {name for expressions in known.values() for each in expressions for name in NAMED.findall(each)}
    return tuple(name for name in known if name not in belonging | named)


@lru_cache(maxsize=TEXTS)
def asserted(text: str, lang: str, name: str) -> tuple[int, int] | None:
    """The place of the first words of a text that assert what a list or a frame of that name does; else None."""
    return _worded(text, lang, name) or framed(text, lang, name)


def _worded(text: str, lang: str, name: str) -> tuple[int, int] | None:
    expressions = pattern(BOOK, lang, name)
    smooth = folded(text)
    if expressions is None or not expressions.possible(smooth):
        return None
    about, unless = pattern(BOOK, lang, f"{name}-about"), pattern(BOOK, lang, f"{name}-unless")
    besides = pattern(BOOK, lang, f"{name}-with")
    denied = pattern(BOOK, lang, f"{name}-denied") or (None if unless else pattern(BOOK, lang, "unless"))
    for sentence in sentences(text, lang):
        said = smooth[sentence.start : sentence.end]
        if (about and not about.is_in(said)) or (besides and not besides.is_in(said)):
            continue
        for begin, finish in clauses(said):
            clause = said[begin:finish]
            match = expressions.search(clause)
            if match is None:
                continue
            start, end = begin + match.start(), begin + match.end()
            beside = f"{clause[: match.start()]} | {clause[match.end() :]}"
            if not (denied and denied.is_in(beside)) and not (unless and unless.is_in(said)):
                return sentence.start + start, sentence.start + end
    return None
