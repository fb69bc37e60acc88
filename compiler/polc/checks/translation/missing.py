"""translation/missing: a text is missing in a language of the policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.policy import Policy
from polc.model.texts.passages import Piece, pieces, written


@rule("translation/missing")
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
            yield finding(policy.header, place, variant="all", language=lang, count=count)
        else:
            for declaration, (first, *others) in own:
                again = tuple(related(t.span, "again") for t in others)
                yield finding(declaration, first.span, related=again, language=lang)
        lent = [t for d, texts in lacking if d.span.path != policy.path for t in texts]
        for path in dict.fromkeys(t.span.path for t in lent):
            spots = tuple(related(t.span, "again") for t in lent if t.span.path == path)
            yield finding(policy.header, place, related=spots, variant="used", language=lang, file=path)


def _lacking(pieces: Iterable[Piece], lang: str) -> list[Text]:
    return [p.text for p in pieces if p.text.passage(lang) is None]


def _written(policy: Policy) -> frozenset[str]:
    return frozenset(lang for piece in pieces(policy) for lang in piece.text.languages)
