"""clarity/readability: a text is hard to read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polc.checks.clarity._reading import too_long
from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.passages import read
from polc.model.texts.sentences import BOOK, Measures, limits, measures, sentences
from polc.reference.lexicon import TEXTS, languages
from polc.reference.package import read_toml

CHILDREN = "children"


@rule("clarity/readability")
def readability(policy: Policy) -> Iterator[Finding]:
    """A text of some length is hard to read by two measures: the score of its language and LIX (Art. 12(1)).

    For children, the mean length of its sentences stands for LIX. Limits in `dsl/lexicon/sentences.toml`. Silent where
    a sentence is too long: that is told by itself.
    """
    for piece, passages in read(policy, languages(BOOK)):
        who = CHILDREN if CHILDREN in piece.declaration.listing("kind").names else ""
        for passage, lang in passages:
            measured = _hard_to_read(passage.text, lang, who)
            if measured:
                yield finding(
                    piece.declaration, passage.span, variant=who,
                    score=str(read_toml("lexicon", f"{BOOK}.toml")[lang]["name"]), ease=measured.ease, lix=measured.lix,
                    mean=measured.mean, limit=limits(who)["ease"], lix_limit=limits()["lix"], lang=lang,
                )  # fmt: skip
                break


@lru_cache(maxsize=TEXTS)
def _hard_to_read(text: str, lang: str, who: str) -> Measures | None:
    """The measures of a text that is hard to read.

    None for one that is not, or that is too short to tell.
    """
    most = limits(who)
    if len(text.split()) < most["words-in-text"] or too_long(text, lang):
        return None
    measured = measures(sentences(text, lang), lang)
    if measured is None or measured.words < most["words-in-text"] or measured.ease >= most["ease"]:
        return None
    confirmed = measured.mean > most["mean"] if who else measured.lix > most["lix"]
    return measured if confirmed else None
