"""Whether each language of the policy is there, whole, and of the same build. Reads texts for their language only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Text
from polc.model.policy import Policy
from polc.model.text_references import LINK, references
from polc.model.texts.passages import SENTENCES, Pair, Piece, pieces, translated, written
from polc.model.texts.quantities import Reading, figures
from polc.reference.lexicon import plain, remembered
from polc.reference.package import read_toml

WORDS = re.compile(r"[^\W\d_]+")
ENOUGH = 3
"""Distinct small words that, all of one language, tell the language of a text."""
HEADING = re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE)
ITEM = re.compile(r"^[^\S\n]*+(?:[-*+]|\d+[.)])\s++\S", re.MULTILINE)
MARKDOWN_LINK = re.compile(r"\[[^\[\]\n]+\]\([^)\s\[]+\)")
MASKED = re.compile(r"\{[^{}\n]*\}")


def missing(policy: Policy) -> Iterator[Finding]:
    """A text is not there in a language that the policy declares (Art. 12(1): intelligible to whom it is addressed).

    One finding a declaration and language, or one for the whole policy where it has no text in that language; texts of
    a library that the policy uses are told at its `languages`.
    """
    if policy.header is None:
        return
    for lang in policy.languages:
        lacking = [(d, texts) for d, pieces in written(policy) if (texts := _lacking(pieces, lang))]
        own = [(d, texts) for d, texts in lacking if d.span.path == policy.path]
        stated = policy.header.listing("languages").word(lang)
        place = stated.span if stated else policy.header.place
        if own and lang not in _written(policy):
            count = sum(len(texts) for _, texts in own)
            yield found(policy.header, place, variant="all", language=lang, count=count)
        else:
            for declaration, (first, *others) in own:
                again = tuple(related(t.span, "again") for t in others)
                yield found(declaration, first.span, related=again, language=lang)
        lent = [t for d, texts in lacking if d.span.path != policy.path for t in texts]
        for path in dict.fromkeys(t.span.path for t in lent):
            spots = tuple(related(t.span, "again") for t in lent if t.span.path == path)
            yield found(policy.header, place, related=spots, variant="used", language=lang, file=path)


def _lacking(pieces: Iterable[Piece], lang: str) -> list[Text]:
    return [p.text for p in pieces if p.text.passage(lang) is None]


def _written(policy: Policy) -> frozenset[str]:
    return frozenset(lang for piece in pieces(policy) for lang in piece.text.languages)


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
                yield found(piece.declaration, passage.span, tag=passage.lang or "", language=told)
            elif passage.lang is None and any(lang != told for lang in policy.languages):
                yield found(piece.declaration, passage.span, variant="untagged", language=told)


@remembered
def _language(text: str) -> str | None:
    """The one language that has every small word a text uses; None where that is not sure."""
    words = {w.lower() for w in WORDS.findall(plain(MASKED.sub(" ", text)))}
    small = {lang: words & set(known) for lang, known in read_toml("lexicon", "function-words.toml").items()}
    used = frozenset[str]().union(*small.values())
    told = [lang for lang, known in small.items() if known == used]
    return told[0] if len(used) >= ENOUGH and len(told) == 1 else None


def structure(policy: Policy) -> Iterator[Finding]:
    """A text and its translation differ in headings, list items, links or references (Art. 12(1))."""
    for piece, both in translated(policy):
        difference = next((d for pair in both if (d := _difference(pair))), None)
        if difference:
            variant, here, there, span, other_span = difference
            spots = (related(other_span, "other"),)
            yield found(piece.declaration, span, related=spots, variant=variant, here=here, there=there)


def _difference(pair: Pair) -> tuple[str, str, str, Span, Span] | None:
    one, other = pair
    variant, here, there = _parted(one.text, one.lang or "", other.text, other.lang or "")
    if variant != "references":
        return (variant, here, there, one.span, other.span) if variant else None
    held = _references(one.text)
    holder, lacking = (one, other) if here in held else (other, one)
    place = held[here] if here in held else _references(other.text)[here]
    return variant, here, str(lacking.lang), holder.place(*place), lacking.span


@remembered
def _parted(text: str, lang: str, other: str, other_lang: str) -> tuple[str, str, str]:
    """In what a text and its translation differ: headings, items or links with their numbers, or a reference.

    Empty words where they are of the same build.
    """
    for variant, parts in (("headings", HEADING), ("items", ITEM), ("links", MARKDOWN_LINK)):
        here, there = len(parts.findall(text)), len(parts.findall(other))
        if here != there and not (variant == "links" and _sites(text, lang) != _sites(other, other_lang)):
            return variant, str(here), str(there)
    mine, theirs = _references(text), _references(other)
    alone = next((name for name in (*mine, *theirs) if name not in mine or name not in theirs), "")
    return ("references", alone, "") if alone else ("", "", "")


def _sites(text: str, lang: str) -> frozenset[Reading]:
    """The sites whose addresses a text gives: `translation/number-mismatch` compares them."""
    return frozenset(r for f in figures(text, lang) if f.kind == "url" for r in f.readings)


def _references(text: str) -> dict[str, tuple[int, int]]:
    """What a text refers to and where; the controller apart, who may be "we" in one language."""
    return {
        f"{{{r.kind} {r.name}}}".replace(" }", "}"): (r.start, r.end)
        for r in references(text)
        if r.kind not in ("controller", LINK)
    }


def authority_clause(policy: Policy) -> Iterator[Finding]:
    """Only one language of several is said to bind (Art. 12(1)): whoever reads the other must be able to rely on it."""
    header = policy.header
    binding = header.word("binding") if header else None
    if header and binding and len(policy.languages) > 1:
        yield found(header, binding.span, language=binding.text)
