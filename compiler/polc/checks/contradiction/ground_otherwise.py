"""contradiction/ground-otherwise: a basis or condition is told otherwise by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Listing, Text, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.grounds import ground_named
from polc.reference.vocabulary import vocabulary

POINTS = {
    "legal-bases": re.compile(r"(?:gdpr|eu:2016/679):6\(1\)\([a-f]\)"),
    "conditions": re.compile(r"(?:gdpr|eu:2016/679):9\(2\)\([a-j]\)"),
}
"""The points of the Regulation on which bases and conditions stand."""
SAME = {"explicit-consent": "consent", "vital-interests": "vital-interests", "pre-contract": "contract"}
"""Conditions and bases that are called as the bases in words are."""


@rule("contradiction/ground-otherwise")
def ground_otherwise(policy: Policy) -> Iterator[Finding]:
    """Beside a legal basis, or a condition of Art. 9, stands the point or the name of another one (Art. 13(1)(c)).

    Only points of Art. 6(1) beside bases and of Art. 9(2) beside conditions, where none of them is the right one; and
    texts that are the name of a basis and nothing else.
    """
    for purpose in policy.purposes:
        for basis in purpose.bases:
            yield from _told_otherwise(
                policy, purpose.declaration, "legal-bases", basis.ground, basis.norms, basis.text
            )
        for statement in purpose.declaration.all("condition"):
            for word in statement.own_words[:1]:
                yield from _told_otherwise(
                    policy, purpose.declaration, "conditions", word, statement.listing("norm"), statement.own_text
                )


def _told_otherwise(
    policy: Policy, declaration: Declaration, class_: str, ground: Word, norms: Listing, text: Text | None
) -> Iterator[Finding]:
    entry = vocabulary(class_).get(ground.text)
    if entry is None:
        return
    cited = [word for word in norms.words if POINTS[class_].fullmatch(word.text)]
    right = str(entry.fields.get("article", ""))
    if cited and all(word.text.split(":")[-1] != right.split(":")[-1] for word in cited):
        places = (related(ground.span, "ground"),)
        yield finding(declaration, cited[0].span, related=places, ground=entry.term, norm=cited[0])
    named = ground_named(policy, text) if text else ""
    if text and named and named != SAME.get(entry.id, entry.id):
        places = (related(ground.span, "ground"),)
        yield finding(declaration, text.span, related=places, variant="words", ground=entry.term, words=text)
