"""contradiction/tracker-class-undeclared: a class of cookies is mentioned and nowhere described."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.contradiction._trackers import is_of
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import described
from polc.reference.vocabulary import vocabulary


@rule("contradiction/tracker-class-undeclared")
def tracker_class_undeclared(policy: Policy) -> Iterator[Finding]:
    """A class of cookies appears in a period, a right or a rule on consent, and no cookies block describes it.

    Art. 13(1)(c). A general block (`consent required for …`) describes its classes itself where there
    are no other blocks. One finding a class, at its first mention.
    """
    blocks = described(policy)
    mentions: dict[str, list[tuple[Declaration, Word]]] = {}
    for declaration, word in _mentions(policy, general=bool(blocks)):
        entry = vocabulary("cookie-kinds").get(word.text)
        if entry and not any(is_of(d, word.text) or _is_within(word.text, d) for d in blocks):
            mentions.setdefault(entry.id, []).append((declaration, word))
    for places in mentions.values():
        declaration, word = places[0]
        yield finding(
            declaration,
            word.span,
            related=tuple(related(word.span, "again") for _, word in places[1:]),
            kind=_kind(word),
        )


def _mentions(policy: Policy, *, general: bool) -> Iterator[tuple[Declaration, Word]]:
    for cookies in policy.all("cookies") if general else ():
        for statement in (s for s in cookies.all("consent") if s.has("required")):
            for clause in statement.all("for"):
                yield from ((cookies, word) for word in clause.own_listing.words)
    for retention in policy.all("retention"):
        for covers in retention.all("covers"):
            for clause in covers.all("for-cookies"):
                yield from ((retention, word) for word in clause.own_listing.words)
    for right in policy.rights.values():
        for case in right.every:
            yield from ((right.declaration, word) for word in case.over("cookies").words)


def _is_within(class_: str, block: Declaration) -> bool:
    """True when a class lies within one that a block describes: basket cookies within necessary ones."""
    return any(vocabulary("cookie-kinds").is_a(class_, n) for n in block.listing("kind").names)


def _kind(word: Word) -> Fact:
    return vocabulary("cookie-kinds").term_of(word.text, word)
