"""structure/dangling-section: a text refers to something that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Passage
from polc.model.contacts import address_of
from polc.model.declaration import Declaration
from polc.model.names import UNNAMED
from polc.model.policy import Policy
from polc.model.text_references import LINK, REACH, Reference, malformed, references
from polc.model.texts.passages import written
from polc.model.texts.placeholders import placeholders
from polc.reference.law import authorities
from polc.reference.vocabulary import vocabulary
from polc.syntax.errors.suggestions import nearest

MOST = 100
"""Places of one thing that are told: a text that was pasted again and again may have thousands."""


ALONE = frozenset(UNNAMED) | {
    "policy", "controller", "joint-control", "officer", "representative", "authority", "provision", "rights",
    "decisions", "transfer", "disputes",
}  # fmt: skip
"""Kinds that a reference can mean without a name, because a policy commonly has one."""


WORDED = {"data": "data", "subject": "subjects", "recipient": "recipients", "channel": "channel-kinds"}
"""Kinds whose names in the vocabulary are words that a text can print without anything to lead to."""


KINDS = ("section", "retention", "right", "purpose", "recipient", "document", "term", "data", "cookies", "channel",
         "controller", "authority", "subject", LINK, REACH)  # fmt: skip


@rule("structure/dangling-section")
def dangling_section(policy: Policy) -> Iterator[Finding]:
    """A text refers to something that the policy neither declares nor links to, or cannot be read (Art. 12(1)).

    One finding for all references to the same thing, with its first places. The texts of a library are followed by
    the policies that use it.
    """
    dangling: dict[str, list[tuple[Declaration, Span, Reference]]] = {}
    slips: dict[str, list[tuple[Declaration, Span]]] = {}
    for declaration, pieces in written(policy):
        own = declaration.span.path == policy.path
        for passage in (p for piece in pieces for p in piece.text.passages if "{" in p.text):
            for start, end in _slips(passage) if own else ():
                spots = slips.setdefault(passage.text[start:end], [])
                if len(spots) < MOST:
                    spots.append((declaration, passage.place(start, end)))
            for reference in references(passage.text):
                if not _leads_somewhere(policy, reference):
                    places = dangling.setdefault(f"{reference.kind} {reference.name}".strip(), [])
                    if len(places) < MOST:
                        places.append((declaration, passage.place(reference.start, reference.end), reference))
    for slip, spots in slips.items():
        words = slip.strip("{} ").split()
        yield finding(
            spots[0][0], spots[0][1], related=tuple(related(s, "again") for _, s in spots[1:]),
            variant="malformed", reference=slip, suggestion=nearest(words[0], KINDS) if words else "",
        )  # fmt: skip
    for key, places in dangling.items():
        declaration, span, reference = places[0]
        yield finding(
            declaration, span, related=tuple(related(p, "again") for _, p, _ in places[1:]),
            variant="" if reference.name else "nameless", reference=f"{{{key}}}", kind=reference.kind,
            name=reference.name, suggestion=nearest(reference.name, (d.id for d in policy.all(reference.kind) if d.id)),
        )  # fmt: skip


def _slips(passage: Passage) -> list[tuple[int, int]]:
    """Where braces begin no reference, places of a template to fill in aside: those are told as such."""
    holes = placeholders(passage.text, passage.lang or "")
    return [(a, b) for a, b in malformed(passage.text) if not any(a < end and start < b for start, end in holes)]


def _leads_somewhere(policy: Policy, reference: Reference) -> bool:
    kind, name = reference.kind, reference.name
    if kind == REACH:
        return policy.is_library or address_of(policy, name) is not None
    if kind in (LINK, "controller") and (kind == LINK or not name):
        return True
    if not name:
        return kind in ALONE and bool(policy.all(kind))
    if policy.get(kind, name) is not None or policy.is_library:
        return True
    if kind == "right":
        return policy.offers(name)
    if kind == "authority":
        return name in authorities()
    return kind in WORDED and vocabulary(WORDED[kind]).get(name) is not None
