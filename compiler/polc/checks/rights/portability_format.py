"""rights/portability-format: data are handed over in a format that Article 20 does not describe."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.policy import Policy
from polc.model.texts.assertions import BOOK, asserted
from polc.model.texts.passages import readings
from polc.reference.lexicon import languages
from polc.reference.vocabulary import vocabulary

PORTABLE_FORMATS = ("structured", "commonly-used", "machine-readable")


@rule("rights/portability-format")
def portability_format(policy: Policy) -> Iterator[Finding]:
    """The formats in which data are handed over leave out one of the three qualities that Art. 20(1) asks for.

    Or are told in words of things that no machine reads as data: paper, scans, PDF.
    """
    right = policy.rights.get("portability")
    for case in right.every if right else ():
        formats = case.block.listing("format")
        if right is None or not formats or formats.open:
            continue
        if not any(e.name for e in formats):
            texts = [e.text for e in formats if e.text]
            if texts and all(_is_unstructured(policy, text) for text in texts):
                yield finding(right.declaration, formats.span, variant="unstructured")
        if not all(e.name for e in formats):
            continue
        stated = {t.id for word in formats.words if (t := vocabulary("formats").get(word.text))}
        missing = [f for f in PORTABLE_FORMATS if f not in stated]
        if missing:
            terms = tuple(vocabulary("formats").entries[f].term for f in missing)
            yield finding(right.declaration, formats.span, formats=terms)


def _is_unstructured(policy: Policy, text: Text) -> bool:
    """True where each language of a text names a format that holds words or pictures, and no other one."""
    read = readings(policy, text, languages(BOOK))
    return bool(read) and all(asserted(passage.text, lang, "unstructured-format") for passage, lang in read)
