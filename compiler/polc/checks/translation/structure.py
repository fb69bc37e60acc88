"""translation/structure: a text and its translation are not built alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.policy import Policy
from polc.model.text_references import LINK, references
from polc.model.texts.lost_parts import lost_part
from polc.model.texts.passages import Pair, translated
from polc.model.texts.quantities import Reading, quantities_in
from polc.reference.lexicon import TEXTS

HEADING = re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE)


ITEM = re.compile(r"^[^\S\n]*+(?:[-*+]|\d+[.)])\s++\S", re.MULTILINE)


MARKDOWN_LINK = re.compile(r"\[[^\[\]\n]+\]\([^)\s\[]+\)")


@rule("translation/structure")
def structure(policy: Policy) -> Iterator[Finding]:
    """A text and its translation differ in headings, list items, links, references or in what they say (Art. 12(1))."""
    for piece, both in translated(policy):
        difference = next((d for pair in both if (d := _difference(pair))), None)
        if difference:
            variant, here, there, span, other_span = difference
            spots = (related(other_span, "other"),)
            yield finding(piece.declaration, span, related=spots, variant=variant, here=here, there=there)
        elif not piece.is_name and (lost := next((found for pair in both if (found := lost_part(pair))), None)):
            yield finding(
                piece.declaration, lost.span, related=(related(lost.lacking.span, "other"),), variant=lost.kind,
                here=lost.here, there=lost.there, language=str(lost.lacking.lang),
            )  # fmt: skip


def _difference(pair: Pair) -> tuple[str, str, str, Span, Span] | None:
    first, second = pair
    variant, here, there = _structure_difference(first.text, first.lang or "", second.text, second.lang or "")
    if variant != "references":
        return (variant, here, there, first.span, second.span) if variant else None
    held = _references(first.text)
    holder, lacking = (first, second) if here in held else (second, first)
    place = held[here] if here in held else _references(second.text)[here]
    return variant, here, str(lacking.lang), holder.place(*place), lacking.span


@lru_cache(maxsize=TEXTS)
def _structure_difference(text: str, lang: str, other: str, other_lang: str) -> tuple[str, str, str]:
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
    return frozenset(r for f in quantities_in(text, lang) if f.kind == "url" for r in f.readings)


def _references(text: str) -> dict[str, tuple[int, int]]:
    """What a text refers to and where.

    The controller apart, who may be "we" in one language.
    """
    return {
        f"{{{r.kind} {r.name}}}".replace(" }", "}"): (r.start, r.end)
        for r in references(text)
        if r.kind not in ("controller", LINK)
    }
