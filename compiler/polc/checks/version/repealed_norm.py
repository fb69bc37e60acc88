"""version/repealed-norm: a norm is cited that no longer applies."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.version._norms import named
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.citations import cited
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.former_law import FormerLaw, former_law
from polc.model.texts.passages import read
from polc.reference.law import norm
from polc.reference.lexicon import languages

TEXT_LANGUAGES = languages("sentences")
"""Languages whose sentences are known."""


@rule("version/repealed-norm")
def repealed_norm(policy: Policy) -> Iterator[Finding]:
    """The policy cites a norm that no longer applies, an article that moved included (Art. 5(1)(a)).

    Or an article whose number is beyond the last one of its instrument, or was given to something else: what had the
    number before stands elsewhere, which is a warning. Texts are read for a few acts that are often cited. Silent as
    long as what was agreed under it is tolerated.
    """
    for citation in cited(policy):
        known = citation.norm
        if known.is_absent:
            yield finding(
                citation.declaration, citation.word.span, variant="absent",
                instrument=named(norm(known.instrument)), article=known.article, last=known.last_article,
            )  # fmt: skip
        elif known.formerly and known.formerly[1] <= policy.as_of:
            now, day = known.formerly
            yield finding(
                citation.declaration, citation.word.span, variant="renumbered", norm=named(known), day=day,
                successor=named(norm(now)), id=now,
            )  # fmt: skip
        elif known.end and known.tolerated and known.tolerated <= policy.as_of:
            yield finding(
                citation.declaration,
                citation.word.span,
                norm=named(known),
                day=known.end,
                successor=named(norm(known.successor)),
                id=known.successor,
            )
    yield from _in_texts(policy)


def _in_texts(policy: Policy) -> Iterator[Finding]:
    """What texts cite in words, one finding for each act with all its places."""
    places: dict[str, list[tuple[Declaration, Span, FormerLaw, str]]] = {}
    for piece, passages in read(policy, TEXT_LANGUAGES):
        for passage, lang in passages:
            for law in former_law(passage.text, lang):
                if law.since <= policy.as_of:
                    place = passage.place(law.start, law.end)
                    words = passage.text[law.start : law.end]
                    places.setdefault(law.now, []).append((piece.declaration, place, law, words))
    for (declaration, span, law, words), *others in places.values():
        yield finding(
            declaration, span, related=tuple(related(place, "again") for _, place, _, _ in others), variant="text",
            words=words, day=law.since, successor=named(norm(law.now)),
        )  # fmt: skip
