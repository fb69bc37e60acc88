"""translation/term: a term is not that of the official version of the GDPR."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.record import record
from polc.core.values import Passage, Text
from polc.model.policy import Policy
from polc.model.texts.passages import read
from polc.reference.lexicon import TEXTS, Words, folded, words_of
from polc.reference.package import read_toml

TERMS = "terms"


@record
class Slip:
    """A wrong rendering where it stands in a text, the end excluded."""

    rendering: Rendering
    start: int
    end: int


@record
class Rendering:
    """The official term of a language, expressions of wrong ones, and what must or must not stand beside them."""

    right: str
    article: str
    written: list[str]
    wrong: Words
    said: Words | None
    unless: Words | None
    status: bool


@rule("translation/term")
def term(policy: Policy) -> Iterator[Finding]:
    """A text renders a term of the GDPR by a word that its official version in that language does not use.

    A rendering that has other uses counts only where another language of the text has the term. One finding a text.
    """
    for piece, passages in read(policy, tuple(_renderings())):
        slips = (
            (p, s)
            for p, lang in passages
            for s in _wrong_renderings(p.text, lang)
            if _rendering_counts(s.rendering, p, piece.text)
        )
        slip = next(slips, None)
        if slip:
            passage, wrong = slip
            yield finding(
                piece.declaration, passage.place(wrong.start, wrong.end), citations=(wrong.rendering.article,),
                variant="status" if wrong.rendering.status else "",
                words=passage.text[wrong.start : wrong.end], official=wrong.rendering.right,
            )  # fmt: skip


def _rendering_counts(rendering: Rendering, passage: Passage, text: Text) -> bool:
    """True for a rendering without other uses, or where another passage has the term and this one not both words."""
    said, unless = rendering.said, rendering.unless
    if unless and unless.is_in(folded(passage.text)):
        return False
    return said is None or any(said.is_in(folded(p.text)) for p in text.passages if p is not passage)


@lru_cache(maxsize=TEXTS)
def _wrong_renderings(text: str, lang: str) -> tuple[Slip, ...]:
    """The first place of each wrong rendering in a text."""
    smooth = folded(text)
    if not _any_wrong(lang).possible(smooth):
        return ()
    return tuple(Slip(r, *match.span()) for r in _renderings()[lang] if (match := r.wrong.search(smooth)))


@cache
def _renderings() -> dict[str, tuple[Rendering, ...]]:
    found_here: dict[str, list[Rendering]] = {}
    for entry in read_toml("lexicon", f"{TERMS}.toml").values():
        for lang, lists in entry.items():
            if isinstance(lists, dict):
                wrong, said, unless = (_words(lists.get(key, ())) for key in ("wrong", "said", "unless"))
                if wrong:
                    rendering = Rendering(
                        lists["right"], entry["article"], lists["wrong"], wrong, said, unless, "status" in entry
                    )
                    found_here.setdefault(lang, []).append(rendering)
    return {lang: tuple(renderings) for lang, renderings in found_here.items()}


@cache
def _any_wrong(lang: str) -> Words:
    return words_of([expression for rendering in _renderings()[lang] for expression in rendering.written], TERMS)


def _words(expressions: list[str]) -> Words | None:
    return words_of(expressions, TERMS) if expressions else None
