"""How many words a page may have, from what its policy states: so much for each thing, and the authors' own words."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import field_names, values_of
from polc.core.values import Duration, Listing, Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from tests.prose.measures import tokens

FRAME = 405
"""Headings, summary, how to use rights and to complain, and sentences that stand on every page."""
SHORTER = {"en": 0.94}
"""The share of the words that a language needs beside French."""
DECLARATION = {
    "purpose": 35, "recipient": 25, "data": 13, "cookies": 40, "right": 30,
    "source": 50, "transfer": 35, "measure": 25, "promise": 20, "decision": 60, "ai": 50, "watchlist": 40,
    "officer": 30, "representative": 30, "joint-control": 40, "term": 10, "document": 8, "links": 25, "platform": 10,
    "disputes": 25, "collection": 25, "section": 10, "provision": 10, "citation": 8,
}  # fmt: skip
"""Words for each declaration of a kind."""
STATEMENT = {
    "keep": 11, "except": 15, "condition": 30, "safeguard": 25, "mandatory": 12, "case": 25, "except-right": 25,
    "grounds": 40, "refused": 15, "limited-to": 8, "applies-to": 8, "earlier-processing-lawful": 10,
    "from": 4, "purpose.from": 20,
    "cookie": 20, "opt-out": 12, "changes": 15, "without-consent": 20, "offers": 10, "norm": 12,
}  # fmt: skip
"""Words for each statement of a kind, or of a kind in declarations of a kind, besides."""
ALONE = 30
"""Words for each purpose that stands under a heading of its own and so names its legal basis itself."""
THIRD_PERSON = 1.08
"""“The data subject can” beside “you can”."""
USUAL = 3
"""How many words of a name the figures above take into account; a longer one is written out wherever it is named."""
OPENING = 5
"""How many words open a sentence that tells a list or a reason: “The reason stated is the following”."""
NAMES = frozenset({"title", "name", "legal-name", "called", "reach"})
"""Statements whose texts are counted with what they name."""


def budget(policy: Policy, lang: str, *, grouped: bool) -> float:
    """Return the most words of a page; `grouped` where purposes stand under the headings of their legal bases."""
    words = FRAME + sum(DECLARATION.get(d.kind, 0) for d in policy.declarations if d.id or d.kind != "cookies")
    offered = policy.rights_block.listing("offer").names if policy.rights_block else frozenset()
    words += DECLARATION["right"] * len(offered - set(policy.rights))
    words += sum(_words_for(d.kind, s.kind) for d in policy.declarations for s in _statements(d))
    words += 0 if grouped else ALONE * len(policy.purposes)
    voice = policy.header.word("voice") if policy.header else None
    words *= 1 if voice and voice.text == "we" else THIRD_PERSON
    words += _beyond_usual_names(policy, lang)
    return words * SHORTER.get(lang, 1) + sum(_authors_words(d, lang) for d in policy.declarations)


def stated_again(policy: Policy, lang: str) -> int:
    """Return how many words the policy itself states more than once: lists that hold the same, and reasons."""
    known: set[tuple[str, object]] = set()
    words = 0
    for declaration in policy.declarations:
        for stated in declaration.statements():
            for value in stated.node.values:
                if isinstance(value, Listing | Text):
                    key = stated.kind, _content(value, lang)
                    words += _length(policy, value, lang) if key in known else 0
                    known.add(key)
    return words


def _content(value: Listing | Text, lang: str) -> object:
    return tuple(e.name.text for e in value if e.name) if isinstance(value, Listing) else _passage(value, lang)


def _length(policy: Policy, value: Listing | Text, lang: str) -> int:
    """How many words a value has on the page, the verb and the subject of its sentence among them."""
    if isinstance(value, Text):
        return len(tokens(_passage(value, lang))) + OPENING
    return sum(len(tokens(_title(policy, e.name.text, lang))) + 1 for e in value if e.name) + OPENING


def _title(policy: Policy, name: str, lang: str) -> str:
    """What a name stands for: the title of what is declared by it, or the name itself."""
    declared = next((d for d in policy.declarations if d.id == name), None)
    found = declared.text("name") or declared.title if declared else None
    return _passage(found, lang) if found else name.replace("-", " ")


def _passage(text: Text, lang: str) -> str:
    return (text.passage(lang) or text.passages[0]).text


def _beyond_usual_names(policy: Policy, lang: str) -> int:
    """How many words the names have beyond USUAL, wherever something refers to them."""
    listed = (v for d in policy.declarations for s in d.statements() for v in s.node.values if isinstance(v, Listing))
    return sum(max(0, len(tokens(_title(policy, e.name.text, lang))) - USUAL) for x in listed for e in x if e.name)


def stated_periods(policy: Policy) -> int:
    """Return how many lengths of time a policy states."""
    return sum(isinstance(value, Duration) for d in policy.declarations for value in _values(d.node))


def _words_for(kind: str, statement: str) -> int:
    return STATEMENT.get(f"{kind}.{statement}", STATEMENT.get(statement, 0))


def _statements(declaration: Declaration) -> Iterator[Declaration]:
    for stated in declaration.statements():
        yield stated
        yield from _statements(stated)


def _authors_words(declaration: Declaration, lang: str) -> int:
    held = (v for s in declaration.statements() if s.kind not in NAMES for v in _values(s.node))
    return sum(len(tokens(_passage(v, lang))) for v in held if isinstance(v, Text))


def _values(held: object) -> Iterator[object]:
    """Every value in a record or a tuple, however deep."""
    yield held
    if isinstance(held, tuple):
        members: tuple[object, ...] = held
    else:
        members = values_of(held) if field_names(held) else ()
    for member in members:
        yield from _values(member)
